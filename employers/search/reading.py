"""Postings with what they rest on, by statements that are made once.

A query set of so many columns takes longer to make anew for each page, or each posting that is published, than the
database needs to answer it.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, JSONField, Model

from employers.choices import LIVE_STATES, PublicationLevel
from employers.models.acceptance import Acceptance
from employers.models.establishment import Establishment
from employers.models.job_card import JobCard
from employers.models.posting import Posting
from hellowork.offices.models import Municipality

# In the order of their columns; `municipality` is that of the card.
_TABLES: dict[str, type[Model]] = {
    "posting": Posting,
    "card": JobCard,
    "acceptance": Acceptance,
    "establishment": Establishment,
    "municipality": Municipality,
}
_JOINED = """
    FROM employers_posting posting
    JOIN employers_jobcard card ON card.id = posting.card_id
    JOIN employers_acceptance acceptance ON acceptance.id = posting.acceptance_id
    JOIN employers_establishment establishment ON establishment.id = posting.establishment_id
    LEFT JOIN offices_municipality municipality ON municipality.code = card.municipality_id
"""


class Reader:
    """Reads postings with their accepted card, its municipality, the acceptance and the establishment.

    `columns` are names of fields by table, all where a table is not named; keys are always read. `beside` are pieces of
    SQL whose values come beside each posting, `rest` ends the statement behind the joins. Other columns are deferred.
    """

    def __init__(self, rest: str, columns: Mapping[str, Collection[str]] | None = None, *beside: str) -> None:
        chosen = {table: _chosen(model, (columns or {}).get(table)) for table, model in _TABLES.items()}
        named = [f"{table}.{field.column}" for table, fields in chosen.items() for field in fields]
        self._sql = f"SELECT {', '.join([*named, *beside])} {_JOINED} {rest}"
        self._width = len(named)
        ends = list(accumulate(map(len, chosen.values())))
        self._slices = dict(zip(chosen, map(slice, [0, *ends], ends), strict=True))
        self._names = {table: [field.attname for field in fields] for table, fields in chosen.items()}
        every = (field for fields in chosen.values() for field in fields)
        self._json = [place for place, field in enumerate(every) if isinstance(field, JSONField)]

    def read(
        self, *parameters: Any, using: str = DEFAULT_DB_ALIAS
    ) -> Iterator[tuple[Posting, tuple[Any, ...]]]:
        """Each posting with what was asked beside it."""
        for values in self.values(*parameters, using=using):
            yield self.posting(values, using), self.beside(values)

    def values(self, *parameters: Any, using: str = DEFAULT_DB_ALIAS) -> list[tuple[Any, ...]]:
        """The bare values, which can be compared and remembered; the other methods say what they are."""
        with connections[using].cursor() as cursor:
            cursor.execute(self._sql, parameters)
            return cursor.fetchall()

    def beside(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """What was asked beside the posting."""
        return values[self._width :]

    def head(self, values: tuple[Any, ...], using: str) -> Posting:
        """The posting by itself."""
        return Posting.from_db(using, self._names["posting"], values[self._slices["posting"]])

    def posting(self, values: tuple[Any, ...], using: str) -> Posting:
        """The posting with what it rests on."""
        read = list(values)
        for place in self._json:
            read[place] = json.loads(read[place])
        made: dict[str, Any] = {
            table: model.from_db(using, self._names[table], read[self._slices[table]])
            for table, model in _TABLES.items()
        }
        posting, card = made["posting"], made["card"]
        if card.municipality_id:
            card.municipality = made["municipality"]
        posting.card, posting.acceptance = card, made["acceptance"]
        posting.establishment = made["establishment"]
        return posting


def _chosen(model: type[Model], names: Collection[str] | None) -> list[Field]:
    fields = model._meta.concrete_fields
    if names is None:
        return list(fields)
    return [field for field in fields if field.primary_key or field.is_relation or field.name in names]


# The mark is asked for by itself: two more tables among the joins, and planning takes a third longer, which is most of
# what the statement costs for a single posting.
_FINDABLE = Reader(
    "WHERE posting.id = ANY (%s) AND posting.state = ANY (%s) AND posting.publication_level <> %s ORDER BY posting.id",
    None,
    "(SELECT row.digest FROM employers_postingsearch row JOIN employers_postingtext text USING (posting_id)"
    " WHERE row.posting_id = posting.id)",
)


def findable(ids: Collection[int]) -> list[tuple[Posting, int | None]]:
    """Those of these postings that can be found, by their ids, each with the mark (`digest`) of its row, if it has one."""
    found = _FINDABLE.read(list(ids), list(LIVE_STATES), PublicationLevel.NOT_PUBLIC)
    return [(posting, digest) for posting, (digest,) in found]
