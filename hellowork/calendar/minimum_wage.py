"""Regional minimum wages (地域別最低賃金) as a dated table.

最低賃金法 (昭和34年法律第137号) 9条 and 14条: each prefecture's rate takes effect on its own day, so that
which rate applies depends on place of work and day. The figures and their sources are in
`data/minimum_wages.csv`. An operator adds a new year's rates before the next release of this software in
files of the same form, named in `settings.MINIMUM_WAGE_FILES`; their lines come on top. A demonstration invents
rates that begin next month whenever it is shown (`settings.MINIMUM_WAGES_INVENTED`); of the prefectures named there
nothing else counts.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeGuard

from django.conf import settings

BUNDLED = Path(__file__).parent / "data" / "minimum_wages.csv"

# Codes of JIS X 0401; there is no rate for work abroad.
PREFECTURES = frozenset(f"{number:02d}" for number in range(1, 48))
# Outside of these a rate is a slip of the keyboard.
_PLAUSIBLE_YEN = range(500, 5_001)


class NoRateKnownError(LookupError):
    """The table has no rate for that place and day; never to be read as "any wage will do"."""


class BadTableError(ValueError):
    """A file of rates that contradicts itself or the rules of the table."""


@dataclass(frozen=True)
class Rate:
    """One revision: `yen` an hour in a prefecture from the day `effective` on."""

    prefecture: str
    prefecture_name: str
    yen: int
    effective: date
    fiscal_year: int


@dataclass(frozen=True)
class Table:
    """Rates of every prefecture in the order in which they take effect."""

    rates: dict[str, tuple[Rate, ...]]

    def applicable(self, prefecture: str, day: date) -> Rate:
        """The rate in force in a prefecture on `day`; NoRateKnownError for other places and days before the
        table.
        """
        in_force = [rate for rate in self._of(prefecture) if rate.effective <= day]
        if not in_force:
            raise NoRateKnownError(f"No minimum wage known for prefecture {prefecture} on {day}.")
        return in_force[-1]

    def newest_known(self, prefecture: str) -> Rate:
        """The newest rate of a prefecture, in force or still to come; NoRateKnownError for other places."""
        return self._of(prefecture)[-1]

    def upcoming(self, prefecture: str, day: date) -> Rate | None:
        """The next rate that takes effect after `day`; None if none is known yet."""
        return next((rate for rate in self._of(prefecture) if rate.effective > day), None)

    def newest_began(self) -> date:
        """The first day on which a rate of the newest complete fiscal year took effect anywhere."""
        every = [rate for rates in self.rates.values() for rate in rates]
        newest = min(rates[-1].fiscal_year for rates in self.rates.values())
        return min(rate.effective for rate in every if rate.fiscal_year == newest)

    def age(self, day: date) -> int:
        """Days from the start of the newest complete fiscal year's rates to `day`; below zero before it."""
        return (day - self.newest_began()).days

    def is_outdated(self, day: date) -> bool:
        """Whether the table is older than a year: rates change every autumn, so one change is missing."""
        began = self.newest_began()
        return (day.year, day.month, day.day) > (began.year + 1, began.month, began.day)

    def _of(self, prefecture: str) -> tuple[Rate, ...]:
        if prefecture not in self.rates:
            raise NoRateKnownError(f"No minimum wage known for prefecture {prefecture}.")
        return self.rates[prefecture]


def applies_in(prefecture: str) -> bool:
    """Whether a place of work has a regional minimum wage at all: not abroad (59 海外)."""
    return prefecture in PREFECTURES


def applicable(prefecture: str, day: date) -> Rate:
    """`Table.applicable` of the table in use."""
    return table().applicable(prefecture, day)


def newest_known(prefecture: str) -> Rate:
    """`Table.newest_known` of the table in use: a wage below it blocks the acceptance of a posting."""
    return table().newest_known(prefecture)


def upcoming(prefecture: str, day: date) -> Rate | None:
    """`Table.upcoming` of the table in use: a rate that starts within a posting's life."""
    return table().upcoming(prefecture, day)


