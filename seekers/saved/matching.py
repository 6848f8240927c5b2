"""The night: every saved search against the postings that are new since the last one.

Safe to run zero, one or many times: a night begins where the last one ended, each batch of searches is answered in the
transaction that notes it as through, and whoever finds a night under way by another process leaves it to that one.
"""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Case, F, Max, QuerySet, When

from employers import publication
from employers.search.synonyms import widened
from employers.search.words import Words
from employers.search.words import read as read_words
from hellowork import clock
from hellowork.accounts.actor import Actor, Hat, Registration
from seekers.choices import RegistrationState
from seekers.models import HiddenEstablishment, HiddenPosting, SavedSearch, SearchFinding, SearchNight
from seekers.saved.address import question_of, read
from seekers.saved.bits import NewPostings, accepted_between
from seekers.saved.question import Question, edition

# A transaction that accepts a posting is over by then: its row is seen.
_LAG = dt.timedelta(minutes=10)
# More than that wait for the next night; it bounds the memory of one.
_MOST_POSTINGS = 40_000
_BATCH = 5_000
# Of so many different words a night remembers what they are asked for as; 2 KB each.
_MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run did: postings that were new, searches gone through, searches that found something, pairs in all."""

    postings: int = 0
    searches: int = 0
    found: int = 0
    pairs: int = 0
    is_finished: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """Under which rules questions are made tonight, and the words of a search under them: many ask for the same, each of
    which would be looked up among the synonyms again.
    """

    edition: str
    words: Callable[[str], Words]

    @classmethod
    def tonight(cls) -> Self:
        return cls(edition(), lru_cache(maxsize=_MOST_WORDS)(lambda typed: widened(read_words(typed))))


def waiting() -> QuerySet[SavedSearch]:
    """Saved searches that today's night has still to go through; none before its hour."""
    now = clock.now()
    if now.hour < settings.SAVED_SEARCHES_MATCHED_FROM:
        return SavedSearch.objects.none()
    night = SearchNight.objects.filter(day=now.date()).first()
    if night is None:
        return SavedSearch.objects.all()
    return SavedSearch.objects.none() if night.finished_at else SavedSearch.objects.behind(night.done_to)


def match_new(*, seconds: float | None = None, batch: int = _BATCH) -> Figures:
    """Match what is new against every saved search that today's night has not been through yet.

    Stops after `seconds` (settings.JOB_SECONDS) and goes on there when it is called again. One index of the new
    postings in memory serves all batches: 40 MB for 10,000.
    """
    ends = time.monotonic() + (settings.JOB_SECONDS if seconds is None else seconds)
    night = _tonight()
    if night.finished_at is not None:
        return Figures()
    postings = NewPostings(accepted_between(night.since, night.until))
    return go_through(night, postings, ends=ends, batch=batch)


def go_through(night: SearchNight, postings: NewPostings, *, ends: float, batch: int = _BATCH) -> Figures:
    """Match these postings against the searches that the night has not been through, until it is over or `ends`."""
    rules, figures = Rules.tonight(), Figures(postings=len(postings), is_finished=False)
    while not figures.is_finished and time.monotonic() < ends:
        done = _next_batch(night, postings, rules, batch)
        if done is None:
            break
        figures = replace(
            done,
            postings=len(postings),
            searches=figures.searches + done.searches,
            found=figures.found + done.found,
            pairs=figures.pairs + done.pairs,
        )
    return figures


def _tonight() -> SearchNight:
    """Today's night, begun where the last one ended."""
    now = clock.now()
    last = SearchNight.objects.filter(day__lt=now.date()).aggregate(until=Max("until"))["until"]
    since = last or now - _LAG - dt.timedelta(days=1)
    until = max(since, _end_of(since, now - _LAG))
    return SearchNight.objects.get_or_create(day=now.date(), defaults={"since": since, "until": until})[0]


def _end_of(since: dt.datetime, until: dt.datetime) -> dt.datetime:
    """`until`, or the acceptance of the last posting that one night takes."""
    instants = accepted_between(since, until).order_by("posting__acceptance__accepted_at")
    last = instants.values_list("posting__acceptance__accepted_at", flat=True)[
        _MOST_POSTINGS : _MOST_POSTINGS + 1
    ]
    return next(iter(last), until)


