"""What of a posting is held against wishes: of its card, or of its row in the search by the thousand."""

from typing import NamedTuple

from employers import wages
from employers.models import JobCard
from employers.search.card_facts import card_facts


class Facts(NamedTuple):
    """Of an accepted card, what every publication level tells. None is what the card does not say.

    The age limit of a card is not among them: what is not here cannot enter a ranking.
    """

    occupation: str
    municipality: str
    working_time: str
    wage_month: int | None
    wage_month_max: int | None
    wage_hour: int | None
    is_regular: bool
    days_off: int | None
    is_weekend_off: bool | None
    has_overtime: bool | None
    overtime_hours: int | None
    from_home: bool
    asks_experience: bool | None
    may_be_transferred: bool | None
    car: bool | None
    takes_self_application: bool
    occupation_middle: str | None

    @property
    def prefecture(self) -> str:
        return self.municipality[:2]


# The same out of the search table `s`, in the order of the fields.
FACTS_SQL = """
    lpad(s.og::text, 2, '0'), lpad(s.municipality::text, 5, '0'), CASE WHEN s.is_part THEN 'part' ELSE 'full' END,
    NULLIF(s.wage_month, 0), NULLIF(s.wage_month_max, 0), NULLIF(s.wage_hour, 0),
    s.is_regular, s.days_off, s.is_weekend_off, s.has_overtime, s.overtime_hours,
    s.from_home, s.asks_experience, s.may_be_transferred, s.car_commuting, s.takes_self_application,
    lpad(s.occupation_middle::text, 3, '0')
"""


def facts_of(card: JobCard, *, takes_self_application: bool) -> Facts:
    """The facts of one card, of any level, in the search or not."""
    (low, high), hour, told = wages.monthly(card) or (0, 0), wages.hourly(card), card_facts(card)
    return Facts(
        occupation=card.occupation,
        municipality=card.municipality_id or "",
        working_time=card.working_time,
        wage_month=low or None,
        wage_month_max=high or None,
        wage_hour=int(hour or 0) or None,
        is_regular=told.is_regular,
        days_off=told.days_off,
        is_weekend_off=told.is_weekend_off,
        has_overtime=told.has_overtime,
        overtime_hours=told.overtime_hours,
        from_home=told.from_home,
        asks_experience=told.asks_experience,
        may_be_transferred=told.may_be_transferred,
        car=told.car_commuting,
        takes_self_application=takes_self_application,
        occupation_middle=card.occupation_middle or None,
    )
