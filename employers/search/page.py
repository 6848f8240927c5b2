"""One page of what a query finds: which way the database takes is decided here, never left to its estimates.

The planner multiplies the frequencies of pairs of letters and is off by thousands; asked for words in an order it
walks the newest to the end, or reads every row for twenty. So:

* filters that an ordered index serves are walked in that index, one branch for each prefecture;
* otherwise at most 10,001 rows are taken from the lexemes' index; up to 10,000 they are sorted and the page is cut;
* of more, the page lies in the first rows of the order: a bounded window of them is read and filtered;
* what the window does not hold, and pages far behind, are sorted in full.

A word of three letters or more is proven on the text of the rows that come near the page: the lexemes hold every
pair of its letters, not that they stand together.
"""
# ruff: noqa: S608 - every piece of SQL here is ours; whatever a person typed is a parameter.

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

from django.db import OperationalError, connections, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import errors

from employers.search.condition import Condition
from employers.search.database import alias
from employers.search.query import Cursor, Order, Query

SIZE = 20
MOST_COUNTED = 10_000
_SECONDS = 2

_TABLE = "employers_postingsearch"
_SETTINGS = f"SET LOCAL enable_seqscan = off; SET LOCAL statement_timeout = '{_SECONDS}s'"


@dataclass(frozen=True, slots=True)
class Limits:
    """Where one way ends and the next begins. Measured on a million rows; tests set them low to walk every way.

    A set of `proven` rows is proven as a whole, so that its count is exact; it is also as far as numbered pages go.
    `window` rows are read in order, for pages up to row `deepest_in_window`. `doubtful` rows that only seem to
    hold a word left out are looked at.
    """

    counted: int = MOST_COUNTED
    proven: int = 1_000
    window: int = 4_000
    deepest_in_window: int = 200
    doubtful: int = 2_000
    branches: int = 60


LIMITS = Limits()


