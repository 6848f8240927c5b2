"""The search among twenty thousand postings against a look at every row, under the limits it has in life."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employers.search.query import Order
from tests.search import naive
from tests.search.asking import check, examples, pieces_of, questions, wide_questions
from tests.search.naive import Asked

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("long_words_are_narrowed")]
BROAD = ("スル", "アリマス", "ル")


@pytest.fixture(scope="module")
def rows(twenty_thousand) -> list[naive.Row]:
    return naive.all_rows(twenty_thousand)


def test_there_are_twenty_thousand(rows):
    assert len(rows) > 20_000


@pytest.mark.parametrize("kind", [questions, wide_questions])
def test_any_question_finds_what_a_look_at_every_row_finds(rows, kind):
    @examples(15)
    @given(asked=kind(rows, pieces_of(rows[:2_000])), number=st.sampled_from([1, 2, 31, 50]))
    def one(asked: Asked, number: int) -> None:
        check(rows, asked, number)

    one()


@pytest.mark.parametrize(("order", "one_each"), list(product(Order, (False, True))))
def test_broad_words_and_filters_keep_their_order(rows, order, one_each):
    for word in BROAD:
        check(rows, Asked(words=(word,), order=order, one_each=one_each))
    check(rows, Asked(order=order, one_each=one_each), 40)
    check(rows, Asked(order=order, one_each=one_each, prefectures=("13", "14", "27")), 2)


def test_long_words_left_out_of_much_are_right(rows):
    for word in ("夜勤アリマ", "未経験カラ", "アリマス"):
        check(rows, Asked(without=(word,)))
        check(rows, Asked(words=("スル",), without=(word,)), 3)