def table_age(day: date) -> int:
    """`Table.age` of the table in use, in days."""
    return table().age(day)


def is_outdated(day: date) -> bool:
    """`Table.is_outdated` of the table in use: a finding of its own, beside any finding on a wage."""
    return table().is_outdated(day)


def newest_since(day: date) -> list[Rate]:
    """The newest rates of all prefectures in which it took effect after `day` or is still to come: what a posting
    that was accepted before may have fallen below.
    """
    return [rates[-1] for rates in table().rates.values() if rates[-1].effective > day]


def table() -> Table:
    """The table in use: the bundled file and the operator's, read anew when one of them changes.

    BadTableError if one is wrong.
    """
    files = [BUNDLED, *(Path(name) for name in getattr(settings, "MINIMUM_WAGE_FILES", ()))]
    invented = settings.MINIMUM_WAGES_INVENTED
    return _load(tuple(_seen(path) for path in files), _seen(invented) if _is_there(invented) else None)


# A file, and what tells that it has changed.
_Seen = tuple[Path, int, int]


def _seen(path: Path) -> _Seen:
    state = path.stat()
    return path, state.st_mtime_ns, state.st_size


def _is_there(path: Path | None) -> TypeGuard[Path]:
    return path is not None and path.exists()


@lru_cache(maxsize=4)
def _load(files: tuple[_Seen, ...], invented: _Seen | None) -> Table:
    rates = [rate for path, *_state in files for rate in read(path)]
    instead = read(invented[0]) if invented else []
    named = {rate.prefecture for rate in instead}
    return build([*(rate for rate in rates if rate.prefecture not in named), *instead])


def read(path: Path) -> list[Rate]:
    """The rates of one file; BadTableError with the file and the line for a line that is wrong."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [
            (number, line)
            for number, line in enumerate(file, start=1)
            if line.strip() and not line.startswith("#")
        ]
    rates = []
    reader = csv.DictReader(line for _number, line in lines)
    for (number, _line), row in zip(lines[1:], reader, strict=True):
        try:
            rates.append(_rate(row))
        except (KeyError, TypeError, ValueError) as error:
            raise BadTableError(f"{path.name}, line {number}: {error}") from error
    return rates


def build(rates: Iterable[Rate]) -> Table:
    """A table out of rates.

    BadTableError when a prefecture is missing, named twice in a year, or its rate goes down.
    """
    grouped: dict[str, list[Rate]] = {}
    for rate in sorted(rates, key=lambda rate: (rate.prefecture, rate.fiscal_year)):
        grouped.setdefault(rate.prefecture, []).append(rate)
    missing = PREFECTURES - set(grouped)
    if missing:
        raise BadTableError(f"No rate for prefectures {', '.join(sorted(missing))}.")
    for prefecture, own in grouped.items():
        for earlier, later in pairwise(own):
            if earlier.fiscal_year == later.fiscal_year:
                raise BadTableError(
                    f"Two rates for prefecture {prefecture} in fiscal year {later.fiscal_year}."
                )
            if earlier.effective >= later.effective or earlier.yen > later.yen:
                years = f"{later.fiscal_year} is not after and above {earlier.fiscal_year}"
                raise BadTableError(f"Prefecture {prefecture}: {years}.")
    return Table({prefecture: tuple(own) for prefecture, own in grouped.items()})


def _rate(row: dict[str, str]) -> Rate:
    rate = Rate(
        prefecture=row["prefecture"],
        prefecture_name=row["name"],
        yen=int(row["yen"]),
        effective=date.fromisoformat(row["effective"]),
        fiscal_year=int(row["fiscal_year"]),
    )
    if rate.prefecture not in PREFECTURES:
        raise ValueError(f"unknown prefecture {rate.prefecture}")
    if rate.yen not in _PLAUSIBLE_YEN:
        raise ValueError(f"{rate.yen} yen an hour is not plausible")
    if not date(rate.fiscal_year, 4, 1) <= rate.effective < date(rate.fiscal_year + 1, 4, 1):
        raise ValueError(f"{rate.effective} is not in fiscal year {rate.fiscal_year}")
    return rate
