"""What is wished for, taken out of a record that holds more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hellowork.offices.reference.occupations import is_middle, large_of
from seekers.choices import WishKey, WorkingTimeWish
from seekers.models.wishes import WISH_COLUMNS, Wishes


@dataclass(frozen=True, slots=True, kw_only=True)
class WishList:
    """The wishes of a record or of a consultation, and nothing else of it. Units as in `Wishes`; empty = no wish.

    Occupations are large groups (大分類), and middle ones (中分類) where the wish is narrower.
    """

    occupations: frozenset[str] = frozenset()
    prefectures: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    working_time: str = WorkingTimeWish.EITHER
    monthly_yen: int | None = None
    hourly_yen: int | None = None
    days_off: int | None = None
    overtime_hours: int | None = None
    ticks: frozenset[str] = frozenset()
    musts: frozenset[str] = frozenset()

    @property
    def large_groups(self) -> list[str]:
        """The large groups in which every wished occupation lies."""
        return sorted({large_of(code).value for code in self.occupations})

    @property
    def middle_groups(self) -> list[str]:
        return sorted(filter(is_middle, self.occupations))

    def is_must(self, key: WishKey) -> bool:
        return key.value in self.musts


def wishes_of(record: Wishes) -> WishList:
    """The wishes that stand on a seeker's record or on a consultation."""
    return wishes_from({name: getattr(record, name) for name in WISH_COLUMNS})


def wishes_from(values: Mapping[str, Any]) -> WishList:
    """The same out of the values of the columns of `Wishes`."""
    return WishList(
        occupations=frozenset(values["wish_occupations"]),
        prefectures=frozenset(values["wish_prefectures"]),
        municipalities=frozenset(values["wish_municipalities"]),
        working_time=values["wish_working_time"],
        monthly_yen=values["wish_monthly_yen"],
        hourly_yen=values["wish_hourly_yen"],
        days_off=values["wish_days_off"],
        overtime_hours=values["wish_overtime_hours"],
        ticks=frozenset(values["wish_ticks"]),
        musts=frozenset(values["wish_musts"]),
    )
