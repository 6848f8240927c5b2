"""Two hundred small postings of many trades (`postings.tsv`), and what people type for them (`queries.tsv`).

Both are written by hand. A posting holds nothing but what stands in its line, so that a hit has one reason.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from employers.search import index
from tests.benchmarks import data

_HERE = Path(__file__).parent
_EMPTY = (
    "employment_form_name", "access", "other_allowances", "hours_text", "days_off_text",
    "special_notes", "message", "experience_text",
)  # fmt: skip
# A group and an industry whose names say as little as can be.
_GROUP, _INDUSTRY = "01", "T"


def rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row]


def write() -> dict[int, str]:
    """The postings in the search; their ids and keys, the last of the file being the newest."""
    written = rows("postings.tsv")
    made = data.make(len(written) * 4)
    made.establishments = made.establishments[: len(written)]
    made.cards, made.acceptances, made.postings = (
        each[: len(written)] for each in (made.cards, made.acceptances, made.postings)
    )
    today = max(acceptance.accepted_on for acceptance in made.acceptances)
    for row, *one in zip(
        written, made.establishments, made.cards, made.acceptances, made.postings, strict=True
    ):
        _fill(row, *one, today=today)
    data.write(made)
    index.publish([posting.pk for posting in made.postings])
    return {posting.pk: row["key"] for posting, row in zip(made.postings, written, strict=True)}


def _fill(
    row: dict[str, str], establishment: Any, card: Any, acceptance: Any, posting: Any, *, today: Any
) -> None:
    for name in _EMPTY:
        setattr(card, name, "")
    facts = {
        "title": row["title"],
        "description": row["text"],
        "licences": row["licences"],
        "municipality_id": row["city"],
        "street": "－",
        "duties_change": "－",
        "occupation": _GROUP,
        "occupation_middle": "",
        "publication_level": 1,
        "contract_work": "none",
        "can_work_from_home": False,
        "two_day_weekend": "none",
        "experience": "required",
        "education": "high_school",
        "employment_form": "other",
        "working_time": "full",
        "workplace_name": "",
    }
    for name, value in facts.items():
        setattr(card, name, value)
    for name in ("business", "features", "kana"):
        setattr(establishment, name, "")
    establishment.name, establishment.industry, establishment.municipality_id = (
        row["employer"],
        _INDUSTRY,
        row["city"],
    )
    acceptance.accepted_on = today
    posting.establishment_id, posting.publication_level, posting.prefecture = (
        establishment.pk,
        1,
        row["city"][:2],
    )


def queries() -> Iterator[tuple[str, list[str]]]:
    """What is typed, and the first hits."""
    for row in rows("queries.tsv"):
        yield row["typed"], row["hits"].split()