class TooSlowError(Exception):
    """The database was stopped after two seconds: the question is too wide for now."""


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of postings in the order of the query. With `is_capped` there are more than `count`."""

    posting_ids: tuple[int, ...]
    count: int
    is_capped: bool
    has_next: bool


@dataclass(frozen=True, slots=True)
class _Ask:
    """A query with the cut of it that is wanted; one row more than the page tells whether there is a next one."""

    query: Query
    offset: int
    size: int
    after: Cursor | None
    limits: Limits

    @property
    def limit(self) -> int:
        return self.size + 1

    @property
    def end(self) -> int:
        return self.offset + self.limit

    @property
    def order(self) -> str:
        direction = "" if self.query.order.is_rising else " DESC"
        return f"{self.query.order.column}{direction}, posting_id{direction}"

    @property
    def keys(self) -> str:
        return f"posting_id, {self.query.order.column}"

    @property
    def behind(self) -> Condition:
        """Rows behind the cursor."""
        if self.after is None:
            return Condition()
        return Condition(
            f"({self.query.order.column}, posting_id) {'>' if self.query.order.is_rising else '<'} (%s, %s)",
            (self.after.value, self.after.posting_id),
        )

    def found(self, ids: Iterable[int], count: int, *, is_capped: bool = False) -> Found:
        rows = tuple(ids)
        return Found(rows[: self.size], count, is_capped, len(rows) > self.size)


def find(
    query: Query, *, page: int = 1, after: Cursor | None = None, size: int = SIZE, limits: Limits = LIMITS
) -> Found:
    """Run the query; see `PostingSearch.objects.page`."""
    ask = _Ask(query, 0 if after else (page - 1) * size, size, after, limits)
    branches = _branches(query, limits)
    with _reading() as cursor:
        if branches is not None:
            return _walked(cursor, ask, branches)
        found = _sorted(cursor, ask)
        if found is None and ask.offset < limits.deepest_in_window:
            found = _from_window(cursor, ask)
        return found or _sorted_in_full(cursor, ask)


@contextmanager
def _reading() -> Iterator[CursorWrapper]:
    """A cursor under our settings; rolled back at the end, so that they reach nothing else."""
    try:
        with transaction.atomic(using=alias()), connections[alias()].cursor() as cursor:
            cursor.execute(_SETTINGS)
            yield cursor
            transaction.set_rollback(True, using=alias())
    except OperationalError as error:
        if isinstance(error.__cause__, errors.QueryCanceled):
            raise TooSlowError from error
        raise


def _branches(query: Query, limits: Limits) -> list[Condition] | None:
    """Conditions that an ordered index serves one by one and that together are the query; None where none does."""
    if query.asks_terms or not _is_walked(query):
        return None
    places: list[str | None] = [*query.prefectures] or [None]
    groups: list[str | None] = [*query.occupations] or [None]
    if len(places) * len(groups) > limits.branches:
        return None
    return [
        Condition.all((_equal("pref", p), _equal("og", g), query.columns()))
        for p, g in product(places, groups)
    ]


def _is_walked(query: Query) -> bool:
    """Whether the index of the order serves every filter that leaves few rows."""
    wage_fits = not query.wage_floor or query.order is Order.WAGE_LOW
    return wage_fits and (query.since is None or query.order is Order.NEWEST)


def _equal(column: str, code: str | None) -> Condition:
    return Condition() if code is None else Condition(f"{column} = %s", (int(code),))


def _walked(cursor: CursorWrapper, ask: _Ask, branches: list[Condition]) -> Found:
    """The first rows of each branch in its own index, put in one order; the count from the same indexes."""
    row_parts, row_parameters, count_parts, count_parameters = [], [], [], []
    for branch in branches:
        where = Condition.all((branch, ask.behind))
        row_parts.append(f"(SELECT {ask.keys} FROM {_TABLE}{_where(where)} ORDER BY {ask.order} LIMIT %s)")
        row_parameters += [*where.parameters, ask.end]
        count_parts.append(f"(SELECT 1 FROM {_TABLE}{_where(branch)} LIMIT %s)")
        count_parameters += [*branch.parameters, ask.limits.counted + 1]
    cursor.execute(
        f"SELECT (SELECT count(*) FROM (SELECT 1 FROM ({' UNION ALL '.join(count_parts)}) counted LIMIT %s) capped),"
        f" ARRAY(SELECT posting_id FROM ({' UNION ALL '.join(row_parts)}) walked ORDER BY {ask.order} LIMIT %s OFFSET %s)",
        [*count_parameters, ask.limits.counted + 1, *row_parameters, ask.limit, ask.offset],
    )
    count, ids = cursor.fetchone()
    return ask.found(ids, min(count, ask.limits.counted), is_capped=count > ask.limits.counted)


def _sorted(cursor: CursorWrapper, ask: _Ask) -> Found | None:
    """All hits sorted, where there are not too many; None where there are."""
    depth = max(ask.limits.proven, ask.end + ask.end // 10)
    while True:
        hits, front, sure, ids = _sorted_to(cursor, ask, depth)
        if hits > ask.limits.counted:
            return None
        # More wrong rows than the depth allowed for: read on.
        if len(ids) >= ask.limit or front < depth:
            return ask.found(ids, hits - (front - sure))
        depth *= 4


def _sorted_to(cursor: CursorWrapper, ask: _Ask, depth: int) -> tuple[int, int, int, list[int]]:
    """How many hits there are (up to 10,001), how many of the first were looked at and held, and the page's ids."""
    source, behind, proof = _source(ask), ask.behind, ask.query.proof()
    proven = (
        f"SELECT front.* FROM front CROSS JOIN LATERAL (SELECT FROM {_TABLE} WHERE posting_id = front.posting_id"
        f" AND {proof.sql} OFFSET 0) held"
        if proof
        else "SELECT * FROM front"
    )
    cursor.execute(
        f"WITH hits AS MATERIALIZED (SELECT * FROM ({source.sql}) source LIMIT %s),"
        f" front AS MATERIALIZED (SELECT * FROM hits WHERE (SELECT count(*) FROM hits) <= %s"
        f"{' AND ' + behind.sql if behind else ''} ORDER BY {ask.order} LIMIT %s),"
        f" sure AS MATERIALIZED ({proven})"
        f" SELECT (SELECT count(*) FROM hits), (SELECT count(*) FROM front), (SELECT count(*) FROM sure),"
        f" ARRAY(SELECT posting_id FROM sure ORDER BY {ask.order} LIMIT %s OFFSET %s)",
        [
            *source.parameters,
            ask.limits.counted + 1,
            ask.limits.counted,
            *behind.parameters,
            depth,
            *proof.parameters,
            ask.limit,
            ask.offset,
        ],
    )
    return cursor.fetchone()


