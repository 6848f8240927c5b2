"""By which of its lexemes a long word is looked for.

The text proves the word anyway; a lexeme that most rows hold costs the index more than it narrows. Which these are, the
database has reckoned when it last analysed the table. It decides what is quicker, never what is found.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from time import monotonic

from django.db import connections

from employers.search import pieces
from employers.search.database import alias
from employers.search.query import Query
from employers.search.words import Alternative, Term

# A long word is asked of the index by all its lexemes that not so many of the rows hold, and by three at least.
_FREQUENT, _LEAST_KEPT = 0.25, 3
# A smaller table changes too much, and gains too little.
_LEAST_ROWS = 100_000
_SECONDS_REMEMBERED = 3_600
_SHARES = f"""
    SELECT lexeme, share
    FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common (lexeme, share)
    WHERE schemaname = current_schema AND tablename = '{pieces.TABLE}' AND attname = 'terms'
        AND lexeme IS NOT NULL AND share >= %s
        AND (SELECT reltuples FROM pg_class WHERE oid = to_regclass('{pieces.TABLE}')) >= %s
"""  # noqa: S608 - the name of our own table


def narrowed(query: Query) -> Query:
    """The same question, its long words asked of the index by the lexemes that narrow."""
    if not any(_is_long(each) for term in query.words.terms for each in term.alternatives):
        return query
    shares = _frequent(int(monotonic() // _SECONDS_REMEMBERED))
    words = replace(query.words, terms=tuple(_term(term, shares) for term in query.words.terms))
    return replace(query, words=words)


def _term(term: Term, shares: Mapping[str, float]) -> Term:
    """Of a word left out every lexeme counts: fewer would leave out more."""
    if term.is_excluded:
        return term
    return replace(term, alternatives=tuple(_alternative(each, shares) for each in term.alternatives))


def _alternative(alternative: Alternative, shares: Mapping[str, float]) -> Alternative:
    if not _is_long(alternative):
        return alternative
    ordered = sorted(alternative.lexemes, key=lambda lexeme: shares.get(lexeme, 0))
    kept = [lexeme for lexeme in ordered[_LEAST_KEPT:] if lexeme not in shares]
    return replace(alternative, lexemes=(*ordered[:_LEAST_KEPT], *kept))


def _is_long(alternative: Alternative) -> bool:
    return bool(alternative.phrase) and len(alternative.lexemes) > _LEAST_KEPT


@lru_cache(maxsize=1)
def _frequent(_hour: int) -> Mapping[str, float]:
    """The lexemes that many rows hold, by the share of the rows; empty where there are few rows."""
    with connections[alias()].cursor() as cursor:
        cursor.execute(_SHARES, [_FREQUENT, _LEAST_ROWS])
        return dict(cursor.fetchall())
