"""The database alone: what an answer of the index costs by the clock on the wall, in one process and in several."""

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from employers.models import Acceptance, Establishment, JobCard, Posting, PostingSearch, PostingText
from employers.search.query import Query
from tests.benchmarks.questions import Class

# What rows of a page are made from, and what words are proven on.
_ROWS_READ = {
    Establishment: "name",
    Acceptance: "number",
    Posting: "state",
    JobCard: "description",
    PostingText: "folded",
    PostingSearch: "digest",
}
_LAST_PAGE = 50
_SECONDS = 10


@dataclass(frozen=True)
class Times:
    """Milliseconds of one class of questions."""

    p50: float
    p95: float
    max: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Times":
        ordered = sorted(seconds)
        return cls(
            p50=_ms(statistics.median(ordered)),
            p95=_ms(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]),
            max=_ms(ordered[-1]),
        )


@dataclass(frozen=True)
class Answers:
    """Page 1 with the capped count, the exact count and page 50; least and most hits."""

    page: Times
    exact: Times
    last_page: Times
    hits: tuple[int, int]


def measure(each: Class) -> Answers:
    """Ask every question of the class twice and count the second time: the data are in memory, as they are in life."""
    queries = each.queries()
    counts = [PostingSearch.objects.count(query, exact=True).number for query in queries]
    return Answers(
        page=_times(lambda query: PostingSearch.objects.page(query), queries),
        exact=_times(lambda query: PostingSearch.objects.count(query, exact=True), queries),
        last_page=_times(lambda query: PostingSearch.objects.page(query, page=_LAST_PAGE), queries),
        hits=(min(counts), max(counts)),
    )


def _times(ask: Callable[[Query], object], queries: Iterable[Query]) -> Times:
    seconds = []
    for query in queries:
        ask(query)
    for query in queries:
        began = time.perf_counter()
        ask(query)
        seconds.append(time.perf_counter() - began)
    return Times.of(seconds)


def throughput(queries: Sequence[Query], clients: int) -> dict[str, float]:
    """Pages a second that so many processes get at once."""
    connection.close()
    with multiprocessing.get_context("fork").Pool(clients) as pool:
        jobs = [pool.apply_async(_ask_on, (queries[number::clients],)) for number in range(clients)]
        seconds = [each for job in jobs for each in job.get()]
    times = Times.of(seconds)
    return {
        "clients": clients,
        "per_s": round(len(seconds) / _SECONDS, 1),
        "p50_ms": times.p50,
        "p95_ms": times.p95,
    }


def _ask_on(queries: Sequence[Query]) -> list[float]:
    """Seconds of each question asked, one after another, until the time is over."""
    connection.ensure_connection()
    seconds: list[float] = []
    began = time.perf_counter()
    while (asked := time.perf_counter()) - began < _SECONDS:
        PostingSearch.objects.page(queries[len(seconds) % len(queries)])
        seconds.append(time.perf_counter() - asked)
    return seconds


def warm() -> float:
    """Read once what searches and the rows of their pages read, so that it is in memory as it is in life; the targets hold
    for that. The widest first: what is read last stays. Seconds.
    """
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(f"SELECT sum(length(terms)) FROM {PostingSearch._meta.db_table}")  # noqa: S608
        # By the index, since what a scan of the whole table reads is not kept; a column of the row, since the index alone
        # would do for a count.
        cursor.execute("SET enable_seqscan = off")
        for model, column in _ROWS_READ.items():
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute(f"SELECT count({column}) FROM {table} WHERE {key} > 0")  # noqa: S608
        cursor.execute("RESET enable_seqscan")
    return round(time.perf_counter() - began, 1)


def sizes() -> dict[str, float]:
    """Megabytes of the search table (`heap`, `beside` it the two wide columns) and of each of its indexes."""
    table = PostingSearch._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size(%s), pg_table_size(%s)", [table, table])
        heap, whole = cursor.fetchone()
        cursor.execute(
            "SELECT indexname, pg_relation_size(indexname::regclass) FROM pg_indexes WHERE tablename = %s"
            " ORDER BY indexname",
            [table],
        )
        found = {"heap": heap, "beside": whole - heap, **dict(cursor.fetchall())}
    return {name: round(size / 2**20, 1) for name, size in found.items()}


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
