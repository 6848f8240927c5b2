"""Invented offices for demonstrations and tests of whole stories: 青葉台, 港南 and others over the country.

Towns and postal codes exist. The blocks (9丁目), the office codes (…9xx) and the telephone numbers do not:
their local part begins with 0 or 1, which Japan's numbering plan gives to nobody.
"""

import csv
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from hellowork.calendar.hours import OFFICE_HOURS_DATA, WEEKDAYS
from hellowork.offices.models import Jurisdiction, Office
from hellowork.text.phones import read_phone

OFFICES = Path(__file__).parent / "demo_offices.csv"

_LONG_EVENINGS = {"tue", "thu"}
_HOURS: dict[str, list[dict[str, Any]]] = {
    "standard": OFFICE_HOURS_DATA,
    # As some offices do: two evenings to 19:00 and Saturdays 10:00 to 17:00, for placement only.
    "long": [
        {
            "since": "2000-01-01",
            "week": {
                name: ["08:30-19:00" if name in _LONG_EVENINGS else "08:30-17:15"] for name in WEEKDAYS[:5]
            }
            | {"sat": ["10:00-17:00"]},
        }
    ],
    # A branch with a lunch break.
    "short": [
        {"since": "2000-01-01", "week": {name: ["08:30-12:00", "13:00-16:30"] for name in WEEKDAYS[:5]}}
    ],
}


@transaction.atomic
def load_offices() -> list[Office]:
    """Creates the invented offices or brings them up to date; returns them by code. Safe to run again.

    Needs the municipalities' table, which the migrations load.
    """
    offices = []
    areas = []
    for row in _rows():
        area = row.pop("area").split()
        office, _created = Office.objects.update_or_create(code=row.pop("code"), defaults=_values(row))
        offices.append(office)
        areas += [Jurisdiction(office=office, municipality_id=code) for code in area]
    Jurisdiction.objects.bulk_create(
        areas, update_conflicts=True, unique_fields=["municipality"], update_fields=["office"]
    )
    return sorted(offices, key=lambda office: office.code)


def _values(row: dict[str, str]) -> dict[str, Any]:
    word = settings.OPERATOR["word_hellowork"]
    return row | {
        "name": f"{word}{row['name']}",
        "telephone": read_phone(row["telephone"]),
        "fax": read_phone(row["fax"]) if row["fax"] else "",
        "hours": _HOURS[row["hours"]],
        "is_default": bool(row["is_default"]),
    }


def _rows() -> list[dict[str, str]]:
    with OFFICES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
