"""Saved searches by the hundred thousand, and a night over them: how long, in how much memory.

Seven of ten ask for one or two words, most of them for a prefecture or two, some for a group, pay, or a form. They are
written as the action writes them, question included, by COPY.
"""

import datetime as dt
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, reduce
from typing import Any
from urllib.parse import urlencode

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from employers.models import PostingSearch
from employers.search.synonyms import widened
from employers.search.words import Words
from employers.search.words import read as read_words
from hellowork import clock
from seekers.choices import MailRhythm
from seekers.models import SavedSearch, SearchFinding, SearchNight, Seeker
from seekers.saved import matching
from seekers.saved.address import question_of, read
from seekers.saved.bits import NewPostings
from seekers.saved.question import edition
from tests.benchmarks import trades
from tests.benchmarks.people import _seekers

SEED = 20261126
_EACH = 10
_BATCH = 5_000
_BIG = {"13": 14, "14": 9, "27": 9, "23": 8, "11": 7, "12": 6, "28": 5, "01": 5, "40": 5}
_PREFECTURES = [f"{code:02d}" for code in range(1, 48)]
_COMMON = (
    *(
        "未経験",
        "土日祝休み",
        "残業なし",
        "駅近",
        "正社員",
        "在宅",
        "夜勤なし",
        "扶養内",
        "週休二日",
        "車通勤",
    ),
    *("賞与", "日勤", "短時間", "年間休日120日", "資格手当", "直行直帰", "シフト", "主婦", "経験者", "寮"),
)


def fill(count: int, *, seed: int = SEED) -> int:
    """See that there are so many saved searches; returns how many were made."""
    missing = count - SavedSearch.objects.count()
    if missing <= 0:
        return 0
    with transaction.atomic():
        seekers = _seekers(Seeker.objects.count(), -(-missing // _EACH))
    _copy(list(_searches(missing, [seeker.pk for seeker in seekers], seed)))
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {SavedSearch._meta.db_table}")
    return missing


def a_night(postings: int) -> dict[str, Any]:
    """Match the newest of the postings against all saved searches; leaves nothing behind."""
    newest = PostingSearch.objects.order_by("-accepted_on", "-posting_id").values("pk")[:postings]
    rows = PostingSearch.objects.filter(pk__in=newest).order_by("accepted_on", "posting_id")
    with transaction.atomic():
        SearchFinding.objects.all().delete()
        SearchNight.objects.all().delete()
        night = SearchNight.objects.create(
            day=clock.today(), since=clock.now() - dt.timedelta(days=400), until=clock.now()
        )
        before, started, busy = _peak_mb(), time.perf_counter(), time.process_time()
        index = NewPostings(rows)
        indexed = time.perf_counter()
        figures = matching.go_through(night, index, ends=time.monotonic() + 3600)
        took = time.perf_counter() - started
        transaction.set_rollback(True)
    return {
        "searches": figures.searches,
        "postings": figures.postings,
        "pairs": figures.pairs,
        "found": figures.found,
        "seconds": round(took, 2),
        "own_cpu_seconds": round(time.process_time() - busy, 2),
        "index_seconds": round(indexed - started, 2),
        "more_mb": round(_peak_mb() - before),
    }


def a_change(count: int) -> dict[str, Any]:
    """Make the questions of so many searches anew, as the night after a change of the synonyms does for all of them."""
    rules = replace(matching.Rules.tonight(), edition="changed")
    with transaction.atomic():
        started, busy = time.perf_counter(), time.process_time()
        for first in range(0, count, _BATCH):
            batch = SavedSearch.objects.order_by("pk")[first : min(first + _BATCH, count)]
            matching.bring_up_to_date(batch, rules)
        took = time.perf_counter() - started
        transaction.set_rollback(True)
    return {
        "searches": count,
        "seconds": round(took, 2),
        "own_cpu_seconds": round(time.process_time() - busy, 2),
    }


def _copy(searches: list[SavedSearch]) -> None:
    fields = [field for field in SavedSearch._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(field.column for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {SavedSearch._meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for search in searches:
            values = (getattr(search, field.attname) for field in fields)
            copy.write_row([Jsonb(value) if isinstance(value, dict) else value for value in values])


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _searches(count: int, seekers: list[Any], seed: int) -> Iterator[SavedSearch]:
    rng = random.Random(seed)  # noqa: S311 - made-up data, the same each time
    words, made_under = _vocabulary(), edition()
    widened_word = cache(lambda word: widened(read_words(word)))
    saved_at = clock.now() - dt.timedelta(days=500)
    questions: dict[str, dict[str, Any]] = {}
    taken: set[tuple[Any, str]] = set()
    for number in range(count):
        seeker = seekers[number // _EACH]
        query = _address(rng, words)
        while (seeker, query) in taken:
            query = _address(rng, words)
        taken.add((seeker, query))
        if query not in questions:
            form = read(query)
            # Word by word: else each search would ask the database for its synonyms.
            form.typed_words = reduce(Words.beside, map(widened_word, form.q.split()), Words())
            questions[query] = question_of(form).stored()
        yield SavedSearch(
            seeker_id=seeker,
            name="保存した条件",
            query=query,
            conditions="条件",
            mail=rng.choice(MailRhythm.values),
            created_at=saved_at,
            looked_at=saved_at,
            question=questions[query],
            edition=made_under,
        )


def _vocabulary() -> list[str]:
    """Titles, licences and pieces of both, the common ones often: as skewed as what people type."""
    whole = [word for trade in trades.TRADES for word in (*trade.titles, *trade.licences) if word]
    pieces = [word[start : start + 4] for word in whole for start in range(0, max(1, len(word) - 3), 2)]
    return [*whole * 3, *_COMMON * 20, *pieces, *(f"{name}駅" for name in trades.NAMES)]


def _address(rng: random.Random, words: list[str]) -> str:
    fields: dict[str, Any] = {}
    if rng.random() < 0.7:
        fields["q"] = " ".join(rng.choice(words) for _word in range(rng.choice((1, 1, 2))))
    if rng.random() < 0.05:
        fields["q"] = f"{fields.get('q', '')} -{rng.choice(_COMMON)}".strip()
    if rng.random() < 0.85:
        weights = [_BIG.get(code, 2) for code in _PREFECTURES]
        fields["pref"] = rng.choices(_PREFECTURES, weights, k=rng.choice((1, 1, 1, 2)))
    if rng.random() < 0.3:
        fields["job"] = rng.choice(trades.TRADES).group
    if rng.random() < 0.3:
        fields["wage"] = rng.choice((180_000, 200_000, 220_000, 250_000, 300_000))
    if rng.random() < 0.3:
        fields["form"] = rng.choice(("regular", "part_timer"))
    return urlencode(fields or {"job": "06"}, doseq=True)
