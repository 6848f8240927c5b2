"""Which postings fit a seeker best: candidates from the ordered indexes of the search, judged in one pass.

Of each wished occupation in each wished prefecture the newest are read, of a middle group with those that name none, with
the few columns that wishes are held against, off one index; the sentences are made for the rows that are shown.
"""
# ruff: noqa: S608 - every piece of SQL here is ours; wishes are parameters.

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from employers.models import PostingSearch
from employers.search.condition import Condition
from employers.search.models import FIT_COLUMNS
from employers.search.page import TooSlowError, reading
from employers.search.query import Query
from hellowork.offices.reference.occupations import OccupationGroup
from hellowork.offices.reference.prefectures import Prefecture
from seekers.choices import WishKey, WorkingTimeWish
from seekers.fit.facts import FACTS_SQL, Facts
from seekers.fit.hard import hard_question
from seekers.fit.judging import Judgement, in_order, judge
from seekers.fit.wanted import WishList, wishes_of
from seekers.models.wishes import Wishes

logger = logging.getLogger(__name__)

MOST_SHOWN = 20
# Rows that are judged for one seeker, and of one occupation in one prefecture.
MOST_JUDGED = 2_400
_MOST_OF_A_BRANCH = 800
# Hits that are judged where the newest do not hold the hard conditions.
_MOST_ASKED = 1_000
SEARCHED = "FROM employers_postingsearch s"
_COLUMNS = ", ".join(("posting_id", "accepted_on", "og", *FIT_COLUMNS))
_NEWEST = "ORDER BY s.accepted_on DESC, s.posting_id DESC"
_NO_BITMAPS = "SET LOCAL enable_bitmapscan = off"


@dataclass(frozen=True, slots=True)
class Fit:
    """A posting that may be shown, and why."""

    posting_id: int
    judgement: Judgement


def ranked(seeker: Wishes, posting_ids: Sequence[int]) -> list[int]:
    """These postings, those that fit the wishes best first. Equal ones, and those not in the search, keep their order.

    One query for any number; a page of the search gives its first thousand hits.
    """
    wishes = wishes_of(seeker)
    facts = dict(_those(posting_ids))
    known = [(posting_id, facts[posting_id]) for posting_id in posting_ids if posting_id in facts]
    order = [posting_id for _standing, posting_id, _facts in in_order(wishes, known)]
    return order + [posting_id for posting_id in posting_ids if posting_id not in facts]


def best_for(seeker: Wishes, within: Query, *, most: int = MOST_SHOWN) -> list[Fit]:
    """The postings that fit best and break no hard condition, newest first among equals.

    `within` says what this visitor may see and has hidden; its words, places and facets are not asked.
    """
    wishes = wishes_of(seeker)
    candidates = list(_candidates(wishes, within))
    best = _holding(wishes, candidates)
    if len(best) < most <= len(candidates) and (question := hard_question(wishes, within)):
        best = _holding(wishes, _those([*_asked_for(question), *(posting_id for posting_id, _facts in best)]))
    return [Fit(posting_id, judge(wishes, facts)) for posting_id, facts in best[:most]]


def _asked_for(question: Query) -> tuple[int, ...]:
    """The newest hits; none where the search is too busy for the question: the newest postings then do alone."""
    try:
        return PostingSearch.objects.first(question, most=_MOST_ASKED).posting_ids
    except TooSlowError:
        logger.warning("The search for hard conditions was stopped")
        return ()


def _holding(wishes: WishList, candidates: Iterable[tuple[int, Facts]]) -> list[tuple[int, Facts]]:
    """Those that break no hard condition, in the order of the wishes."""
    ordered = in_order(wishes, candidates)
    return [(posting_id, facts) for (failures, _below), posting_id, facts in ordered if not failures]


def _those(posting_ids: Collection[int]) -> Iterator[tuple[int, Facts]]:
    """The postings of these ids that are in the search, newest first."""
    return read(
        f"SELECT s.posting_id, {FACTS_SQL} {SEARCHED} WHERE s.posting_id = ANY(%s) {_NEWEST}",
        [list(posting_ids)],
    )


def _candidates(wishes: WishList, within: Query) -> Iterator[tuple[int, Facts]]:
    """The newest of each branch, newest first."""
    names, branches = _branches(wishes)
    where = Condition.all(
        (*(Condition(f"{name} = branch.{name}") for name in names), *_asked(wishes, within))
    )
    each = min(_MOST_OF_A_BRANCH, MOST_JUDGED // max(len(branches), 1))
    newest = (
        f"(SELECT {_COLUMNS} FROM employers_postingsearch{' WHERE ' if where else ''}{where.sql}"
        f" ORDER BY accepted_on DESC, posting_id DESC LIMIT {each}) s"
    )
    if names:
        arrays = ", ".join(["%s::smallint[]"] * len(names))
        newest = f"unnest({arrays}) branch({', '.join(names)}) CROSS JOIN LATERAL {newest}"
    return read(
        f"SELECT s.posting_id, {FACTS_SQL} FROM {newest} {_NEWEST}",
        [*map(list, zip(*branches, strict=True)), *where.parameters],
    )


def _branches(wishes: WishList) -> tuple[tuple[str, ...], list[tuple[int, ...]]]:
    """Columns that the index begins with, and the values to walk it for: every occupation or place where none is wished."""
    prefectures = {*wishes.prefectures, *(code[:2] for code in wishes.municipalities)}
    if not wishes.occupations and not prefectures:
        return (), []
    groups = wishes.large_groups or OccupationGroup.values
    places = sorted(prefectures or Prefecture.values)
    return ("og", "pref"), [(int(group), int(place)) for group, place in product(groups, places)]


def _asked(wishes: WishList, within: Query) -> Iterator[Condition]:
    """What every candidate must hold of the columns of the search."""
    yield within.columns()
    if wishes.middle_groups:
        whole = [int(code) for code in wishes.occupations.difference(wishes.middle_groups)]
        yield Condition(
            "(og = ANY(%s) OR occupation_middle = ANY(%s) OR occupation_middle IS NULL)",
            (whole, [int(code) for code in wishes.middle_groups]),
        )
    if wishes.is_must(WishKey.TIME) and wishes.working_time != WorkingTimeWish.EITHER:
        yield Condition("is_part" if wishes.working_time == WorkingTimeWish.PART else "NOT is_part")


def read(sql: str, parameters: list[Any]) -> Iterator[tuple[int, Facts]]:
    """Postings with their facts, from wherever the search is read.

    Without bitmaps: of a branch the newest are wanted, which its index has in order.
    """
    with reading(_NO_BITMAPS) as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    for posting_id, *facts in rows:
        yield posting_id, Facts._make(facts)
