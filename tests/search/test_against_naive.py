"""The search against a look at every row: nothing missed, nothing wrong, the same order, on every way it can take."""

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from employers.search import page as pages
from employers.search.folding import amount_of
from employers.search.page import LIMITS, Found, Limits
from employers.search.query import Cursor, Order, Query
from employers.search.synonyms import widened
from employers.search.words import read
from tests.search import naive
from tests.search.naive import Asked

pytestmark = pytest.mark.django_db

# Low limits lead a small table the ways of a large one: the window, and the sort of all that is found.
WAYS = {
    "sorted": LIMITS,
    "window": Limits(counted=60, proven=30, window=400, deepest_in_window=10_000),
    "in full": Limits(counted=60, proven=30, window=1, deepest_in_window=0),
    "few branches": Limits(branches=1),
}
SIZE = 7
SETTINGS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def rows(two_thousand) -> list[naive.Row]:
    return naive.all_rows(two_thousand)


@pytest.fixture(scope="module")
def vocabulary(rows) -> list[str]:
    """Pieces of one to eight letters out of the texts, so that most questions find something.

    None begins with ー, which is one of the signs by which a word is left out, nor ends in what folding takes away.
    """
    pieces: Counter[str] = Counter()
    for row in rows[::7]:
        for run in row.folded.split():
            pieces.update(
                run[i : i + n] for n in (1, 2, 3, 4, 5, 8) for i in range(0, max(1, len(run) - n), 3)
            )
    usable = (p for p in pieces if not re.fullmatch(r"[0-9ー].*|.*[.&+#%ー]", p) and amount_of(p) is None)
    return [*sorted(usable), "夜勤なし", "看護師", "c++", "pc", "se", "宇宙飛行士", "在宅勤務"]


def read_page(asked: Asked, limits: Limits, number: int) -> Found:
    return pages.find(query_of(asked), page=number, size=SIZE, limits=limits)


def query_of(asked: Asked) -> Query:
    typed = [f'"{word}"' if len(word) > 2 else word for word in asked.words]
    typed += [f"-{word}" for word in asked.without]
    typed += [" OR ".join(words) for words in asked.any_of]
    words = read(" ".join(typed))
    assert not words.was_cut
    return Query(
        words=words,
        prefectures=asked.prefectures,
        municipalities=asked.cities,
        occupations=asked.groups,
        any_of=(tuple(f"#t{time}" for time in asked.times), tuple(f"#f{form}" for form in asked.forms)),
        wage_month=asked.wage,
        order=Order.WAGE_LOW if asked.by_wage else Order.NEWEST,
        sees_level_2=asked.sees_level_2,
    )


def some(values: list[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def questions(rows: list[naive.Row], vocabulary: list[str]) -> st.SearchStrategy[Asked]:
    latin = [word for word in vocabulary if not word.isdigit()]
    return st.builds(
        Asked,
        words=some(latin, 2),
        without=some(latin, 2),
        any_of=st.one_of(st.just(()), st.tuples(st.tuples(st.sampled_from(latin), st.sampled_from(latin)))),
        prefectures=some(["13", "14", "27", "01", "47"], 3),
        cities=some(sorted({row.city for row in rows[:40]}), 1),
        groups=some(["06", "08", "12"], 2),
        times=some(["full", "part"], 1),
        forms=some(["regular", "part_timer"], 1),
        wage=st.sampled_from([0, 0, 200_000, 300_000]),
        by_wage=st.booleans(),
        sees_level_2=st.booleans(),
    )


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_any_question_finds_what_a_look_at_every_row_finds(rows, vocabulary, way):
    limits = WAYS[way]

    @SETTINGS
    @given(asked=questions(rows, vocabulary), number=st.integers(1, 4))
    def check(asked: Asked, number: int) -> None:
        expected = naive.found(rows, asked)
        answer = read_page(asked, limits, number)
        assert list(answer.posting_ids) == expected[(number - 1) * SIZE : number * SIZE]
        assert answer.has_next == (len(expected) > number * SIZE)
        if not answer.is_capped:
            assert answer.count == len(expected) or len(expected) > limits.proven
        assert answer.count <= limits.counted

    check()


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_every_single_word_is_found_everywhere_it_stands(rows, vocabulary, way):
    for word in vocabulary[:: len(vocabulary) // 50]:
        asked = Asked(words=(word,))
        expected = naive.found(rows, asked)
        ids = [pk for number in range(1, 6) for pk in read_page(asked, WAYS[way], number).posting_ids]
        assert ids == expected[: 5 * SIZE], word


def test_a_word_left_out_takes_no_posting_that_only_holds_its_pairs(rows):
    """夜勤なし is 夜勤, 勤な and なし: a text with 夜勤は and 通勤なし has most of them and is still found."""
    asked = Asked(without=("夜勤アリマ",))
    expected = naive.found(rows, asked)
    assert list(read_page(asked, LIMITS, 1).posting_ids) == expected[:SIZE]
    assert read_page(asked, LIMITS, 1).count == len(expected)


def test_filters_alone_are_counted_up_to_the_limit(rows):
    expected = naive.found(rows, Asked(prefectures=("13",)))
    assert read_page(Asked(prefectures=("13",)), LIMITS, 1).count == len(expected)
    capped = read_page(Asked(), Limits(counted=100), 1)
    assert (capped.count, capped.is_capped) == (100, True)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("asked", [Asked(), Asked(words=("スル",)), Asked(words=("シフト",), by_wage=True)])
def test_reading_on_behind_a_row_goes_through_everything_once(rows, asked, way):
    values = {row.pk: row for row in rows}
    ids: list[int] = []
    after = None
    while True:
        answer = pages.find(query_of(asked), after=after, size=50, limits=WAYS[way])
        ids += answer.posting_ids
        if not answer.has_next:
            break
        last = values[ids[-1]]
        after = Cursor(last.wage if asked.by_wage else last.accepted_on, last.pk)
    assert ids == naive.found(rows, asked)


def test_synonyms_find_the_same_in_each_of_their_words(rows):
    group = ("看護師", "ナース")
    asked = Asked(any_of=(group,))
    for word in group:
        answer = pages.find(Query(words=widened(read(word))), size=SIZE)
        assert list(answer.posting_ids) == naive.found(rows, asked)[:SIZE]
        assert answer.count == len(naive.found(rows, asked)) > 0


def test_words_of_the_search_are_words_of_the_texts(vocabulary):
    assert len(vocabulary) > 500
