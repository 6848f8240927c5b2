"""The options of the catalogue as bits: each has one, and they say what the lexemes say."""

from importlib import import_module

import pytest
from django.db import connection

from employers.models import PostingSearch
from employers.search import filters, marks
from employers.search import page as pages
from employers.search.query import Query

CODES = [option.code for each in filters.CATALOGUE for option in each.options]


def test_every_option_has_a_bit_of_its_own():
    assert marks.are_marked(CODES)
    places = [marks.PLACES[code] for code in CODES]
    assert len(set(places)) == len(places)
    assert max(column for column, _bit in places) < len(marks.COLUMNS)


def test_numbers_are_given_out_for_good():
    """Rows hold them. One of each column, and the last."""
    assert [marks.PLACES[code] for code in ("#tfull", "#self", "#age40", "#size1000")] == [
        (0, 0), (1, 17), (2, 17), (3, 13),
    ]  # fmt: skip


def test_what_is_no_option_has_none():
    assert not marks.are_marked(["#tfull", "#m13101"])
    assert marks.marks_of(["#m13101", "介護"]) == dict.fromkeys(marks.COLUMNS, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("each", filters.CATALOGUE, ids=lambda each: each.name)
def test_bits_and_lexemes_find_the_same(two_thousand, each):
    """The same question once by the lexemes, which stand for all of Japan, and once by the bits within its prefectures."""
    everywhere = tuple(f"{number:02d}" for number in range(1, 48))
    for option in each.options:
        for asked in ({"any_of": ((option.code,),)}, {"none_of": (option.code,)}):
            by_lexemes, by_bits = Query(**asked), Query(**asked, prefectures=everywhere)
            assert (by_lexemes.asks_terms, by_bits.asks_terms) == (True, False)
            assert pages.find(by_lexemes, size=3_000) == pages.find(by_bits, size=3_000), option.code


@pytest.mark.django_db
def test_the_migration_reads_them_off_the_lexemes(two_thousand):
    """As well as who is of the sample: rows of before have both without being made anew."""
    columns = ("pk", "is_sampled", *marks.COLUMNS)
    rows = PostingSearch.objects.order_by("pk")
    written = list(rows.values_list(*columns))
    rows.update(is_sampled=False, **dict.fromkeys(marks.COLUMNS, 0))
    with connection.cursor() as cursor:
        cursor.execute(import_module("employers.migrations.0015_search_marks").FILL)
    assert list(rows.values_list(*columns)) == written
    assert {sampled for _pk, sampled, *_marks in written} == {True, False}


@pytest.mark.django_db
def test_a_row_written_says_the_same_as_its_lexemes(two_thousand):
    of_rows = PostingSearch.objects.filter(pk__in=two_thousand[:50]).order_by("pk")
    for row in of_rows:
        lexemes = {lexeme for lexeme in row.terms.replace("'", "").split() if lexeme in marks.PLACES}
        assert marks.marks_of(lexemes) == {name: getattr(row, name) for name in marks.COLUMNS}
