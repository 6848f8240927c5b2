"""Plain facts of a card that stand in the search table as columns: what wishes are held against."""

from typing import NamedTuple

from employers.choices import EmploymentForm, Experience, TwoDayWeekend
from employers.models.job_card import JobCard


class CardFacts(NamedTuple):
    """None is what the card does not say. Municipality and middle group are the numbers of their codes."""

    municipality: int | None
    days_off: int | None
    has_overtime: bool | None
    overtime_hours: int | None
    is_regular: bool
    is_weekend_off: bool | None
    from_home: bool
    asks_experience: bool | None
    may_be_transferred: bool | None
    car_commuting: bool | None
    occupation_middle: int | None


def card_facts(card: JobCard) -> CardFacts:
    """The facts of one card."""
    return CardFacts(
        municipality=int(card.municipality_id) if card.municipality_id else None,
        days_off=card.days_off_a_year,
        has_overtime=card.has_overtime,
        overtime_hours=card.overtime_hours,
        is_regular=card.employment_form == EmploymentForm.REGULAR,
        is_weekend_off=card.two_day_weekend == TwoDayWeekend.WEEKLY if card.two_day_weekend else None,
        from_home=card.can_work_from_home,
        asks_experience=card.experience == Experience.REQUIRED if card.experience else None,
        may_be_transferred=card.may_be_transferred,
        car_commuting=card.car_commuting,
        occupation_middle=int(card.occupation_middle) if card.occupation_middle else None,
    )
