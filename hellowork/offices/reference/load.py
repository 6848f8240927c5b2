"""Keeps the municipalities' table in the database like the file: after every `migrate`, and after a flush."""

import csv
from pathlib import Path
from typing import Any

from django.apps import apps as installed
from django.db import DEFAULT_DB_ALIAS

MUNICIPALITIES = Path(__file__).parent / "municipalities.csv"
_FIELDS = ("code", "name", "kana", "prefecture")


def read_municipalities() -> list[dict[str, str]]:
    """Rows of `municipalities.csv` (code, name, kana, prefecture), by code."""
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_municipalities(
    apps: Any = installed, using: str = DEFAULT_DB_ALIAS, **_of_the_signal: object
) -> int:
    """Adds missing municipalities and renames changed ones; returns how many it wrote.

    Receiver of `post_migrate` for this app. One query when nothing is to do, two otherwise. Rows that the
    file no longer has stay, since addresses refer to them.
    """
    try:
        model = apps.get_model("offices", "Municipality")
    except LookupError:
        return 0
    rows = model._default_manager.using(using)
    known = {each[0]: each for each in rows.order_by("code").values_list(*_FIELDS)}
    wanted = [
        row for row in read_municipalities() if known.get(row["code"]) != tuple(row[each] for each in _FIELDS)
    ]
    if wanted:
        rows.bulk_create(
            [model(**row) for row in wanted],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=_FIELDS[1:],
        )
    return len(wanted)
