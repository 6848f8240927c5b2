"""Where the work is: municipalities drawn as often as people live there."""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from hellowork.offices.reference.load import read_municipalities

# Inhabitants in thousands, census of 2020, by code of the prefecture from 01 on.
_INHABITANTS = (
    5225, 1238, 1211, 2302, 960, 1068, 1833, 2867, 1933, 1939, 7345, 6284, 14048, 9237, 2201, 1035, 1133, 767, 810, 2048,
    1979, 3633, 7542, 1770, 1414, 2578, 8838, 5465, 1324, 923, 553, 671, 1888, 2800, 1342, 720, 950, 1335, 692, 5135,
    811, 1312, 1738, 1124, 1070, 1588, 1467,
)  # fmt: skip
# Work gathers in the middle of the three big areas: postings to inhabitants, against the country.
_JOBS = {"13": 1.6, "27": 1.2, "23": 1.15, "11": 0.75, "12": 0.75, "14": 0.8, "29": 0.75}
_NORTHERN_ISLANDS = "59"
# Relative sizes within a prefecture, where nothing is told but the name.
_SIZES = {"区": 150.0, "市": 90.0, "町": 12.0, "村": 4.0}
_TOKYO_WARD, _CAPITAL = 400.0, 3.0
_SEED = 47


@dataclass(frozen=True)
class Weighted:
    """Rows with what they weigh so far, for a draw in proportion."""

    rows: tuple[dict[str, str], ...]
    sums: tuple[float, ...]

    def draw(self, rng: random.Random) -> dict[str, str]:
        return rng.choices(self.rows, cum_weights=self.sums)[0]


@cache
def municipalities() -> Weighted:
    """Every municipality: prefectures by their inhabitants and jobs, within them by a size guessed from the name."""
    rng = random.Random(_SEED)  # noqa: S311 - made-up data, the same each time
    sizes = {
        row["code"]: (_size(row) * rng.lognormvariate(0, 0.5), row)
        for row in read_municipalities()
        if row["prefecture"] != _NORTHERN_ISLANDS
    }
    within: dict[str, float] = {}
    for size, row in sizes.values():
        within[row["prefecture"]] = within.get(row["prefecture"], 0) + size
    weights = [
        prefecture(row["prefecture"]) * size / within[row["prefecture"]] for size, row in sizes.values()
    ]
    return Weighted(tuple(row for _size, row in sizes.values()), tuple(accumulate(weights)))


def prefecture(code: str) -> float:
    """What a prefecture weighs."""
    return _INHABITANTS[int(code) - 1] * _JOBS.get(code, 1.0)


def _size(row: dict[str, str]) -> float:
    if row["code"].startswith("131"):
        return _TOKYO_WARD
    size = _SIZES[row["name"][-1]]
    return size * _CAPITAL if row["code"].endswith("201") else size
