"""What the sampled rows tell of a question, in a hundredth of the time that the index of all rows takes.

Every 251st posting stands in an index of its own. A question that finds 85 of them surely finds more than is counted
(10,000 hits have 40 among them), and of a long word they tell by which of its lexemes the index narrows it best.
"""
# ruff: noqa: S608 - every piece of SQL here is ours; whatever a person typed is a parameter.

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.backends.utils import CursorWrapper

from employers.search import pieces, terms
from employers.search.ask import Ask, Count
from employers.search.condition import Condition
from employers.search.query import Query
from employers.search.words import Alternative, Term

_SAMPLE = f"FROM {pieces.TABLE} WHERE is_sampled AND"
# Of the sampled hits so many times those that are needed are looked at.
_PROVEN = 3
# A long word is asked of the index by its rarest lexemes, and by all others that are not in a quarter of the rows.
_RAREST, _FREQUENT = 3, 0.25
_MOST_LEXEMES, _MOST_HOLDERS = 24, 1_000
# How many sampled rows hold a lexeme, up to `_MOST_HOLDERS`: asked once in a process, as soon as the sample is large
# enough that shares of it stay what they are (100,000 postings). It only decides what is quicker.
_LEAST_SAMPLED = 400
# As the database last reckoned it: what it does not know yet is small.
_SIZE = "COALESCE((SELECT reltuples::int FROM pg_class WHERE oid = to_regclass('ps_sample')), 0)"
_HOLDERS: dict[str, int] = {}
_MOST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Told:
    """The same question, with its long words asked by the lexemes that narrow; its count, where that is sure (of
    establishments so many as fill all pages); whether more rows than are counted hold its lexemes; and whether its hits
    are likely to stand among the first rows of the order.
    """

    query: Query
    count: Count | None
    is_broad: bool
    is_dense: bool


def look(cursor: CursorWrapper, asks: Sequence[Ask]) -> list[Told]:
    """What is told of each, asked in one statement."""
    lexemes = _unweighed(asks)
    holders = [
        Condition(
            f"(SELECT count(*) FROM (SELECT {_SAMPLE} {each.sql} LIMIT {_MOST_HOLDERS}) holders)",
            each.parameters,
        )
        for each in pieces.matching([terms.quoted(lexeme) for lexeme in lexemes])
    ]
    figures = [_figures(ask, number) for number, ask in enumerate(asks)]
    cursor.execute(
        f"SELECT {_SIZE}, CASE WHEN {_SIZE} >= {_LEAST_SAMPLED}"
        f" THEN ARRAY[{', '.join(each.sql for each in holders)}]::int[] END,"
        f" ARRAY(SELECT figures FROM ({' UNION ALL '.join(each.sql for each in figures)}) told ORDER BY number)",
        pieces.all_parameters(*holders, *figures),
    )
    size, weighed, found = cursor.fetchone()
    if weighed:
        _remember(dict(zip(lexemes, weighed, strict=True)))
    return [_told(ask, size, *each) for ask, each in zip(asks, found, strict=True)]


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


def _told(ask: Ask, size: int, seeming: int, proven: int, groups: int) -> Told:
    query, limits = ask.query, ask.limits
    is_broad, is_dense = seeming >= limits.broad, proven >= limits.dense
    count = None
    if query.one_per_establishment:
        if groups >= limits.establishments:
            count = Count(limits.establishments, is_capped=True)
    elif is_broad and is_dense:
        count = Count(limits.counted, is_capped=True, is_about=proven < limits.broad)
    return Told(query if size < _LEAST_SAMPLED else _narrowed(query, size), count, is_broad, is_dense)


def _unweighed(asks: Sequence[Ask]) -> list[str]:
    """Lexemes of long words of which it is not known how many rows hold them."""
    found = [
        lexeme
        for ask in asks
        for term in ask.query.words.terms
        if not term.is_excluded
        for alternative in term.alternatives
        if _is_long(alternative)
        for lexeme in alternative.lexemes
        if lexeme not in _HOLDERS
    ]
    return list(dict.fromkeys(found))[:_MOST_LEXEMES]


def _remember(holders: dict[str, int]) -> None:
    if len(_HOLDERS) > _MOST_REMEMBERED:
        _HOLDERS.clear()
    _HOLDERS.update(holders)


def _is_long(alternative: Alternative) -> bool:
    return bool(alternative.phrase) and len(alternative.lexemes) > _RAREST


def _narrowed(query: Query, size: int) -> Query:
    """What the text proves anyway, the index need not: a lexeme that most rows hold costs it more than it narrows."""
    frequent = size * _FREQUENT

    def of(alternative: Alternative) -> Alternative:
        if not _is_long(alternative):
            return alternative
        ordered = sorted(alternative.lexemes, key=_holders_of)
        rare = [lexeme for lexeme in ordered[_RAREST:] if _holders_of(lexeme) < frequent]
        return replace(alternative, lexemes=(*ordered[:_RAREST], *rare))

    def each(term: Term) -> Term:
        return term if term.is_excluded else replace(term, alternatives=tuple(map(of, term.alternatives)))

    words = replace(query.words, terms=tuple(map(each, query.words.terms)))
    return replace(query, words=words)


def _holders_of(lexeme: str) -> int:
    return _HOLDERS.get(lexeme, _MOST_HOLDERS)
