"""What of a posting is held against wishes: columns of its card, read one by one or by the thousand."""

from typing import NamedTuple

from employers import wages
from employers.models import JobCard


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
    employment_form: str
    days_off: int | None
    two_day_weekend: str
    has_overtime: bool | None
    overtime_hours: int | None
    remote: bool
    experience: str
    may_be_transferred: bool | None
    car: bool | None
    takes_self_application: bool

    @property
    def prefecture(self) -> str:
        return self.municipality[:2]


# The same out of the search table `s` and the card `c` behind its row, in the order of the fields.
FACTS_SQL = """
    lpad(s.og::text, 2, '0'), c.municipality_id, c.working_time,
    NULLIF(s.wage_month, 0), NULLIF(s.wage_month_max, 0), NULLIF(s.wage_hour, 0),
    c.employment_form, c.days_off_a_year, c.two_day_weekend, c.has_overtime, c.overtime_hours,
    c.can_work_from_home, c.experience, c.may_be_transferred, c.car_commuting, s.takes_self_application
"""


def facts_of(card: JobCard, *, takes_self_application: bool) -> Facts:
    """The facts of one card, of any level, in the search or not."""
    month, hour = wages.monthly(card), wages.hourly(card)
    return Facts(
        occupation=card.occupation,
        municipality=card.municipality_id or "",
        working_time=card.working_time,
        wage_month=(month and month[0]) or None,
        wage_month_max=(month and month[1]) or None,
        wage_hour=(hour and int(hour)) or None,
        employment_form=card.employment_form,
        days_off=card.days_off_a_year,
        two_day_weekend=card.two_day_weekend,
        has_overtime=card.has_overtime,
        overtime_hours=card.overtime_hours,
        remote=card.can_work_from_home,
        experience=card.experience,
        may_be_transferred=card.may_be_transferred,
        car=card.car_commuting,
        takes_self_application=takes_self_application,
    )
