"""One page of what a query finds: which way the database takes is decided here, never left to its estimates.

The planner multiplies the frequencies of pairs of letters and is off by thousands; asked for words in an order it
walks the newest to the end, or reads every row for twenty. So:

* filters that an ordered index serves are walked in that index, one branch for each prefecture;
* a question to the lexemes that a sample shows to find more than is counted needs no count: its page is in the window;
* otherwise at most 10,001 rows are taken from the lexemes' index; up to 10,000 they are sorted and the page is cut;
* of more, the page lies in the first rows of the order: a bounded window of them is read and filtered;
* what the window does not hold, and pages far behind, are sorted in full.

The statements are in `employers.search.ways`. A word of three letters or more is proven on the text of the rows that
come near the page: the lexemes hold every pair of its letters, not that they stand together.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.db import OperationalError, connections, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import errors

from employers.search import sample, ways
from employers.search.ask import LIMITS, MOST_COUNTED, Ask, Count, Found, Limits, TooSlowError
from employers.search.database import alias
from employers.search.narrowing import narrowed
from employers.search.query import Cursor, Query

__all__ = [
    "LIMITS",
    "MOST_COUNTED",
    "SIZE",
    "Count",
    "Found",
    "Limits",
    "TooSlowError",
    "counts",
    "find",
    "first",
    "reading",
]

SIZE = 20
_SECONDS = 2
# Helpers cost more than they save on statements this short, and two people search at once.
_SETTINGS = (
    "SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0;"
    f" SET LOCAL statement_timeout = '{_SECONDS}s'"
)

# But all hits are read by two in half the time, which the planner takes for dearer than it is.
_WITH_HELPER = (
    "SET LOCAL max_parallel_workers_per_gather = 1; SET LOCAL parallel_setup_cost = 0;"
    " SET LOCAL parallel_tuple_cost = 0.005"
)


def find(
    query: Query, *, page: int = 1, after: Cursor | None = None, size: int = SIZE, limits: Limits = LIMITS
) -> Found:
    """Run the query; see `PostingSearch.objects.page`."""
    ask = Ask(query, 0 if after else (page - 1) * size, size, after, limits)
    branches = ways.branches(ask)
    with reading() as cursor:
        if branches:
            return ways.walked(cursor, ask, branches)
        (told,) = _sampled(cursor, [ask])
        ask = replace(ask, query=narrowed(query))
        last = _last_of_establishments(cursor, ask, told)
        if last:
            return last
        count = told.count or _of_establishments(cursor, ask, told)
        if count is None:
            sort = _sorted(cursor, ask)
            if sort.ids is not None:
                return ask.found(sort.ids, sort.count)
            count = sort.count
        return _of_uncounted(cursor, ask, told, count)


def first(query: Query, *, most: int, limits: Limits = LIMITS) -> Found:
    """The first so many; see `PostingSearch.objects.first`."""
    found = find(query, size=most, limits=limits)
    return replace(found, is_partial_order=found.has_next)


def counts(
    queries: Sequence[Query], *, exact: bool = False, size: int = SIZE, limits: Limits = LIMITS
) -> list[Count]:
    """How many each query finds, as its first page of this `size` tells it, asked in one transaction; see
    `PostingSearch.objects.count`.
    """
    with reading() as cursor:
        asks = [Ask(query, 0, size, None, limits) for query in queries]
        if exact:
            return [_exact(cursor, ask) for ask in asks]
        return [_count(cursor, *each) for each in zip(asks, _sampled(cursor, asks), strict=True)]


def _of_uncounted(cursor: CursorWrapper, ask: Ask, told: sample.Told, count: Count) -> Found:
    """The page of more hits than are sorted to be counted."""
    # Rows whose lexemes are not looked at cost little.
    is_near = ask.end <= ask.limits.deepest_in_window or not ask.query.asks_terms
    window = (ask.limits.window if told.is_dense else 0) if is_near else ways.reach(cursor, ask)
    found = ways.from_window(cursor, ask, count, window) if window else None
    return found or ways.sorted_in_full(cursor, ask, count)


def _last_of_establishments(cursor: CursorWrapper, ask: Ask, told: sample.Told) -> Found | None:
    """The last of all pages of a broad question, where it is full: then establishments fill all pages, and none is counted."""
    wanted = ask.limits.establishments
    is_uncounted = told.is_broad and told.count is None
    if not (is_uncounted and ask.query.one_per_establishment) or ask.after or ask.end <= wanted:
        return None
    found = _of_uncounted(cursor, ask, told, ways.enough_establishments(ask))
    return found if ask.offset + len(found.posting_ids) >= wanted else None


def _sorted(cursor: CursorWrapper, ask: Ask) -> ways.Sort:
    """The page out of all hits, if they are not too many; and their count in either case."""
    sort = ways.sorted_hits(cursor, ask)
    if not sort.is_incomplete:
        return sort
    # Too many rows seem to hold a word left out to look at each: those near the page are looked at instead.
    loose = ways.sorted_hits(cursor, ask, is_loose=True)
    return loose if loose.ids is not None and not loose.count.is_about else replace(loose, count=sort.count)


def _count(cursor: CursorWrapper, ask: Ask, told: sample.Told) -> Count:
    branches = ways.branches(ask)
    if branches:
        return ways.counted(cursor, ask, branches)
    ask = replace(ask, query=narrowed(ask.query))
    count = told.count or _of_establishments(cursor, ask, told)
    return count or _sorted(cursor, ask).count


def _of_establishments(cursor: CursorWrapper, ask: Ask, told: sample.Told) -> Count | None:
    """That the hits of a broad question have establishments for all pages: a few thousand of them tell."""
    is_asked = told.is_broad and ask.query.one_per_establishment
    return ways.of_establishments(cursor, ask) if is_asked else None


def _sampled(cursor: CursorWrapper, asks: Sequence[Ask]) -> list[sample.Told]:
    """What the sample tells of words and facets; of columns alone it is not asked."""
    asked = [ask for ask in asks if ask.query.asks_terms]
    told = iter(sample.look(cursor, asked) if asked else ())
    return [
        next(told) if ask.query.asks_terms else sample.Told(None, is_broad=False, is_dense=True)
        for ask in asks
    ]


def _exact(cursor: CursorWrapper, ask: Ask) -> Count:
    """All of them, however many; long words are proven on each row where these are not too many."""
    if ask.query.proof() or ask.query.doubtful_tsqueries():
        proven = _proven(cursor, ask)
        if not (proven.is_about or proven.is_capped):
            return proven
    cursor.execute(_WITH_HELPER)
    return ways.counted_in_full(cursor, ask)


def _proven(cursor: CursorWrapper, ask: Ask) -> Count:
    """The count with the text of each row looked at; about or capped where there are too many for that."""
    (told,) = _sampled(cursor, [ask])
    if told.is_broad:
        return Count(ask.limits.counted, is_capped=True)
    most = ask.limits.proven_to_count
    limits = replace(ask.limits, proven=most, doubtful=most)
    return _sorted(cursor, replace(ask, query=narrowed(ask.query), limits=limits)).count


@contextmanager
def reading(more: str = "") -> Iterator[CursorWrapper]:
    """A cursor under our settings, and more of them; rolled back at the end, so that they reach nothing else.

    Raises `TooSlowError` as `find` does.
    """
    using = alias()
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute(f"{_SETTINGS}; {more}")
            yield cursor
            transaction.set_rollback(True, using=using)
    except OperationalError as error:
        if isinstance(error.__cause__, errors.QueryCanceled):
            raise TooSlowError from error
        raise
