"""By which of its lexemes a long word is looked for: never other hits, and of few rows nothing is concluded."""

import pytest

from employers.models import PostingSearch
from employers.search import narrowing
from employers.search import page as pages
from employers.search.narrowing import narrowed
from employers.search.query import Query
from employers.search.terms import quoted
from employers.search.words import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fifty_thousand", "long_words_are_narrowed")]
LONG = "二種免許は入社後に会社の費用で取得できます"


def lexemes(query: Query) -> tuple[str, ...]:
    return query.words.terms[0].alternatives[0].lexemes


def share_of(lexeme: str) -> float:
    holders = PostingSearch.objects.extra(where=["terms @@ %s::tsquery"], params=[quoted(lexeme)])
    return holders.count() / PostingSearch.objects.count()


def test_a_long_word_is_asked_by_the_lexemes_that_few_rows_hold():
    query = Query(words=read(LONG))
    kept = set(lexemes(narrowed(query)))
    assert 3 <= len(kept) < len(lexemes(query))
    left = set(lexemes(query)) - kept
    assert min(map(share_of, left)) >= 0.24
    assert sorted(map(share_of, kept))[2] <= min(map(share_of, left)) * 1.05


def test_the_same_is_found_by_fewer_lexemes(monkeypatch):
    query = Query(words=read(LONG))
    assert narrowed(query) != query
    found = pages.find(query)
    assert found.posting_ids
    monkeypatch.setattr(narrowing, "_frequent", lambda _hour: {})
    assert narrowed(query) == query
    assert pages.find(query) == found


def test_what_is_frequent_is_asked_once_an_hour(django_assert_num_queries, monkeypatch):
    query = Query(words=read(LONG))
    for second, asked in ((10, 1), (3_599, 0), (3_601, 1)):
        monkeypatch.setattr(narrowing, "monotonic", lambda second=second: second)
        with django_assert_num_queries(asked):
            narrowed(query)


def test_of_few_rows_nothing_is_concluded(monkeypatch):
    monkeypatch.setattr(narrowing, "_LEAST_ROWS", 100_000)
    query = Query(words=read(LONG))
    assert narrowed(query) == query


@pytest.mark.parametrize("typed", ["介護", "-介護施設です", "スタッフ", "pg", ""])
def test_short_words_and_words_left_out_keep_their_lexemes(typed):
    query = Query(words=read(typed))
    assert narrowed(query) == query
