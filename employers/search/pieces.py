"""Pieces of the statements of a search, of which `employers.search.ways` puts the ways together."""
# ruff: noqa: S608 - every piece of SQL here is ours; whatever a person typed is a parameter.

from typing import Any

from employers.search.ask import Ask
from employers.search.condition import Condition
from employers.search.query import Query
from employers.search.terms import in_text

TABLE = "employers_postingsearch"


def proven(proof: Condition, rest: str = "") -> Condition:
    """Rows of `front` whose text holds, one by one in the order they are kept in."""
    held = in_text(proof, "front") or Condition("true")
    return Condition(f"SELECT * FROM front WHERE {held.sql}{rest}", held.parameters)


def picked(ask: Ask, sure: Condition) -> list[Condition]:
    """Rows of `front` that are hits: `sure`; of these the first of each establishment: `ones`."""
    ones = "SELECT * FROM sure"
    if ask.query.one_per_establishment:
        ones = f"SELECT DISTINCT ON (one_of) * FROM sure ORDER BY one_of, {ask.order}"
    return [
        Condition(f"sure AS MATERIALIZED ({sure.sql})", sure.parameters),
        Condition(f"ones AS MATERIALIZED ({ones})"),
    ]


def ids(ask: Ask) -> Condition:
    """The ids of the page out of `ones`."""
    behind = ask.behind if ask.query.one_per_establishment else Condition()
    return Condition(
        f"ARRAY(SELECT posting_id FROM ones{where_of(behind)} ORDER BY {ask.order} LIMIT {ask.limit} OFFSET {ask.offset})",
        behind.parameters,
    )


def lexemes(query: Query, *, is_loose: bool) -> Condition:
    """What the indexes are asked."""
    if query.asks_terms:
        return Condition.all((*matching(query.tsqueries(without_proof=is_loose)), query.columns(fenced=True)))
    return filters(query)


def filters(query: Query) -> Condition:
    """Everything that is asked but words, of columns; of lexemes only what has no bit."""
    places = [among("pref", query.prefectures), among("municipality", query.municipalities)]
    parts = [among("og", query.large_groups), query.columns(), query.by_marks()]
    if any(places):
        parts.append(Condition.any(places))
    return Condition.all([*parts, *matching(query.unmarked_tsqueries())])


def proof(query: Query, *, is_loose: bool) -> Condition:
    """What the texts are asked of rows that the lexemes found; `is_loose` as in `ways.sorted_hits`."""
    return Condition.all((query.proof(), query.absence())) if is_loose else query.proof()


def rows(ask: Ask, where: Condition) -> Condition:
    """The rows that hold, each by its keys, in any order."""
    return Condition(f"SELECT {ask.keys} FROM {TABLE}{where_of(where)}", where.parameters)


def names(ask: Ask) -> str:
    """The columns of a hit, once they are reckoned."""
    return f"posting_id, {ask.query.order.column}{', one_of' if ask.query.one_per_establishment else ''}"


def all_parameters(*parts: Condition) -> list[Any]:
    """The parameters of pieces in the order they stand in."""
    return [parameter for part in parts for parameter in part.parameters]


def matching(tsqueries: list[str]) -> list[Condition]:
    """That the lexemes of a row match each of these questions."""
    return [Condition("terms @@ %s::tsquery", (tsquery,)) for tsquery in tsqueries]


def equal(column: str, code: str | None) -> Condition:
    """That a column is this code; of none nothing is asked."""
    return Condition() if code is None else Condition(f"{column} = %s", (int(code),))


def among(column: str, codes: tuple[str, ...]) -> Condition:
    """That it is one of these codes; of none nothing is asked."""
    return Condition(f"{column} = ANY(%s)", ([int(code) for code in codes],)) if codes else Condition()


def where_of(condition: Condition) -> str:
    """The WHERE of a statement, with a blank before it."""
    return f" WHERE {condition.sql}" if condition else ""
