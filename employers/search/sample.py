"""What the sampled rows tell of a question, in a hundredth of the time that the index of all rows takes.

Every 251st posting stands in an index of its own. A question that finds 85 of them surely finds more than is counted
(10,000 hits have 40 among them), and of a long word they tell by which of its lexemes the index narrows it best.
"""
# ruff: noqa: S608 - every piece of SQL here is ours; whatever a person typed is a parameter.

from dataclasses import dataclass, replace

from django.db.backends.utils import CursorWrapper

from employers.search import terms
from employers.search.ask import Ask, Count
from employers.search.condition import Condition
from employers.search.query import Query
from employers.search.words import Alternative, Term

_SAMPLE = "FROM employers_postingsearch WHERE is_sampled AND"
# Of the sampled hits so many times `broad` are proven, and so many are enough to look for a page among the first rows.
_PROVEN, _PROMISING = 3, 20
# A long word is asked of the index by its rarest lexemes, and by all others that are not in a quarter of the rows.
_RAREST, _FREQUENT = 3, 950
_MOST_LEXEMES = 24


@dataclass(frozen=True, slots=True)
class Told:
    """The same question, with its long words asked by the lexemes that narrow; and its count, where it is broad."""

    query: Query
    count: Count | None


def look(cursor: CursorWrapper, ask: Ask) -> Told:
    """Ask the sample, in one statement."""
    query = ask.query
    lexemes = _lexemes_to_weigh(query)
    hits = _hits(ask)
    frequencies = [
        Condition(
            f"(SELECT count(*) FROM (SELECT {_SAMPLE} terms @@ %s::tsquery LIMIT {_FREQUENT}) holders)",
            (terms.quoted(lexeme),),
        )
        for lexeme in lexemes
    ]
    array = f"ARRAY[{', '.join(each.sql for each in frequencies)}]::int[]"
    cursor.execute(
        f"SELECT count(*), count(*) FILTER (WHERE holds), {array} FROM ({hits.sql}) hits",
        [*(p for each in frequencies for p in each.parameters), *hits.parameters],
    )
    seeming, proven, holders = cursor.fetchone()
    narrowed = _narrowed(query, dict(zip(lexemes, holders, strict=True))) if lexemes else query
    return Told(narrowed, _count(ask, seeming, proven))


def _hits(ask: Ask) -> Condition:
    """Sampled rows that hold the lexemes, each with whether its text holds the words."""
    query = ask.query
    asked = Condition.all(
        (*(Condition("terms @@ %s::tsquery", (each,)) for each in query.tsqueries()), query.columns())
    )
    proof = query.proof() or Condition("true")
    most = ask.limits.broad * _PROVEN
    return Condition(
        f"SELECT ({proof.sql}) AS holds {_SAMPLE} {asked.sql} LIMIT {most}",
        (*proof.parameters, *asked.parameters),
    )


def _count(ask: Ask, seeming: int, proven: int) -> Count | None:
    """More than are counted, if that is sure of the words, or of their lexemes where the page is likely to be near."""
    if seeming < ask.limits.broad or proven < min(_PROMISING, ask.limits.broad):
        return None
    return Count(ask.limits.counted, is_capped=True, is_about=proven < ask.limits.broad)


def _lexemes_to_weigh(query: Query) -> list[str]:
    """Those of the long words, where there are more than are asked for."""
    found = [
        lexeme
        for term in query.words.terms
        if not term.is_excluded
        for alternative in term.alternatives
        if _is_long(alternative)
        for lexeme in alternative.lexemes
    ]
    return list(dict.fromkeys(found))[:_MOST_LEXEMES]


def _is_long(alternative: Alternative) -> bool:
    return bool(alternative.phrase) and len(alternative.lexemes) > _RAREST


def _narrowed(query: Query, holders: dict[str, int]) -> Query:
    """What the text proves anyway, the index need not: a lexeme that most rows hold costs it more than it narrows."""

    def of(alternative: Alternative) -> Alternative:
        if not _is_long(alternative):
            return alternative
        ordered = sorted(alternative.lexemes, key=lambda lexeme: holders.get(lexeme, _FREQUENT))
        rare = [lexeme for lexeme in ordered[_RAREST:] if holders.get(lexeme, _FREQUENT) < _FREQUENT]
        return replace(alternative, lexemes=(*ordered[:_RAREST], *rare))

    def each(term: Term) -> Term:
        return term if term.is_excluded else replace(term, alternatives=tuple(map(of, term.alternatives)))

    words = replace(query.words, terms=tuple(map(each, query.words.terms)))
    return replace(query, words=words)
