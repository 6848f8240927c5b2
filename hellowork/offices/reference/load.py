"""Loads the municipalities' table into the database: once by a migration, again after a renewal."""

import csv
from pathlib import Path
from typing import Any

MUNICIPALITIES = Path(__file__).parent / "municipalities.csv"


def read_municipalities() -> list[dict[str, str]]:
    """Rows of `municipalities.csv` (code, name, kana, prefecture), by code."""
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_municipalities(model: Any = None) -> int:
    """Adds missing municipalities and renames changed ones, in one statement; returns the number of rows in
    the table.

    `model` is the historical model inside a migration. Rows that the table no longer has stay: addresses
    refer to them.
    """
    if model is None:
        from hellowork.offices.models import Municipality as model  # noqa: N813
    rows = [model(**row) for row in read_municipalities()]
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "kana", "prefecture"],
    )
    return len(rows)
