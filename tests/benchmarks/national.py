"""The national data set: a million live postings with everything they rest on, made once on all cores.

Chunks are made by themselves from a seed of their own, so that the data are the same whatever the number of
processes, and what a killed run has left is gone on with. The search rows are the house's own
(`employers.search.index`); its indexes are built when all rows are there, which is the way to load a new machine.
"""

import gc
import multiprocessing
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection, transaction

from employers.choices import PublicationLevel
from employers.models import Acceptance, Establishment, JobCard, Posting, PostingSearch, PostingText
from employers.search import folding, index
from tests.benchmarks import data

CHUNK = 1_000
_HIDDEN = PublicationLevel.NOT_PUBLIC
_BUILDING = "SET maintenance_work_mem = '1GB'; SET synchronous_commit = off; SET statement_timeout = 0"
_LOADING = "SET synchronous_commit = off; SET statement_timeout = 0; SET lock_timeout = 0"


@dataclass
class Making:
    """What making the data cost: seconds of each step (an index by its name) and postings a second."""

    postings: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def rows_per_s(self) -> int:
        return round(self.postings / self.seconds["rows"]) if self.postings else 0


def fill(rows: int, *, chunk: int = CHUNK, processes: int | None = None) -> Making:
    """See that there are so many live postings, in whole chunks; a second call finds them and makes none."""
    made, began = Making(), time.perf_counter()
    data.load_offices()
    missing = list(_missing(rows, chunk))
    if missing:
        _drop_indexes()
        for done in _run(missing, processes):
            made.postings += done
            _say(made.postings, len(missing) * chunk, began)
        data.move_sequences()
    made.seconds["rows"] = round(time.perf_counter() - began, 1)
    made.seconds |= _build_indexes()
    if missing:
        made.seconds["analyse"] = _timed(
            *(f"ANALYZE {each._meta.db_table}" for each in (Establishment, JobCard))
        )
        made.seconds["vacuum"] = _timed(
            *(
                f"VACUUM ANALYZE {each._meta.db_table}"
                for each in (Acceptance, Posting, PostingSearch, PostingText)
            )
        )
    return made


def is_current() -> bool:
    """Whether the search rows are those that this code would write, as far as they tell themselves."""
    return not PostingSearch.objects.exclude(version=folding.VERSION).exists()


def _missing(rows: int, chunk: int) -> Iterator[tuple[int, int, int]]:
    """Chunks of which there is no posting yet, as first number, size and the number of all."""
    firsts = range(1, rows + 1, chunk)
    there = set(Posting.objects.filter(pk__in=firsts).values_list("pk", flat=True))
    return ((first, chunk, rows) for first in firsts if first not in there)


def _run(chunks: list[tuple[int, int, int]], processes: int | None) -> Iterator[int]:
    """Make the chunks, each in a process of its own where there are several."""
    count = min(len(chunks), os.cpu_count() or 1 if processes is None else processes)
    if count <= 1:
        yield from map(_make_chunk, chunks)
        return
    connection.close()
    # What is made lives for one chunk: looking for rings in it costs a fifth of the time.
    with multiprocessing.get_context("fork").Pool(count, gc.disable) as pool:
        yield from pool.imap_unordered(_make_chunk, chunks)


def _make_chunk(chunk: tuple[int, int, int]) -> int:
    first, size, rows = chunk
    made = data.make(
        size,
        seed=f"{data.SEED}-{first}",
        first=[first] * len(data.MODELS),
        stretch=((first - 1) / rows, (first - 1 + size) / rows),
    )
    texts = [index.entry_of(posting) for posting in made.postings if posting.publication_level != _HIDDEN]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_LOADING)
        data.write(made)
        data.copy([text.row for text in texts])
        data.copy(texts)
    gc.collect()
    return len(made.postings)


def _drop_indexes() -> None:
    with connection.schema_editor() as editor:
        for each in _there():
            editor.remove_index(PostingSearch, each)


def _build_indexes() -> dict[str, float]:
    """Build what is missing; seconds by name."""
    seconds = {}
    there = {each.name for each in _there()}
    with connection.cursor() as cursor:
        cursor.execute(_BUILDING)
        for each in PostingSearch._meta.indexes:
            if each.name not in there:
                began = time.perf_counter()
                with connection.schema_editor() as editor:
                    editor.add_index(PostingSearch, each)
                seconds[each.name] = round(time.perf_counter() - began, 1)
    return seconds


def _there() -> list:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE tablename = %s", [PostingSearch._meta.db_table]
        )
        names = {name for (name,) in cursor.fetchall()}
    return [each for each in PostingSearch._meta.indexes if each.name in names]


def _timed(*statements: str) -> float:
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(_BUILDING)
        for statement in statements:
            cursor.execute(statement)
    return round(time.perf_counter() - began, 1)


def _say(done: int, of: int, began: float) -> None:
    if done % 50_000 < CHUNK:
        print(
            f"  {done:>9,} of {of:,} postings, {done / (time.perf_counter() - began):,.0f} a second",
            flush=True,
        )