def _source(ask: _Ask) -> Condition:
    """Every row whose lexemes hold, and those that only seem to hold a word left out."""
    query = ask.query
    rows = f"SELECT {ask.keys} FROM {_TABLE}"
    if not query.asks_terms:
        where = Condition.all(
            (_among("pref", query.prefectures), _among("og", query.occupations), query.columns())
        )
        return Condition(rows + _where(where), where.parameters)
    columns = query.columns(fenced=True)
    where = Condition.all((_matching(query.tsquery()), columns))
    doubtful = query.doubtful_tsquery()
    if not doubtful:
        return Condition(rows + _where(where), where.parameters)
    seeming, absence = Condition.all((_matching(doubtful), columns)), query.absence()
    second = (
        f"SELECT {ask.keys} FROM (SELECT {ask.keys}, folded, terms FROM {_TABLE}{_where(seeming)} LIMIT {ask.limits.doubtful})"
        f" doubtful WHERE {absence.sql}"
    )
    return Condition(
        f"({rows}{_where(where)}) UNION ALL ({second})",
        (*where.parameters, *seeming.parameters, *absence.parameters),
    )


def _from_window(cursor: CursorWrapper, ask: _Ask) -> Found | None:
    """The page out of the first rows of the order; None where they do not hold it all."""
    query = ask.query
    walked, held = _window(query)
    outer = Condition.all((walked, ask.behind))
    cursor.execute(
        f"SELECT posting_id FROM (SELECT * FROM {_TABLE}{_where(outer)} ORDER BY {ask.order} LIMIT %s) first_rows"
        f"{_where(held)} ORDER BY {ask.order} LIMIT %s OFFSET %s",
        [*outer.parameters, ask.limits.window, *held.parameters, ask.limit, ask.offset],
    )
    ids = [posting_id for (posting_id,) in cursor.fetchall()]
    return ask.found(ids, ask.limits.counted, is_capped=True) if len(ids) == ask.limit else None


def _window(query: Query) -> tuple[Condition, Condition]:
    """What an ordered index narrows the window by, and what is then asked of each of its rows."""
    place = query.prefectures[0] if len(query.prefectures) == 1 and not query.municipalities else None
    group = query.occupations[0] if len(query.occupations) == 1 and place else None
    walked = Condition.all((_equal("pref", place), _equal("og", group)))
    if not query.asks_terms:
        places = (_among("pref", query.prefectures), _among("og", query.occupations))
        return walked, Condition.all((*places, query.columns()))
    lexemes = Condition.all((query.columns(), _matching(query.tsquery(without_proof=True))))
    proof = Condition.all((query.proof(), query.absence()))
    if not proof:
        return walked, lexemes
    # CASE keeps the dear look at the text behind the cheap one at the lexemes.
    return walked, Condition(
        f"CASE WHEN {lexemes.sql} THEN {proof.sql} ELSE false END", (*lexemes.parameters, *proof.parameters)
    )


def _sorted_in_full(cursor: CursorWrapper, ask: _Ask) -> Found:
    """The page of more than 10,000 hits, by sorting them all."""
    source, behind, proof = _source(ask), ask.behind, ask.query.proof()
    held = f"EXISTS (SELECT FROM {_TABLE} WHERE posting_id = front.posting_id AND {proof.sql} OFFSET 0)"
    depth = ask.end + ask.end // 10 + SIZE
    while True:
        cursor.execute(
            f"SELECT posting_id, {held if proof else 'true'} FROM (SELECT * FROM ({source.sql}) source{_where(behind)}"
            f" ORDER BY {ask.order} LIMIT %s) front ORDER BY {ask.order}",
            [*(proof.parameters if proof else ()), *source.parameters, *behind.parameters, depth],
        )
        rows = cursor.fetchall()
        ids = [posting_id for posting_id, holds in rows if holds][ask.offset : ask.end]
        if len(ids) >= ask.limit or len(rows) < depth:
            return ask.found(ids, ask.limits.counted, is_capped=True)
        depth *= 4


def _matching(tsquery: str) -> Condition:
    return Condition("terms @@ %s::tsquery", (tsquery,))


def _among(column: str, codes: tuple[str, ...]) -> Condition:
    return Condition(f"{column} = ANY(%s)", ([int(code) for code in codes],)) if codes else Condition()


def _where(condition: Condition) -> str:
    return f" WHERE {condition.sql}" if condition else ""
