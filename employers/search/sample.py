"""What the sampled rows tell of a question, in a hundredth of the time that the index of all rows takes.

Every 251st posting stands in an index of its own. A question that finds 85 of them surely finds more than is counted
(10,000 hits have 40 among them).
"""
# ruff: noqa: S608 - every piece of SQL here is ours; whatever a person typed is a parameter.

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper

from employers.search import pieces, terms
from employers.search.ask import Ask, Count
from employers.search.condition import Condition

_SAMPLE = f"FROM {pieces.TABLE} WHERE is_sampled AND"
# Of the sampled hits so many times those that are needed are looked at.
_PROVEN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """The count, where that is sure (of establishments so many as fill all pages); whether more rows than are counted
    hold the lexemes; and whether the hits are likely to stand among the first rows of the order.
    """

    count: Count | None
    is_broad: bool
    is_dense: bool


def look(cursor: CursorWrapper, asks: Sequence[Ask]) -> list[Told]:
    """What is told of each, asked in one statement."""
    figures = [_figures(ask, number) for number, ask in enumerate(asks)]
    cursor.execute(
        f"SELECT figures FROM ({' UNION ALL '.join(each.sql for each in figures)}) told ORDER BY number",
        pieces.all_parameters(*figures),
    )
    return [_told(ask, *row[0]) for ask, row in zip(asks, cursor.fetchall(), strict=True)]


def _figures(ask: Ask, number: int) -> Condition:
    """Sampled rows that hold the lexemes, those of them whose text holds the words, and establishments among these."""
    query, limits = ask.query, ask.limits
    asked = Condition.all((*pieces.matching(query.tsqueries()), query.columns()))
    proof = terms.in_text(query.proof(), "sampled") or Condition("true")
    one_each = query.one_per_establishment
    most = (limits.establishments if one_each else limits.broad) * _PROVEN
    return Condition(
        f"SELECT {number} AS number, ARRAY[count(*), count(*) FILTER (WHERE holds),"
        f" {'count(DISTINCT one_of) FILTER (WHERE holds)' if one_each else 0}] AS figures"
        f" FROM (SELECT sampled.*, {proof.sql} AS holds"
        f" FROM (SELECT {ask.keys} {_SAMPLE} {asked.sql} LIMIT {most}) sampled) hits",
        (*proof.parameters, *asked.parameters),
    )


def _told(ask: Ask, seeming: int, proven: int, groups: int) -> Told:
    limits = ask.limits
    is_broad, is_dense = seeming >= limits.broad, proven >= limits.dense
    count = None
    if ask.query.one_per_establishment:
        if groups >= limits.establishments:
            count = Count(limits.establishments, is_capped=True)
    elif is_broad and is_dense:
        count = Count(limits.counted, is_capped=True, is_about=proven < limits.broad)
    return Told(count, is_broad, is_dense)
