"""The statements of a search, one for each way to the page. `employers.search.page` says which is taken when."""
# ruff: noqa: S608 - every piece of SQL here is ours; whatever a person typed is a parameter.

from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db.backends.utils import CursorWrapper

from employers.search.ask import Ask, Count, Found
from employers.search.condition import Condition
from employers.search.query import Order, Query

_TABLE = "employers_postingsearch"
_SPARE = 20
_DEEPER = 4
# A window is read for a page far behind where the sample promises so much more than the page needs.
_SURELY = 1.2
# Rows that are taken for each establishment wanted, at first.
_PER_ESTABLISHMENT = 3


def branches(ask: Ask) -> list[Condition]:
    """Conditions that an ordered index serves one by one and that together are the query; none where none does."""
    query = ask.query
    if query.asks_terms or query.asks_facets or query.one_per_establishment or not _is_walked(query):
        return []
    places: list[str | None] = [*query.prefectures] or [None]
    groups: list[str | None] = [*query.occupations] or [None]
    if len(places) * len(groups) > ask.limits.branches:
        return []
    return [
        Condition.all((_equal("pref", p), _equal("og", g), query.columns()))
        for p, g in product(places, groups)
    ]


def _is_walked(query: Query) -> bool:
    """Whether the index of the order serves every filter that may leave few rows."""
    if query.occupations and not query.prefectures:
        return False
    wage_fits = not query.wage_floor or query.order is Order.WAGE_LOW
    return wage_fits and not query.wage_hour and (query.since is None or query.order is Order.NEWEST)


def walked(cursor: CursorWrapper, ask: Ask, branches: list[Condition]) -> Found:
    """The first rows of each branch in its own index, put in one order; the count from the same indexes."""
    parts, parameters = [], []
    for branch in branches:
        where = Condition.all((branch, ask.behind))
        parts.append(f"(SELECT {ask.keys} FROM {_TABLE}{_where(where)} ORDER BY {ask.order} LIMIT %s)")
        parameters += [*where.parameters, ask.end]
    number = _number(ask, branches)
    cursor.execute(
        f"SELECT ({number.sql}), ARRAY(SELECT posting_id FROM ({' UNION ALL '.join(parts)}) walked"
        f" ORDER BY {ask.order} LIMIT %s OFFSET %s)",
        [*number.parameters, *parameters, ask.limit, ask.offset],
    )
    count, ids = cursor.fetchone()
    return ask.found(ids, _capped(ask, count))


def counted(cursor: CursorWrapper, ask: Ask, branches: list[Condition]) -> Count:
    """The count of what would be walked."""
    number = _number(ask, branches)
    cursor.execute(number.sql, number.parameters)
    return _capped(ask, cursor.fetchone()[0])


def _number(ask: Ask, branches: list[Condition]) -> Condition:
    most = ask.limits.counted + 1
    parts = [
        Condition(f"(SELECT 1 FROM {_TABLE}{_where(each)} LIMIT {most})", each.parameters)
        for each in branches
    ]
    union = " UNION ALL ".join(part.sql for part in parts)
    return Condition(
        f"SELECT count(*) FROM (SELECT 1 FROM ({union}) counted LIMIT {most}) capped",
        tuple(parameter for part in parts for parameter in part.parameters),
    )


def _capped(ask: Ask, count: int, *, is_about: bool = False) -> Count:
    return Count(min(count, ask.limits.counted), is_capped=count > ask.limits.counted, is_about=is_about)


@dataclass(frozen=True, slots=True)
class Sort:
    """What sorting all hits gave. `ids` is None where they were too many; `is_incomplete` where more rows seemed to
    hold a word left out than were looked at, so that some hits are missing.
    """

    ids: list[int] | None
    count: Count
    is_incomplete: bool = False


