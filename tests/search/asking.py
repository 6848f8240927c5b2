"""Questions to the search and to the look at every row, and what makes their answers the same."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from employers.search import page as pages
from employers.search.fields import TextField
from employers.search.folding import amount_of
from employers.search.page import LIMITS, Limits
from employers.search.query import Order, Query
from employers.search.words import read
from tests.search import naive
from tests.search.naive import Asked

T = TypeVar("T")
SIZE = 7
# Low limits lead a small table the ways of a large one: the window, and the sort of all that is found.
WAYS = {
    "sorted": LIMITS,
    "window": Limits(counted=60, proven=30, window=400, deepest_in_window=10_000, doubtful=5),
    "probe": Limits(counted=60, proven=30, far_window=400, deepest_in_window=0, probe=40),
    "broad": Limits(counted=25, proven=30, window=400, deepest_in_window=10_000, broad=5, dense=5),
    "proven near": Limits(proven=30, proven_to_count=40, doubtful=5),
    "in full": Limits(counted=60, proven=30, window=1, far_window=1, deepest_in_window=0),
    "few branches": Limits(branches=1, proven=30, doubtful=5),
}


def examples(most: int) -> settings:
    return settings(
        max_examples=most,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


def pieces_of(rows: list[naive.Row]) -> list[str]:
    """Pieces of one to eight letters out of the texts, so that most questions find something.

    None begins with ー, which is one of the signs by which a word is left out, nor ends in what folding takes away, nor is
    one of the signs that stand between words.
    """
    pieces: Counter[str] = Counter()
    for row in rows[::7]:
        for run in row.folded.split():
            pieces.update(
                run[i : i + n] for n in (1, 2, 3, 4, 5, 8) for i in range(0, max(1, len(run) - n), 3)
            )
    no_words = re.compile(r"[0-9ー].*|.*[.&+#%ー]|and|or|not")
    usable = (p for p in pieces if not no_words.fullmatch(p) and amount_of(p) is None)
    return [*sorted(usable), "夜勤なし", "看護師", "c++", "pc", "se", "宇宙飛行士", "在宅勤務"]


def query_of(asked: Asked) -> Query:
    typed = [f'"{word}"' if len(word) > 2 else word for word in asked.words]
    typed += [f"-{word}" for word in asked.without]
    typed += [" OR ".join(words) for words in asked.any_of]
    words = read(" ".join(typed))
    assert not words.was_cut
    return Query(
        words=words,
        fields=asked.fields,
        prefectures=asked.prefectures,
        municipalities=asked.cities,
        occupations=asked.groups,
        middle_groups=asked.middle_groups,
        any_of=asked.codes,
        none_of=asked.no_codes,
        wage_month=asked.wage,
        wage_hour=asked.wage_hour,
        wage_year=asked.wage_year,
        since=asked.since,
        without_postings=asked.hidden,
        without_establishments=asked.hidden_establishments,
        one_per_establishment=asked.one_each,
        order=asked.order,
        sees_level_2=asked.sees_level_2,
    )


def check(rows: list[naive.Row], asked: Asked, number: int = 1, limits: Limits = LIMITS) -> None:
    """The page is that of the look at every row, row by row; the count is right, or says that it is not."""
    expected = naive.found(rows, asked)
    answer = pages.find(query_of(asked), page=number, size=SIZE, limits=limits)
    assert list(answer.posting_ids) == expected[(number - 1) * SIZE : number * SIZE]
    assert answer.has_next == (len(expected) > number * SIZE)
    if answer.is_capped:
        assert answer.is_about or answer.count <= len(expected)
    elif answer.is_about:
        assert answer.count >= len(expected) > 0
    else:
        assert answer.count == len(expected)
    if number > 1:
        return
    (count,) = pages.counts([query_of(asked)], size=SIZE, limits=limits)
    assert (count.number, count.is_capped) == (answer.count, answer.is_capped)


def questions(rows: list[naive.Row], vocabulary: list[str]) -> st.SearchStrategy[Asked]:
    latin = [word for word in vocabulary if not word.isdigit()]
    newest = max(row.accepted_on for row in rows)
    days = st.sampled_from([None, None, *(newest - dt.timedelta(days=days) for days in (1, 4, 30))])
    return st.builds(
        Asked,
        words=_some(latin, 2),
        without=_some(latin, 2),
        any_of=st.one_of(st.just(()), st.tuples(st.tuples(st.sampled_from(latin), st.sampled_from(latin)))),
        fields=_some(list(TextField), 2),
        prefectures=_some(["13", "14", "27", "01", "47"], 3),
        cities=_some(sorted({row.city for row in rows[:40]}), 1),
        groups=_some(["06", "08", "12"], 2),
        middle_groups=_some(["038", "050", "045", "071"], 2),
        codes=st.tuples(
            _some(["#tfull", "#tpart"], 1), _some(["#fregular", "#fpart_timer", "#fother"], 2)
        ).map(lambda codes: tuple(filter(None, codes))),
        no_codes=_some(["#tpart", "#fregular", "#fother"], 1),
        wage=st.sampled_from([0, 0, 200_000, 300_000]),
        wage_hour=st.sampled_from([0, 0, 0, 1_150, 1_250]),
        wage_year=st.sampled_from([0, 0, 2_500_000, 3_000_001]),
        since=days,
        hidden=_some([row.pk for row in rows[::5]], 9),
        hidden_establishments=_some(sorted({row.establishment for row in rows[::3]}), 9),
        one_each=st.booleans(),
        order=st.sampled_from(Order),
        sees_level_2=st.booleans(),
    )


def wide_questions(rows: list[naive.Row], vocabulary: list[str]) -> st.SearchStrategy[Asked]:
    """Those that find much: one or two conditions."""
    return st.builds(
        Asked,
        words=_some([word for word in vocabulary if len(word) <= 4 and not word.isdigit()], 1),
        fields=_some([TextField.WORK, TextField.OTHER, TextField.TITLE], 1),
        prefectures=_some(["13", "27"], 2),
        hidden_establishments=_some(sorted({row.establishment for row in rows[:90]}), 9),
        one_each=st.booleans(),
        order=st.sampled_from(Order),
        sees_level_2=st.booleans(),
    )


def _some(values: Sequence[T], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)
