"""What it costs to keep the index: publishing, changing and ending postings. Every row is afterwards as it was."""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from django.db import connection, transaction

from employers.models import PostingSearch, PostingText
from employers.search import index, reading
from tests.benchmarks.database import Times

_SINGLE = 60
_ENDING = 30_000
_NIGHT = 16_000
_BATCH = 200
_PROCESSES = os.cpu_count() or 1


def measure() -> dict[str, Any]:
    """Milliseconds of one posting, seconds of many."""
    some = _newest(_SINGLE)
    index.publish(some)
    found: dict[str, Any] = {
        "unchanged_ms": _one_by_one(some, lambda _pk: None),
        "changed_ms": _one_by_one(some, _change),
        "published_ms": _one_by_one(some, lambda pk: index.remove([pk])),
    }
    found |= _many()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(f"VACUUM ANALYZE {PostingSearch._meta.db_table}")
    return found


def _one_by_one(ids: Sequence[int], before: Callable[[int], object]) -> dict[str, float]:
    """Publish each in a transaction of its own, from its row as `before` leaves it."""
    seconds = []
    for pk in ids:
        with transaction.atomic():
            before(pk)
        seconds.append(_timed(lambda pk=pk: index.publish([pk])))
    return asdict(Times.of(seconds))


def _change(pk: int) -> None:
    """Give the row the text of another posting, so that it is out of step with its own."""
    other = PostingSearch.objects.exclude(pk=pk).order_by("pk")[0]
    PostingSearch.objects.filter(pk=pk).update(digest=0, terms=other.terms)
    PostingText.objects.filter(pk=pk).update(folded=other.text.folded)


def _many() -> dict[str, float]:
    """End at once those that were accepted first, as deadlines do, and write them again as the repair does: read and made
    anew, and then once more out of rows that are ready, which is the loading alone.
    """
    ids = _oldest(min(_ENDING, PostingSearch.objects.count() // 4))
    night, rest = ids[:_NIGHT], ids[_NIGHT:]
    ended = _timed(lambda: index.remove(ids))
    began, own = time.perf_counter(), _own_seconds()
    _write(night)
    written, own = time.perf_counter() - began, _own_seconds() - own
    index.remove(night)
    loaded = _loaded(night)
    _write(rest)
    return {
        "expired_rows": len(ids),
        "expired_s": round(ended, 2),
        "night_rows": len(night),
        "night_loaded_s": round(loaded, 2),
        "night_written_s": round(written, 2),
        "night_own_cpu_s": round(own, 2),
        "night_processes": _PROCESSES,
    }


def _write(ids: Sequence[int]) -> None:
    for _step in index.compare(_batches(ids), processes=_PROCESSES):
        pass
    index.sort_in()


def _loaded(ids: Sequence[int]) -> float:
    """Seconds to write rows that are ready, words sorted in; they are made before the clock starts."""
    _ready[:] = [
        [index.entry_of(posting) for posting, _digest in reading.findable(batch)] for batch in _batches(ids)
    ]
    began = time.perf_counter()
    connection.close()
    with multiprocessing.get_context("fork").Pool(_PROCESSES, gc.freeze) as pool:
        pool.map(_load, range(len(_ready)), chunksize=1)
    index.sort_in()
    took = time.perf_counter() - began
    _ready.clear()
    return took


# What a forked process finds made.
_ready: list[list[PostingText]] = []


def _load(number: int) -> None:
    with transaction.atomic():
        index.write(_ready[number])


def _batches(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[first : first + _BATCH] for first in range(0, len(ids), _BATCH)]


def _own_seconds() -> float:
    """Processor time of this process and of those that it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _newest(count: int) -> list[int]:
    return _first(count, "-accepted_on", "-pk")


def _oldest(count: int) -> list[int]:
    return _first(count, "accepted_on", "pk")


def _first(count: int, *order: str) -> list[int]:
    return list(PostingSearch.objects.order_by(*order).values_list("pk", flat=True)[:count])


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    with transaction.atomic():
        act()
    return time.perf_counter() - began