@transaction.atomic
def _next_batch(night: SearchNight, postings: NewPostings, rules: Rules, batch: int) -> Figures | None:
    """The next searches in one transaction; None where another process is at it."""
    held = SearchNight.objects.select_for_update(skip_locked=True, no_key=True).filter(
        pk=night.pk, finished_at=None
    )
    standing = held.first()
    if standing is None:
        return None
    behind = SavedSearch.objects.behind(standing.done_to)
    bring_up_to_date(behind[:batch], rules)
    searches = list(_asked(behind, night)[:batch])
    hidden = _hidden({search.seeker_id for search in searches}, postings)
    findings = [
        found for search in searches if (found := _finding(search, postings, hidden.get(search.seeker_id, 0)))
    ]
    _write(night, findings)
    if len(searches) < batch:
        standing.finished_at = clock.now()
    if searches:
        standing.done_to = searches[len(searches) - 1].pk
    standing.save(update_fields=["done_to", "finished_at"])
    return Figures(
        searches=len(searches),
        found=len(findings),
        pairs=sum(count for _search, count, _newest in findings),
        is_finished=standing.finished_at is not None,
    )


def _asked(searches: QuerySet[SavedSearch], night: SearchNight) -> QuerySet:
    """What the night needs of each search, as named tuples: two hundred thousand models would take as long as all the
    rest. `since` is there where a search is younger than the night's first posting.
    """
    young = When(created_at__gt=night.since, then=F("created_at"))
    return searches.annotate(since=Case(young, default=None)).values_list(
        "pk", "question", "since", "seeker_id", "seeker__registration", "seeker__state", named=True
    )


def _hidden(seekers: Collection[Any], postings: NewPostings) -> dict[Any, int]:
    """The set of what each of these seekers has hidden; none for who has hidden nothing."""
    own: dict[Any, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for seeker, posting in HiddenPosting.objects.filter(seeker__in=seekers).values_list(
        "seeker_id", "posting_id"
    ):
        own[seeker][0].append(posting)
    theirs = HiddenEstablishment.objects.filter(seeker__in=seekers)
    for seeker, establishment in theirs.values_list("seeker_id", "establishment_id"):
        own[seeker][1].append(establishment)
    return {seeker: postings.hidden(*ids) for seeker, ids in own.items()}


def _finding(search: Any, postings: NewPostings, hidden: int) -> tuple[int, int, list[int]] | None:
    """The search, how many it found, and the newest of them."""
    found = postings.answer(
        Question.read(search.question),
        sees_level_2=_sees_level_2(search.seeker__registration, search.seeker__state),
        since=search.since,
        hidden=hidden,
    )
    if not found:
        return None
    return search.pk, found.bit_count(), postings.newest(found, SearchFinding.KEPT_POSTINGS)


def _write(night: SearchNight, findings: Sequence[tuple[int, int, list[int]]]) -> None:
    """By COPY: the row of the night is ours, so that nobody has written the same, and the constraint sees to it."""
    table = SearchFinding._meta.db_table
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} (search_id, day, count, posting_ids) FROM STDIN") as copy,
    ):
        for search_id, count, newest in findings:
            copy.write_row((search_id, night.day, count, newest))


def _sees_level_2(registration: str, state: str) -> bool:
    is_valid = state == RegistrationState.VALID
    actor = Actor(hat=Hat.SEEKER, registration=Registration(registration), registration_valid=is_valid)
    return publication.sees_level_2(actor)


def bring_up_to_date(searches: QuerySet[SavedSearch], rules: Rules) -> None:
    """Questions of this batch that were made under older rules are made anew; most of them ask the same as before."""
    stale = {pk for pk, made_under in searches.values_list("pk", "edition") if made_under != rules.edition}
    changed = []
    for search in SavedSearch.objects.filter(pk__in=stale).only("query", "question"):
        form = read(search.query)
        form.typed_words = rules.words(form.q)
        question = question_of(form)
        if Question.read(search.question) != question:
            search.question = question.stored()
            changed.append(search)
    SavedSearch.objects.bulk_update(changed, ["question"], batch_size=1_000)
    SavedSearch.objects.filter(pk__in=stale).update(edition=rules.edition)
