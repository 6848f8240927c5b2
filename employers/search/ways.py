"""The statements of a search, one for each way to the page. `employers.search.page` says which is taken when."""
# ruff: noqa: S608 - every piece of SQL here is ours; whatever a person typed is a parameter.

from dataclasses import dataclass
from itertools import product

from django.db.backends.utils import CursorWrapper

from employers.choices import PublicationLevel
from employers.search import pieces
from employers.search.ask import Ask, Count, Found
from employers.search.condition import Condition
from employers.search.query import Order, Query
from employers.search.terms import in_text

_SPARE = 20
_DEEPER = 4
# A window is read for a page far behind where the probe promises so many times the rows that the page needs.
_SPARE_OF_HITS, _SPARE_OF_ESTABLISHMENTS = 1.2, 2
# Rows that are taken for each establishment wanted, at first.
_PER_ESTABLISHMENT = 3
# Sixty-four establishments are one group with a bit for each, so that half a million hits make some six thousand groups,
# which each of two processes keeps in its cache and hands over; the statistics `ps_establishments` tell the planner so.
# Those without name stand for themselves.
_ESTABLISHMENTS = (
    "SELECT coalesce(sum(CASE WHEN place < 0 THEN hits ELSE bit_count(met::bit(64)) END), 0)::bigint FROM ("
    f"SELECT CASE WHEN level = {PublicationLevel.WITHOUT_NAME.value} THEN -1 ELSE establishment_id >> 6 END AS place,"
    " count(*) AS hits, bit_or(1::bigint << (establishment_id & 63)::int) AS met"
    f" FROM {pieces.TABLE}{{where}} GROUP BY place) places"
)


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
        Condition.all((pieces.equal("pref", p), pieces.equal("og", g), query.columns()))
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
        parts.append(
            f"(SELECT {ask.keys} FROM {pieces.TABLE}{pieces.where_of(where)} ORDER BY {ask.order} LIMIT %s)"
        )
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
        Condition(f"(SELECT 1 FROM {pieces.TABLE}{pieces.where_of(each)} LIMIT {most})", each.parameters)
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
    depth = max(_depth(ask, pieces.proof(ask.query, is_loose=is_loose)), ask.end + ask.end // 10)
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
    and were looked at; of the front its rows, those that held, of these those `near` its beginning, and establishments;
    the ids of the page.
    """

    hits: int
    groups: int
    seeming: int
    front: int
    sure: int
    near: int
    ones: int
    ids: list[int]


def _of_all(ask: Ask, read: _Read, *, is_loose: bool) -> Count:
    proof = pieces.proof(ask.query, is_loose=is_loose)
    has_proof, looked, held = bool(proof), read.front, read.sure
    if _ends_early(ask, proof) and read.sure >= ask.end:
        # Of what was looked at beyond, the number depends on the page.
        looked, held = min(read.front, ask.limits.proven), read.near
    is_whole = looked >= read.hits
    if not ask.query.one_per_establishment:
        return Count(read.hits - (looked - held), is_about=has_proof and not is_whole)
    return Count(read.ones) if is_whole else Count(read.groups, is_about=has_proof)


def _of_many(ask: Ask, read: _Read) -> Count:
    """At least so many: what was taken of the hits, or the establishments among it."""
    number = read.groups if ask.query.one_per_establishment else min(read.hits, ask.limits.counted)
    return Count(number, is_capped=True, is_about=bool(ask.query.proof()))


def _read(cursor: CursorWrapper, ask: Ask, depth: int, *, is_loose: bool) -> _Read:
    proof, ids = pieces.proof(ask.query, is_loose=is_loose), pieces.ids(ask)
    doubtful = Condition() if is_loose else _doubtful(ask)
    parts = [*_hits(ask, doubtful, depth, is_loose=is_loose), *_sure(ask, proof)]
    sql = f"WITH {', '.join(part.sql for part in parts)} SELECT {_figures(ask, doubtful)}, {ids.sql}"
    cursor.execute(sql, [*pieces.all_parameters(*parts), *ids.parameters])
    return _Read(*cursor.fetchone())


def _sure(ask: Ask, proof: Condition) -> list[Condition]:
    """The hits `near` the beginning, and beyond them, where the page may be full, those up to its end."""
    if not _ends_early(ask, proof):
        near = pieces.proven(proof)
        return [_materialised("near", near), *pieces.picked(ask, Condition("SELECT * FROM near"))]
    # A set that is small is near as a whole, so that its count is exact.
    near = pieces.proven(proof, f" AND place <= {ask.limits.proven}")
    missing = f"GREATEST({ask.end} - (SELECT count(*) FROM near), 0)"
    far = pieces.proven(proof, f" AND place > {ask.limits.proven} LIMIT {missing}")
    both = Condition(f"SELECT * FROM near UNION ALL ({far.sql})", far.parameters)
    return [_materialised("near", near), *pieces.picked(ask, both)]


def _materialised(name: str, rows: Condition) -> Condition:
    return Condition(f"{name} AS MATERIALIZED ({rows.sql})", rows.parameters)


def _hits(ask: Ask, doubtful: Condition, depth: int, *, is_loose: bool) -> list[Condition]:
    """`doubtful`, where there are such; `hits` in any order, one more than are counted; and of not too many the `front`
    in their order.
    """
    rows, most = pieces.rows(ask, pieces.lexemes(ask.query, is_loose=is_loose)), ask.limits.counted
    behind = Condition() if ask.query.one_per_establishment else ask.behind
    too = f" UNION ALL SELECT {pieces.names(ask)} FROM doubtful WHERE holds" if doubtful else ""
    parts = [
        Condition(
            f"hits AS MATERIALIZED (SELECT * FROM ({rows.sql}{too}) source LIMIT {most + 1})", rows.parameters
        ),
        Condition(
            f"front AS MATERIALIZED (SELECT *, row_number() OVER (ORDER BY {ask.order}) AS place FROM hits"
            f" WHERE (SELECT count(*) FROM hits) <= {most}"
            f"{' AND ' + behind.sql if behind else ''} ORDER BY {ask.order} LIMIT {depth})",
            behind.parameters,
        ),
    ]
    if doubtful:
        parts.insert(0, _materialised("doubtful", doubtful))
    return parts


def _figures(ask: Ask, doubtful: Condition) -> str:
    """Those of `_Read`, but for its ids."""
    groups = "(SELECT count(*) FROM (SELECT FROM hits GROUP BY one_of) each)"
    # Asked only where it is needed: one look at a text costs as much as a hundred rows.
    seeming = (
        f"CASE WHEN (SELECT count(*) FROM hits) <= {ask.limits.counted}"
        " THEN (SELECT count(*) FROM doubtful) ELSE 0 END"
    )
    return (
        f"(SELECT count(*) FROM hits), {groups if ask.query.one_per_establishment else 0},"
        f" {seeming if doubtful else 0}, (SELECT count(*) FROM front), (SELECT count(*) FROM sure),"
        " (SELECT count(*) FROM near), (SELECT count(*) FROM ones)"
    )


def _doubtful(ask: Ask) -> Condition:
    """Rows that only seem to hold a word left out, and whether they lack it; one more than are looked at."""
    tsqueries = ask.query.doubtful_tsqueries()
    if not tsqueries:
        return Condition()
    seeming = Condition.all((*pieces.matching(tsqueries), ask.query.columns(fenced=True)))
    absence = in_text(ask.query.absence(), "seeming")
    return Condition(
        f"SELECT {pieces.names(ask)}, {absence.sql} AS holds FROM (SELECT {ask.keys} FROM {pieces.TABLE}"
        f"{pieces.where_of(seeming)} LIMIT {ask.limits.doubtful + 1}) seeming",
        (*absence.parameters, *seeming.parameters),
    )


def reach(cursor: CursorWrapper, ask: Ask) -> int:
    """How many rows of the order to read for a page far behind, 0 where sorting all hits is quicker: a probe of the
    beginning tells how many rows hold.
    """
    walked, held = _window(ask.query)
    outer = Condition.all((walked, ask.behind))
    cursor.execute(
        f"SELECT count(*) FROM (SELECT * FROM {pieces.TABLE}{pieces.where_of(outer)} ORDER BY {ask.order}"
        f" LIMIT {ask.limits.probe}) first_rows{pieces.where_of(held)}",
        [*outer.parameters, *held.parameters],
    )
    share = cursor.fetchone()[0] / ask.limits.probe
    most, wanted = ask.limits.far_window, ask.end * _SPARE_OF_HITS
    if ask.query.one_per_establishment:
        wanted = ask.end * _SPARE_OF_ESTABLISHMENTS
    elif ask.query.words_in_text():
        # A text costs twice as much as a row alone; to group all hits costs more still.
        most //= 2
    return most if share * most >= wanted else 0


def from_window(cursor: CursorWrapper, ask: Ask, count: Count, window: int) -> Found | None:
    """The page out of the first rows of the order; None where they do not hold it all.

    Which establishments stood before a cursor, a window behind it cannot tell.
    """
    query = ask.query
    if query.one_per_establishment and ask.after:
        return None
    walked, held = _window(query)
    outer = Condition.all((walked, ask.behind))
    depth = ask.end * (_PER_ESTABLISHMENT if query.one_per_establishment else 1)
    ids = pieces.ids(ask)
    while True:
        parts = [
            Condition(
                f"front AS MATERIALIZED (SELECT {ask.keys} FROM (SELECT * FROM {pieces.TABLE}{pieces.where_of(outer)}"
                f" ORDER BY {ask.order} LIMIT {window}) first_rows{pieces.where_of(held)}"
                f" ORDER BY {ask.order} LIMIT {depth})",
                (*outer.parameters, *held.parameters),
            ),
            *pieces.picked(ask, Condition("SELECT * FROM front")),
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
        [*pieces.all_parameters(*parts), *ids.parameters],
    )
    return cursor.fetchone()


def _window(query: Query) -> tuple[Condition, Condition]:
    """What an ordered index narrows the window by, and what is then asked of each of its rows."""
    place = query.prefectures[0] if len(query.prefectures) == 1 and not query.municipalities else None
    groups = query.large_groups
    group = groups[0] if len(groups) == 1 and place else None
    walked = Condition.all((pieces.equal("pref", place), pieces.equal("og", group), query.bounds()))
    row, text = pieces.filters(query), in_text(query.words_in_text(), "first_rows")
    if not text:
        return walked, row
    # CASE keeps the dearer look at the text behind the columns.
    return walked, Condition(
        f"CASE WHEN {row.sql or 'true'} THEN {text.sql} ELSE false END", (*row.parameters, *text.parameters)
    )


def sorted_in_full(cursor: CursorWrapper, ask: Ask, count: Count) -> Found:
    """The page out of all hits sorted, however many; the text is looked at for those before its end."""
    query = ask.query
    rows, behind = pieces.rows(ask, pieces.lexemes(query, is_loose=True)), ask.behind
    front = Condition() if query.one_per_establishment else behind
    proof = pieces.proof(query, is_loose=True)
    depth = max(ask.end + ask.end // 10 + _SPARE, _depth(ask, proof))
    ids = pieces.ids(ask)
    while True:
        parts = [
            Condition(
                # OFFSET keeps the planner from walking an ordered index for the sake of the order.
                f"front AS MATERIALIZED (SELECT * FROM ({rows.sql} OFFSET 0) source{pieces.where_of(front)}"
                f" ORDER BY {ask.order} LIMIT {depth})",
                (*rows.parameters, *front.parameters),
            ),
            *pieces.picked(ask, pieces.proven(proof, f" LIMIT {ask.end}" if _ends_early(ask, proof) else "")),
        ]
        read, found = _cut(cursor, parts, ids)
        if len(found) == ask.limit or read < depth:
            return ask.found(found, count)
        depth *= _DEEPER


def of_establishments(cursor: CursorWrapper, ask: Ask) -> Count | None:
    """So many as fill all pages, if some of the hits by their lexemes, thrice as many, have them."""
    wanted = ask.limits.establishments
    rows = pieces.rows(ask, pieces.lexemes(ask.query, is_loose=False))
    cursor.execute(
        f"SELECT count(*) FROM (SELECT FROM ({rows.sql} LIMIT {wanted * _PER_ESTABLISHMENT}) hits GROUP BY one_of) each",
        rows.parameters,
    )
    return enough_establishments(ask) if cursor.fetchone()[0] >= wanted else None


def enough_establishments(ask: Ask) -> Count:
    """That there are as many as fill all pages."""
    return Count(ask.limits.establishments, is_capped=True, is_about=bool(ask.query.proof()))


def counted_in_full(cursor: CursorWrapper, ask: Ask) -> Count:
    """All hits by their lexemes."""
    query = ask.query
    asked = pieces.lexemes(query, is_loose=False)
    number = (
        _ESTABLISHMENTS if query.one_per_establishment else f"SELECT count(*) FROM {pieces.TABLE}{{where}}"
    )
    cursor.execute(number.format(where=pieces.where_of(asked)), asked.parameters)
    return Count(cursor.fetchone()[0], is_about=bool(query.proof() or query.doubtful_tsqueries()))