def sorted_hits(cursor: CursorWrapper, ask: Ask, *, is_loose: bool = False) -> Sort:
    """All hits sorted, where there are not too many. `is_loose` takes rows that only seem to hold a word left out
    for hits until the text near the page is looked at.
    """
    depth = max(_depth(ask, _proof(ask.query, is_loose=is_loose)), ask.end + ask.end // 10)
    while True:
        read = _read(cursor, ask, depth, is_loose=is_loose)
        if read.seeming > ask.limits.doubtful:
            return Sort(None, _of_many(ask, read), is_incomplete=True)
        if read.hits > ask.limits.counted:
            return Sort(None, _of_many(ask, read))
        # More wrong rows or fewer establishments than the depth allowed for: read on.
        if len(read.ids) >= ask.limit or read.front < depth:
            return Sort(read.ids, _of_all(ask, read, is_loose=is_loose))
        depth *= _DEEPER


def _depth(ask: Ask, proof: Condition) -> int:
    """How many rows of the order are held ready: proving them ends with the page."""
    return ask.limits.proven_to_count if _ends_early(ask, proof) else ask.limits.proven


def _ends_early(ask: Ask, proof: Condition) -> bool:
    """Whether so many proven rows are enough; how many make so many establishments, nobody knows."""
    return bool(proof) and not ask.query.one_per_establishment


@dataclass(frozen=True, slots=True)
class _Read:
    """Figures of one look: hits up to 10,001 and establishments among them; rows that seemed to hold a word left out
    and were looked at; of the front its rows, those looked at, those that held, and establishments of these; the ids of
    the page.
    """

    hits: int
    groups: int
    seeming: int
    front: int
    looked: int
    sure: int
    ones: int
    ids: list[int]


def _of_all(ask: Ask, read: _Read, *, is_loose: bool) -> Count:
    has_proof = bool(_proof(ask.query, is_loose=is_loose))
    is_whole = read.looked >= read.hits
    if not ask.query.one_per_establishment:
        return Count(read.hits - (read.looked - read.sure), is_about=has_proof and not is_whole)
    return Count(read.ones) if is_whole else Count(read.groups, is_about=has_proof)


def _of_many(ask: Ask, read: _Read) -> Count:
    """At least so many: what was taken of the hits, or the establishments among it."""
    number = read.groups if ask.query.one_per_establishment else min(read.hits, ask.limits.counted)
    return Count(number, is_capped=True, is_about=bool(ask.query.proof()))


def _read(cursor: CursorWrapper, ask: Ask, depth: int, *, is_loose: bool) -> _Read:
    query, most = ask.query, ask.limits.counted
    doubtful = Condition() if is_loose else _doubtful(ask)
    rows = _rows(ask, _lexemes(query, is_loose=is_loose))
    front = Condition() if query.one_per_establishment else ask.behind
    proof = _proof(query, is_loose=is_loose)
    # A set that is small is proven as a whole, so that its count is exact.
    until = f"CASE WHEN (SELECT count(*) FROM hits) > {ask.limits.proven} THEN {ask.end} END"
    parts = [
        Condition(f"doubtful AS MATERIALIZED ({doubtful.sql})", doubtful.parameters)
        if doubtful
        else Condition(),
        Condition(
            f"hits AS MATERIALIZED (SELECT * FROM ({rows.sql}"
            f"{f' UNION ALL SELECT {_names(ask)} FROM doubtful WHERE holds' if doubtful else ''}) source LIMIT {most + 1})",
            rows.parameters,
        ),
        Condition(
            f"front AS MATERIALIZED (SELECT *, row_number() OVER (ORDER BY {ask.order}) AS place FROM hits"
            f" WHERE (SELECT count(*) FROM hits) <= {most}"
            f"{' AND ' + front.sql if front else ''} ORDER BY {ask.order} LIMIT {depth})",
            front.parameters,
        ),
        *_held(ask, proof, until if _ends_early(ask, proof) else "NULL"),
    ]
    ids = _ids(ask)
    looked = f"CASE WHEN (SELECT count(*) FROM sure) = {ask.end} THEN (SELECT max(place) FROM sure) END"
    groups = "(SELECT count(*) FROM (SELECT FROM hits GROUP BY one_of) each)" if query.one_per_establishment else "0"
    # Asked only where it is needed: one look at a text costs as much as a hundred rows.
    seeming = (
        f"CASE WHEN (SELECT count(*) FROM hits) <= {most} THEN (SELECT count(*) FROM doubtful) ELSE 0 END"
    )
    sql = (
        f"WITH {', '.join(part.sql for part in parts if part)}"
        f" SELECT (SELECT count(*) FROM hits), {groups}, {seeming if doubtful else 0},"
        f" (SELECT count(*) FROM front), COALESCE({looked}, (SELECT count(*) FROM front)),"
        f" (SELECT count(*) FROM sure), (SELECT count(*) FROM ones), {ids.sql}"
    )
    cursor.execute(sql, [*_all_parameters(*parts), *ids.parameters])
    return _Read(*cursor.fetchone())


def _held(ask: Ask, proof: Condition, until: str = "NULL") -> list[Condition]:
    """Of the rows of `front` those whose text holds, `until` there are so many: `sure`; of these the first of each
    establishment: `ones`.
    """
    sure = "SELECT * FROM front"
    if proof:
        # The text is looked at for the rows of the front alone, one by one in the order they are kept in.
        sure = (
            f"SELECT front.* FROM front CROSS JOIN LATERAL (SELECT FROM {_TABLE}"
            f" WHERE posting_id = front.posting_id AND {proof.sql} OFFSET 0) held LIMIT {until}"
        )
    ones = "SELECT * FROM sure"
    if ask.query.one_per_establishment:
        ones = f"SELECT DISTINCT ON (one_of) * FROM sure ORDER BY one_of, {ask.order}"
    return [
        Condition(f"sure AS MATERIALIZED ({sure})", proof.parameters),
        Condition(f"ones AS MATERIALIZED ({ones})"),
    ]


def _ids(ask: Ask) -> Condition:
    """The ids of the page out of `ones`."""
    behind = ask.behind if ask.query.one_per_establishment else Condition()
    return Condition(
        f"ARRAY(SELECT posting_id FROM ones{_where(behind)} ORDER BY {ask.order} LIMIT {ask.limit} OFFSET {ask.offset})",
        behind.parameters,
    )


def _lexemes(query: Query, *, is_loose: bool) -> Condition:
    """What the indexes are asked."""
    if query.asks_terms:
        return Condition.all(
            (*_matching(query.tsqueries(without_proof=is_loose)), query.columns(fenced=True))
        )
    return _filters(query)


def _filters(query: Query) -> Condition:
    """Everything that is asked of columns, where lexemes are not."""
    places = (_among("pref", query.prefectures), _among("og", query.occupations))
    return Condition.all((*places, query.columns(), query.by_marks()))


def _proof(query: Query, *, is_loose: bool) -> Condition:
    return Condition.all((query.proof(), query.absence())) if is_loose else query.proof()


def _rows(ask: Ask, where: Condition) -> Condition:
    return Condition(f"SELECT {ask.keys} FROM {_TABLE}{_where(where)}", where.parameters)


def _doubtful(ask: Ask) -> Condition:
    """Rows that only seem to hold a word left out, and whether they lack it; one more than are looked at."""
    tsqueries = ask.query.doubtful_tsqueries()
    if not tsqueries:
        return Condition()
    seeming = Condition.all((*_matching(tsqueries), ask.query.columns(fenced=True)))
    absence = ask.query.absence()
    return Condition(
        f"SELECT {_names(ask)}, ({absence.sql}) AS holds FROM (SELECT {ask.keys}, folded, terms FROM {_TABLE}"
        f"{_where(seeming)} LIMIT {ask.limits.doubtful + 1}) seeming",
        (*absence.parameters, *seeming.parameters),
    )


def _names(ask: Ask) -> str:
    """The columns of a hit, once they are reckoned."""
    return f"posting_id, {ask.query.order.column}{', one_of' if ask.query.one_per_establishment else ''}"


def reaches(cursor: CursorWrapper, ask: Ask) -> bool:
    """Whether the window probably holds a page far behind: a sample of its beginning tells how many rows hold."""
    walked, held = _window(ask.query)
    outer = Condition.all((walked, ask.behind))
    cursor.execute(
        f"SELECT count(*) FROM (SELECT * FROM {_TABLE}{_where(outer)} ORDER BY {ask.order}"
        f" LIMIT {ask.limits.sample}) first_rows{_where(held)}",
        [*outer.parameters, *held.parameters],
    )
    share = cursor.fetchone()[0] / ask.limits.sample
    return share * ask.limits.window >= ask.end * _SURELY


def from_window(cursor: CursorWrapper, ask: Ask, count: Count) -> Found | None:
    """The page out of the first rows of the order; None where they do not hold it all.

    Which establishments stood before a cursor, a window behind it cannot tell.
    """
    query = ask.query
    if query.one_per_establishment and ask.after:
        return None
    walked, held = _window(query)
    outer = Condition.all((walked, ask.behind))
    depth = ask.end * (_PER_ESTABLISHMENT if query.one_per_establishment else 1)
    ids = _ids(ask)
    while True:
        parts = [
            Condition(
                f"front AS MATERIALIZED (SELECT {ask.keys} FROM (SELECT * FROM {_TABLE}{_where(outer)}"
                f" ORDER BY {ask.order} LIMIT {ask.limits.window}) first_rows{_where(held)}"
                f" ORDER BY {ask.order} LIMIT {depth})",
                (*outer.parameters, *held.parameters),
            ),
            *_held(ask, Condition()),
        ]
        front, found = _cut(cursor, parts, ids)
        if len(found) == ask.limit:
            return ask.found(found, count)
        if front < depth:
            return None
        depth *= _DEEPER


def _cut(cursor: CursorWrapper, parts: list[Condition], ids: Condition) -> tuple[int, list[int]]:
    """How long the front was, and the ids of the page."""
    cursor.execute(
        f"WITH {', '.join(part.sql for part in parts)} SELECT (SELECT count(*) FROM front), {ids.sql}",
        [*_all_parameters(*parts), *ids.parameters],
    )
    return cursor.fetchone()


def _window(query: Query) -> tuple[Condition, Condition]:
    """What an ordered index narrows the window by, and what is then asked of each of its rows."""
    place = query.prefectures[0] if len(query.prefectures) == 1 and not query.municipalities else None
    group = query.occupations[0] if len(query.occupations) == 1 and place else None
    walked = Condition.all((_equal("pref", place), _equal("og", group), query.bounds()))
    if not query.asks_terms:
        return walked, _filters(query)
    # One question here: each would fetch the lexemes of the row anew.
    whole = " & ".join(query.tsqueries(without_proof=True))
    lexemes = Condition.all((query.columns(), *_matching([whole])))
    proof = Condition.all((query.proof(), query.absence()))
    if not proof:
        return walked, lexemes
    # CASE keeps the dear look at the text behind the cheap one at the lexemes.
    return walked, Condition(
        f"CASE WHEN {lexemes.sql} THEN {proof.sql} ELSE false END", (*lexemes.parameters, *proof.parameters)
    )


def sorted_in_full(cursor: CursorWrapper, ask: Ask, count: Count) -> Found:
    """The page out of all hits sorted, however many; the text is looked at for those before its end."""
    query = ask.query
    rows, behind = _rows(ask, _lexemes(query, is_loose=True)), ask.behind
    front = Condition() if query.one_per_establishment else behind
    proof = _proof(query, is_loose=True)
    depth = max(ask.end + ask.end // 10 + _SPARE, _depth(ask, proof))
    ids = _ids(ask)
    while True:
        parts = [
            Condition(
                # OFFSET keeps the planner from walking an ordered index for the sake of the order.
                f"front AS MATERIALIZED (SELECT * FROM ({rows.sql} OFFSET 0) source{_where(front)}"
                f" ORDER BY {ask.order} LIMIT {depth})",
                (*rows.parameters, *front.parameters),
            ),
            *_held(ask, proof, str(ask.end) if _ends_early(ask, proof) else "NULL"),
        ]
        read, found = _cut(cursor, parts, ids)
        if len(found) == ask.limit or read < depth:
            return ask.found(found, count)
        depth *= _DEEPER


def counted_in_full(cursor: CursorWrapper, ask: Ask) -> Count:
    """All hits by their lexemes."""
    query = ask.query
    rows = _rows(ask, _lexemes(query, is_loose=False))
    # Grouped in memory: count(DISTINCT) would sort them all.
    one_each = " GROUP BY one_of" if query.one_per_establishment else ""
    cursor.execute(f"SELECT count(*) FROM (SELECT FROM ({rows.sql}) source{one_each}) hits", rows.parameters)
    return Count(cursor.fetchone()[0], is_about=bool(query.proof() or query.doubtful_tsqueries()))


def _all_parameters(*parts: Condition) -> list[Any]:
    return [parameter for part in parts for parameter in part.parameters]


def _matching(tsqueries: list[str]) -> list[Condition]:
    return [Condition("terms @@ %s::tsquery", (tsquery,)) for tsquery in tsqueries]


def _equal(column: str, code: str | None) -> Condition:
    return Condition() if code is None else Condition(f"{column} = %s", (int(code),))


def _among(column: str, codes: tuple[str, ...]) -> Condition:
    return Condition(f"{column} = ANY(%s)", ([int(code) for code in codes],)) if codes else Condition()


def _where(condition: Condition) -> str:
    return f" WHERE {condition.sql}" if condition else ""
