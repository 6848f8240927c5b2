"""The groups of synonyms a house begins with (`data/synonyms.tsv`), kept in the table after every `migrate`.

A group is known by its code. What the staff have touched (changed, retired) is theirs and never written over; a group
that the file no longer has stays as it is.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps as installed
from django.db import DEFAULT_DB_ALIAS

from hellowork import clock

STARTING_GROUPS = Path(__file__).parent / "data" / "synonyms.tsv"
_SEPARATOR = "、"
_FIELDS = ("kind", "words", "asked_only", "keys", "parts")


def read_starting_groups() -> Iterator[dict[str, Any]]:
    """Rows of the file: code, kind, words, and the words that are only asked by."""
    with STARTING_GROUPS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            words, asked_only = (_words(row[name]) for name in ("words", "asked_only"))
            yield {"code": row["code"], "kind": row["kind"], "words": words, "asked_only": asked_only}


def _words(text: str) -> list[str]:
    return [word for word in text.split(_SEPARATOR) if word]


def load_starting_groups(
    apps: Any = installed, using: str = DEFAULT_DB_ALIAS, **_of_the_signal: object
) -> int:
    """Adds groups that are new in the file and follows it where nobody has touched one; returns how many it wrote.

    Receiver of `post_migrate` for this app: what a flush empties is filled again, too.
    """
    try:
        apps.get_model("employers", "SynonymGroup")
    except LookupError:
        return 0
    from employers.search.models import SynonymGroup, SynonymState

    rows = SynonymGroup.objects.using(using)
    known = {group.code: group for group in rows.exclude(code=None)}
    different = []
    for row in read_starting_groups():
        wanted = SynonymGroup(**row, state=SynonymState.IN_USE, state_since=clock.now())
        wanted.fold()
        group = known.get(row["code"])
        if group is None or (not group.is_touched and _content(group) != _content(wanted)):
            different.append(wanted)
    rows.bulk_create(different, update_conflicts=True, unique_fields=["code"], update_fields=_FIELDS)
    return len(different)


def _content(group: Any) -> list[Any]:
    return [getattr(group, name) for name in _FIELDS]
