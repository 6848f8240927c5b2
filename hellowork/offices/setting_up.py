"""The operator's offices and the first member of staff: what no page of the desk can begin with."""

import csv
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from hellowork.calendar.hours import OFFICE_HOURS_DATA, WEEKDAYS
from hellowork.offices.models import Jurisdiction, Municipality, Office, StaffMember
from hellowork.text.phones import read_phone

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
_COLUMNS = {
    *("code", "name", "kana", "kind", "prefecture", "postal_code", "address", "access"),
    *("telephone", "fax", "hours", "hours_note", "is_default", "area"),
}


class SetUpError(Exception):
    """The operator is told in one sentence what to correct; nothing has changed."""


@transaction.atomic
def set_up_offices(file: Path, *, word: str = "") -> list[Office]:
    """Creates the offices of a table or brings them up to date; returns them by code. Safe to run again.

    The columns are those of `demo_offices.csv`: `hours` is standard, long or short, `area` the codes of the
    municipalities that the office is in charge of. `word` stands before every name. Needs the municipalities' table,
    which the migrations load. Raises `SetUpError`.
    """
    offices, areas = [], []
    for row in _rows(file):
        area = row.pop("area").split()
        office = _saved(row, word)
        if unknown := set(area) - set(Municipality.objects.in_bulk(area)):
            raise SetUpError(f"{office.code}: no municipality has the code {', '.join(sorted(unknown))}.")
        offices.append(office)
        areas += [Jurisdiction(office=office, municipality_id=code) for code in area]
    if len({each.municipality_id for each in areas}) < len(areas):
        raise SetUpError("A municipality stands in the area of two offices.")
    Jurisdiction.objects.bulk_create(
        areas, update_conflicts=True, unique_fields=["municipality"], update_fields=["office"]
    )
    if not Office.objects.filter(is_default=True).exists():
        raise SetUpError("No office has `is_default`: one must serve what is in no other office's area.")
    return sorted(offices, key=lambda office: office.code)


@transaction.atomic
def add_supervisor(*, email: str, name: str, office_code: str) -> StaffMember:
    """The first 統括, who adds everybody else at the desk and signs in with a mailed code. Raises `SetUpError`."""
    office = Office.objects.filter(code=office_code).first()
    if office is None:
        raise SetUpError(f"No office has the code {office_code}: set the offices up first.")
    if StaffMember.objects.filter(role=OfficeRole.SUPERVISION, user__is_active=True).exists():
        raise SetUpError("There is a supervisor already, who adds others at the desk.")
    if User.objects.filter(email=email.strip().lower()).exists():
        raise SetUpError("The address is in use. Staff have addresses of their own.")
    user = User.objects.create_user(email, is_staff=True)
    return StaffMember.objects.create(user=user, office=office, name=name, role=OfficeRole.SUPERVISION)


def _saved(row: dict[str, str], word: str) -> Office:
    office = Office.objects.filter(code=row["code"]).first() or Office(code=row["code"])
    try:
        for name, value in _values(row, word).items():
            setattr(office, name, value)
        office.full_clean()
    except (KeyError, ValueError, ValidationError) as error:
        said = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise SetUpError(f"{row['code']}: {said}") from error
    office.save()
    return office


def _values(row: dict[str, str], word: str) -> dict[str, Any]:
    return row | {
        "name": f"{word}{row['name']}",
        "telephone": read_phone(row["telephone"]),
        "fax": read_phone(row["fax"]) if row["fax"] else "",
        "hours": _HOURS[row["hours"]],
        "is_default": bool(row["is_default"]),
    }


def _rows(file: Path) -> list[dict[str, str]]:
    # Spreadsheets write a mark of the encoding before the first column.
    with file.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    if not rows or set(rows[0]) != _COLUMNS or any(None in row.values() for row in rows):
        raise SetUpError(f"{file.name} is no table with the columns {', '.join(sorted(_COLUMNS))}.")
    return rows
