"""What the sampled rows tell: that a question is broad, never too early."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import PostingSearch
from employers.search import page as pages
from employers.search import sample
from employers.search.ask import LIMITS, Ask, Limits
from employers.search.models import SAMPLED
from employers.search.page import Count
from employers.search.query import Query
from employers.search.words import read

pytestmark = pytest.mark.django_db
LONG = "二種免許は入社後に会社の費用で取得できます"


def told(query: Query, limits: Limits = LIMITS) -> sample.Told:
    with connection.cursor() as cursor:
        (answer,) = sample.look(cursor, [Ask(query, 0, 20, None, limits)])
    return answer


def test_every_so_manieth_row_is_sampled(fifty_thousand):
    sampled = PostingSearch.objects.filter(is_sampled=True)
    assert {pk % SAMPLED for pk in sampled.values_list("pk", flat=True)} == {0}
    assert PostingSearch.objects.count() / sampled.count() == pytest.approx(SAMPLED, rel=0.1)


def test_a_broad_question_needs_no_count(fifty_thousand):
    """Nearly all of fifty thousand hold の: some two hundred of the sample."""
    assert told(Query(words=read("の"))).count == Count(10_000, is_capped=True)
    for words in ("宇宙飛行士", "猫", "猫 -猫"):
        assert told(Query(words=read(words))).count is None
    assert told(Query(words=read("宇宙飛行士"))).is_dense is False


def test_what_it_calls_broad_has_more_hits_than_are_counted(fifty_thousand):
    asked = [
        Query(words=read(words))
        for words in ("の", "する", "勤務", "です", "シフト", "お願いします", "未経験")
    ]
    broad = [query for query in asked if told(query).count]
    assert 1 < len(broad) < len(asked)
    assert all(count.number > LIMITS.counted for count in pages.counts(broad, exact=True))


def test_many_questions_are_told_in_one_statement_as_each_by_itself(
    fifty_thousand, django_assert_num_queries
):
    asks = [
        Ask(Query(words=read(words), prefectures=places), 0, 20, None, LIMITS)
        for words in ("の", LONG, "宇宙飛行士", "pg OR プログラマー")
        for places in ((), ("13",))
    ]
    with django_assert_num_queries(1), connection.cursor() as cursor:
        together = sample.look(cursor, asks)
    assert together == [told(ask.query) for ask in asks]


def test_facets_and_columns_narrow_the_sample_too(fifty_thousand):
    assert told(Query(words=read("の"), any_of=(("#tfull",),))).count
    assert told(Query(words=read("の"), any_of=(("#remote",),))).count is None
    assert told(Query(words=read("の"), wage_month=900_000)).count is None
    assert told(Query(words=read("の"), prefectures=("47",))).count is None


def test_establishments_are_counted_only_where_they_fill_all_pages(fifty_thousand):
    query = Query(words=read("の"), one_per_establishment=True)
    assert told(query).count is None
    few = told(query, Limits(establishments=20)).count
    assert few is not None
    assert few.is_capped
    assert few.number <= pages.counts([query], exact=True)[0].number


@pytest.mark.parametrize(("wanted", "asked"), [(20, 2), (300, 3), (20_000, 4)])
def test_of_a_broad_question_some_hits_tell_that_there_are_establishments_for_all_pages(
    fifty_thousand, wanted, asked
):
    """Those in the sample do, or a few thousand hits, or else all of them are looked at."""
    query, limits = Query(words=read("の"), one_per_establishment=True), Limits(establishments=wanted)
    with CaptureQueriesContext(connection) as statements:
        found = pages.find(query, limits=limits)
    assert sum(each["sql"].startswith(("SELECT", "WITH")) for each in statements) == asked
    (count,) = pages.counts([query], limits=limits)
    assert (found.count, found.is_capped) == (count.number, count.is_capped)
    assert found.is_capped
    assert min(wanted, 1_000) <= found.count <= pages.counts([query], exact=True)[0].number


@pytest.mark.parametrize(("page", "asked"), [(14, 3), (15, 2)])
def test_the_last_page_of_establishments_needs_no_count_when_it_is_full(fifty_thousand, page, asked):
    query, limits = Query(words=read("の"), one_per_establishment=True), Limits(establishments=300)
    with CaptureQueriesContext(connection) as statements:
        found = pages.find(query, page=page, limits=limits)
    assert sum(each["sql"].startswith(("SELECT", "WITH")) for each in statements) == asked + 1
    (count,) = pages.counts([query], limits=limits)
    assert (found.count, found.is_capped) == (count.number, count.is_capped) == (300, True)
    assert len(found.posting_ids) == 20


@pytest.mark.parametrize("limits", [Limits(establishments=40), Limits(establishments=300)])
def test_establishments_have_one_count_on_the_first_and_the_last_page(fifty_thousand, limits):
    """Also of a word whose text proves it, whether the sample tells of enough of them or not."""
    query = Query(words=read("お願いします"), one_per_establishment=True)
    first, last = (pages.find(query, page=page, limits=limits) for page in (1, limits.establishments // 20))
    assert (first.count, first.is_capped, first.is_about) == (last.count, last.is_capped, last.is_about)


def test_a_last_page_that_is_not_full_counts_the_establishments(fifty_thousand):
    query = Query(words=read("の"), one_per_establishment=True)
    establishments = pages.counts([query], exact=True)[0].number
    limits = Limits(establishments=establishments + 1)
    found = pages.find(query, page=establishments // 20 + 1, limits=limits)
    (count,) = pages.counts([query], limits=limits)
    assert (found.count, found.is_capped) == (count.number, count.is_capped)
    assert len(found.posting_ids) == establishments % 20
