"""The search against a look at every row: nothing missed, nothing wrong, the same order, on every way it can take."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employers.models import PostingSearch
from employers.search import page as pages
from employers.search.fields import TextField
from employers.search.page import LIMITS, Count, Limits
from employers.search.query import Cursor, Order, Query
from employers.search.synonyms import widened
from employers.search.words import read
from tests.search import naive
from tests.search.asking import SIZE, WAYS, check, examples, pieces_of, query_of, questions, wide_questions
from tests.search.naive import Asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("long_words_are_narrowed")]
MOST = 25


@pytest.fixture(scope="module")
def rows(two_thousand) -> list[naive.Row]:
    return naive.all_rows(two_thousand)


@pytest.fixture(scope="module")
def vocabulary(rows) -> list[str]:
    return pieces_of(rows)


def first_page(asked: Asked, limits: Limits = LIMITS) -> pages.Found:
    return pages.find(query_of(asked), size=SIZE, limits=limits)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", [questions, wide_questions])
def test_any_question_finds_what_a_look_at_every_row_finds(rows, vocabulary, way, kind):
    @examples(MOST)
    @given(asked=kind(rows, vocabulary), number=st.integers(1, 4))
    def one(asked: Asked, number: int) -> None:
        check(rows, asked, number, WAYS[way])

    one()


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_every_single_word_is_found_everywhere_it_stands(rows, vocabulary, way):
    for word in vocabulary[:: len(vocabulary) // 40]:
        asked = Asked(words=(word,))
        expected = naive.found(rows, asked)
        answer = pages.find(query_of(asked), size=5 * SIZE, limits=WAYS[way])
        assert list(answer.posting_ids) == expected[: 5 * SIZE], word


@pytest.mark.parametrize("field", TextField)
def test_a_word_of_one_field_is_found_there_alone(rows, vocabulary, field):
    lines = [row.text.lines[field.line - 1] for row in rows[::50]]
    runs = sorted({run for line in lines for run in line.split() if not run[0].isdigit()})[:4]
    assert runs
    for run in runs:
        for word in {run[-1], run[0], run[:2], run[-2:], run[:5]} - {"ー"}:
            if word[0] != "ー" and word[-1] not in "ー.+#&%":
                check(rows, Asked(words=(word,), fields=(field,)))


@pytest.mark.parametrize(
    ("order", "expected"), [(Order.DEADLINE, min), (Order.WAGE_HIGH, max), (Order.WAGE_LOW, max)]
)
@pytest.mark.parametrize("asked", [{}, {"prefectures": ("13", "27")}, {"words": ("介護",)}])
def test_the_first_of_an_order_is_its_best(rows, order, expected, asked):
    question = Asked(order=order, **asked)
    best = {row.pk: naive.value_of(row, order) for row in rows}
    hits = naive.found(rows, question)
    assert best[first_page(question).posting_ids[0]] == expected(best[pk] for pk in hits)
    for way in WAYS.values():
        check(rows, question, 2, way)


@pytest.mark.parametrize("way", WAYS)
def test_an_establishment_stands_once_and_postings_without_name_each(rows, way):
    for asked in (Asked(one_each=True), Asked(one_each=True, words=("スル",), order=Order.WAGE_LOW)):
        check(rows, asked, 3, WAYS[way])
    found = PostingSearch.objects.in_bulk(pages.find(Query(one_per_establishment=True), size=500).posting_ids)
    named = [row.establishment_id for row in found.values() if row.level != naive.WITHOUT_NAME]
    nameless = [row.establishment_id for row in found.values() if row.level == naive.WITHOUT_NAME]
    assert len(named) == len(set(named))
    assert len(nameless) > len(set(nameless))


@pytest.mark.parametrize("way", WAYS)
def test_a_hidden_establishment_keeps_what_does_not_name_it(rows, way):
    places = tuple(sorted({row.establishment for row in rows if row.level == naive.WITHOUT_NAME})[:40])
    for asked in ({}, {"words": ("スル",)}, {"prefectures": ("13",)}):
        question = Asked(hidden_establishments=places, hidden=tuple(row.pk for row in rows[:50]), **asked)
        check(rows, question, 1, WAYS[way])
    kept = set(naive.found(rows, Asked(hidden_establishments=places)))
    assert {row.level for row in rows if row.establishment in places and row.pk in kept} == {3}


def test_a_word_left_out_takes_no_posting_that_only_holds_its_pairs(rows):
    """夜勤なし is 夜勤, 勤な and なし: a text with 夜勤は and 通勤なし has most of them and is still found."""
    asked = Asked(without=("夜勤アリマ",))
    check(rows, asked)
    # More of them than are looked at: the page is right all the same, and the count says that it is short.
    short = first_page(asked, Limits(doubtful=0, proven=30))
    assert list(short.posting_ids) == naive.found(rows, asked)[:SIZE]
    assert short.is_capped
    assert short.count <= len(naive.found(rows, asked))


@pytest.mark.parametrize("way", WAYS)
def test_a_long_word_has_one_count_on_every_full_page_and_while_choosing(rows, vocabulary, way):
    """However far the texts had to be looked at for the page; only who came to the end knows better."""
    limits = WAYS[way]
    for word in [each for each in vocabulary if len(each) > 2][::60]:
        query = query_of(Asked(words=(word,)))
        pages_of = [pages.find(query, page=number, size=SIZE, limits=limits) for number in (1, 2, 3)]
        told = {(found.count, found.is_about) for found in pages_of if found.has_next}
        assert len(told) <= 1, word
        (count,) = pages.counts([query], size=SIZE, limits=limits)
        assert (count.number, count.is_about) == (pages_of[0].count, pages_of[0].is_about), word


def test_filters_alone_are_counted_up_to_the_limit(rows):
    expected = naive.found(rows, Asked(prefectures=("13",)))
    assert first_page(Asked(prefectures=("13",))).count == len(expected)
    capped = first_page(Asked(), Limits(counted=100))
    assert (capped.count, capped.is_capped) == (100, True)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "asked",
    [
        Asked(),
        Asked(words=("スル",)),
        Asked(words=("シフト",), order=Order.WAGE_LOW),
        Asked(order=Order.DEADLINE),
        Asked(words=("シフト",), order=Order.DEADLINE, one_each=True),
    ],
)
def test_reading_on_behind_a_row_goes_through_everything_once(rows, asked, way):
    values = {row.pk: row for row in rows}
    ids: list[int] = []
    after = None
    while True:
        answer = pages.find(query_of(asked), after=after, size=200, limits=WAYS[way])
        ids += answer.posting_ids
        if not answer.has_next:
            break
        last = values[ids[-1]]
        after = Cursor(naive.value_of(last, asked.order), last.pk)
    assert ids == naive.found(rows, asked)


def test_counts_of_several_questions_are_those_of_each(rows):
    questions = [
        Asked(),
        Asked(words=("介護",)),
        Asked(prefectures=("13",), one_each=True),
        Asked(wage_hour=1_200),
    ]
    numbers = [Count(len(naive.found(rows, asked))) for asked in questions]
    assert PostingSearch.objects.counts([query_of(asked) for asked in questions]) == numbers
    assert PostingSearch.objects.counts([query_of(asked) for asked in questions], exact=True) == numbers
    assert PostingSearch.objects.count(query_of(questions[1])) == numbers[1]
    assert PostingSearch.objects.count() == len(rows)


def test_an_exact_count_goes_on_where_the_other_ends(rows):
    asked = Asked(words=("アリマス",))
    expected = len(naive.found(rows, asked))
    low = Limits(counted=50, proven=30)
    assert pages.counts([query_of(asked)], limits=low) == [Count(50, is_capped=True, is_about=True)]
    (exact,) = pages.counts([query_of(asked)], limits=low, exact=True)
    assert exact.number >= expected > 50
    assert pages.counts([query_of(asked)], exact=True) == [Count(expected)]


def test_the_first_so_many_say_whether_they_are_all(rows):
    everything = PostingSearch.objects.first(query_of(Asked(words=("介護",))), most=2_000)
    some = PostingSearch.objects.first(query_of(Asked(words=("介護",))), most=10)
    assert list(everything.posting_ids) == naive.found(rows, Asked(words=("介護",)))
    assert list(some.posting_ids) == list(everything.posting_ids[:10])
    assert (everything.is_partial_order, some.is_partial_order) == (False, True)


def test_since_is_the_day_itself_and_later(rows):
    days = sorted({row.accepted_on for row in rows})
    check(rows, Asked(since=days[-3]))
    check(rows, Asked(since=days[-1] + dt.timedelta(days=1)))


def test_synonyms_find_the_same_in_each_of_their_words(rows):
    group = ("看護師", "ナース")
    asked = Asked(any_of=(group,))
    for word in group:
        answer = pages.find(Query(words=widened(read(word))), size=SIZE)
        assert list(answer.posting_ids) == naive.found(rows, asked)[:SIZE]
        assert answer.count == len(naive.found(rows, asked)) > 0


def test_words_of_the_search_are_words_of_the_texts(vocabulary):
    assert len(vocabulary) > 500
