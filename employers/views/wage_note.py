"""The wages of a card beside the law: an hour's pay and the minimum wage of the place of work."""

import datetime as dt
from dataclasses import dataclass

from employers import wages
from employers.models import JobCard
from hellowork.calendar import minimum_wage


@dataclass(frozen=True, slots=True)
class WageNote:
    """What the section of wages says below the form. `pay` is None while something for the reckoning is missing."""

    pay: int | None
    place: str
    rate: int | None
    since: dt.date | None
    needs_hours: bool
    needs_place: bool

    @property
    def is_below(self) -> bool:
        return self.pay is not None and self.rate is not None and self.pay < self.rate


def wage_note(card: JobCard) -> WageNote:
    """An hour's pay, rounded down to whole yen, and the newest rate known for the place of work."""
    pay = wages.hourly(card)
    prefecture = card.municipality_id[:2] if card.municipality_id else ""
    known = minimum_wage.applies_in(prefecture)
    rate = minimum_wage.newest_known(prefecture) if known else None
    return WageNote(
        pay=None if pay is None else int(pay),
        place=rate.prefecture_name if rate else "",
        rate=rate.yen if rate else None,
        since=rate.effective if rate else None,
        needs_hours=wages.monthly_hours(card) is None,
        needs_place=not card.municipality_id,
    )
