"""Postings with all that their rows of the search are made from, in one question.

In SQL that is made once: a query set of so many columns takes longer to make anew for each posting that is published
than the database needs to answer it.
"""
# ruff: noqa: S608 - every piece of SQL here is ours.

import json
from collections.abc import Collection
from itertools import islice
from typing import Any, TypeVar

from django.db import connection
from django.db.models import JSONField, Model

from employers.choices import LIVE_STATES, PublicationLevel
from employers.models.acceptance import Acceptance
from employers.models.establishment import Establishment
from employers.models.job_card import JobCard
from employers.models.posting import Posting
from hellowork.offices.models import Municipality

_Model = TypeVar("_Model", bound=Model)

_TABLES: dict[str, type[Model]] = {
    "posting": Posting,
    "card": JobCard,
    "acceptance": Acceptance,
    "establishment": Establishment,
    "municipality": Municipality,
}
_FIELDS = {table: model._meta.concrete_fields for table, model in _TABLES.items()}
_COLUMNS = [f"{table}.{field.column}" for table, fields in _FIELDS.items() for field in fields]
_JSON = [
    place
    for place, field in enumerate(field for fields in _FIELDS.values() for field in fields)
    if isinstance(field, JSONField)
]
_FINDABLE = f"""
    SELECT {", ".join(_COLUMNS)}, row.digest
    FROM employers_posting posting
    JOIN employers_jobcard card ON card.id = posting.card_id
    JOIN employers_acceptance acceptance ON acceptance.id = posting.acceptance_id
    JOIN employers_establishment establishment ON establishment.id = posting.establishment_id
    LEFT JOIN offices_municipality municipality ON municipality.code = card.municipality_id
    LEFT JOIN employers_postingsearch row ON row.posting_id = posting.id
    WHERE posting.id = ANY (%s) AND posting.state = ANY (%s) AND posting.publication_level <> %s
    ORDER BY posting.id
"""


def findable(ids: Collection[int]) -> list[tuple[Posting, int | None]]:
    """Those of these postings that can be found, by their ids, each with the mark (`digest`) of its row, if it has one."""
    with connection.cursor() as cursor:
        cursor.execute(_FINDABLE, [list(ids), list(LIVE_STATES), PublicationLevel.NOT_PUBLIC])
        return [(_posting(list(values)), digest) for *values, digest in cursor.fetchall()]


def _posting(values: list[Any]) -> Posting:
    for place in _JSON:
        values[place] = json.loads(values[place])
    rest = iter(values)
    parts = {table: list(islice(rest, len(fields))) for table, fields in _FIELDS.items()}
    posting, card = _made(Posting, parts["posting"]), _made(JobCard, parts["card"])
    if card.municipality_id:
        card.municipality = _made(Municipality, parts["municipality"])
    posting.card, posting.acceptance = card, _made(Acceptance, parts["acceptance"])
    posting.establishment = _made(Establishment, parts["establishment"])
    return posting


def _made(model: type[_Model], values: list[Any]) -> _Model:
    return model.from_db(connection.alias, [field.attname for field in model._meta.concrete_fields], values)
