"""Which way the database takes among fifty thousand postings: never a look at every row of the search table, never an
order by its own estimate, and only so many pages read.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator

import pytest
from django.db import connection

from employers.models import PostingSearch
from employers.search import filters
from employers.search import page as pages
from employers.search.fields import TextField
from employers.search.page import LIMITS, Limits
from employers.search.query import Order, Query
from employers.search.words import read

pytestmark = pytest.mark.django_db

CAPPED = Limits(counted=500, proven=100, window=4_000, establishments=400)
IN_FULL = Limits(counted=500, proven=100, window=1, far_window=1, deepest_in_window=0)
TOKYO, THREE = ("13",), ("13", "14", "27")
CARE = read("介護")
# With the most pages of 8 KB that a first page with its count may read. An index that cannot tell what is visible, since
# the rows were written in the same transaction, also reads their rows; so the figures are those of a busy day.
QUESTIONS = {
    "prefecture": (Query(prefectures=TOKYO), 1_300),
    "broad word": (Query(words=CARE), 1_250),
    "katakana word": (Query(words=read("プログラマー")), 10_000),
    "two words and a prefecture": (Query(words=read("介護 夜勤"), prefectures=TOKYO), 750),
    "rare phrase": (Query(words=read("二種免許は入社後に会社の費用で取得できます")), 9_000),
    "group, wage and full time": (
        Query(occupations=("06",), wage_month=250_000, any_of=(("#tfull",),)),
        1_200,
    ),
    "no filter": (Query(), 13_000),
    "no hit": (Query(words=read("宇宙飛行士")), 30),
    "wage order in three prefectures": (Query(prefectures=THREE, order=Order.WAGE_LOW), 2_800),
    "word left out": (Query(words=read("介護 -夜勤はありません")), 11_000),
    "only left out": (Query(words=read("-介護")), 600),
    "one character": (Query(words=read("猫")), 750),
    "wage alone": (Query(wage_month=300_000), 1_300),
    "year alone": (Query(wage_year=4_000_000), 1_400),
    "hour alone": (Query(wage_hour=1_200), 1_400),
    "group in a prefecture": (Query(prefectures=TOKYO, occupations=("08",)), 900),
    "town": (Query(municipalities=("13101",)), 150),
    "feature": (Query(any_of=((filters.option("with", "remote").code,),)), 1_300),
    "none of": (Query(none_of=("#tpart",)), 900),
    "highest wage": (Query(order=Order.WAGE_HIGH), 13_000),
    "highest wage of a word": (Query(order=Order.WAGE_HIGH, words=CARE), 1_250),
    "deadline": (Query(order=Order.DEADLINE), 13_000),
    "deadline in three prefectures": (Query(order=Order.DEADLINE, prefectures=THREE), 2_800),
    "deadline of a word": (Query(order=Order.DEADLINE, words=CARE), 1_250),
    "title": (Query(words=CARE, fields=(TextField.TITLE,)), 1_150),
    "one character of the work": (Query(words=read("介"), fields=(TextField.WORK,)), 1_250),
    "absent from its field": (Query(words=read("介護施設"), fields=(TextField.OTHER,)), 30),
    "hidden": (
        Query(without_establishments=tuple(range(1, 60)), without_postings=tuple(range(1, 60))),
        13_000,
    ),
    "one each": (Query(one_per_establishment=True), 13_000),
    "one each of a word": (Query(one_per_establishment=True, words=CARE), 1_250),
    "twelve": (
        Query(
            words=read("する"),
            prefectures=THREE,
            occupations=("06", "08"),
            any_of=(("#tfull",), ("#fregular",)),
            none_of=("#fother",),
            wage_month=200_000,
            wage_year=2_600_000,
            without_establishments=(1, 2, 3),
            one_per_establishment=True,
            order=Order.WAGE_HIGH,
        ),
        600,
    ),
}

# Ten thousand of nearly all rows are counted, or taken to tell establishments: the first of the table are as good as any.
ANY_ROW_WILL_DO = {"hidden", "one each"}


@pytest.fixture
def explained(fifty_thousand) -> Iterator[list[dict]]:
    """The plan of each statement that a search sends, with what it read."""
    plans: list[dict] = []

    def explain(execute, sql, params, many, context):
        if sql.startswith(("SELECT", "WITH")):
            with connection.cursor() as cursor:
                cursor.cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
                (plan,) = cursor.cursor.fetchone()
            plans.append(plan[0]["Plan"] if isinstance(plan, list) else json.loads(plan)[0]["Plan"])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield plans


def nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def read_by(plans: list[dict]) -> int:
    """Pages of 8 KB that the statements looked at."""
    return sum(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] for plan in plans)


def test_there_are_fifty_thousand(fifty_thousand):
    assert PostingSearch.objects.count() > 50_000


@pytest.mark.parametrize("limits", [LIMITS, CAPPED, IN_FULL], ids=["sorted", "window", "in full"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_reads_the_whole_table(explained, name, limits):
    query, _most = QUESTIONS[name]
    found = pages.find(query, limits=limits)
    assert explained
    read = [
        node
        for plan in explained
        for node in nodes(plan)
        if node.get("Relation Name") == "employers_postingsearch"
    ]
    assert read
    for node in read:
        if node["Node Type"] == "Seq Scan":
            assert name in ANY_ROW_WILL_DO
            # All of all rows sorted: only where the window is made too small for a page.
            if limits is IN_FULL and name == "one each":
                continue
            assert node["Actual Rows"] <= limits.counted + 1
            assert not re.search("terms|folded", node["Filter"])
    # The hits, the window, and at most once deeper.
    assert len(explained) <= 4
    assert found.count <= limits.counted


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_first_page_reads_so_many_pages_at_most(explained, name):
    query, most = QUESTIONS[name]
    pages.find(query)
    assert read_by(explained) <= most, read_by(explained)


@pytest.mark.parametrize(
    "name",
    [
        "broad word",
        "two words and a prefecture",
        "word left out",
        "town",
        "feature",
        "no hit",
        "title",
        "one character of the work",
        "twelve",
    ],
)
def test_words_and_facets_are_answered_by_the_lexemes_index(explained, name):
    pages.find(QUESTIONS[name][0], limits=Limits(counted=60_000))
    used = {node.get("Index Name") for plan in explained for node in nodes(plan)} - {None}
    assert "ps_terms" in used
    assert not {each for each in used if each.startswith("ps_")} - {"ps_terms", "ps_sample"}


TICKED = {"any_of": (("#tfull",), ("#fregular", "#fother"), ("#car",)), "none_of": ("#age40",)}


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (Query(prefectures=THREE, **TICKED), "ps_pref"),
        (Query(prefectures=THREE, order=Order.WAGE_LOW, wage_month=250_000, **TICKED), "ps_pref"),
        (Query(occupations=("06",), **TICKED), "ps_og_pref"),
        (Query(occupations=("06",), prefectures=TOKYO, order=Order.DEADLINE, **TICKED), "ps_og_pref"),
        (Query(occupations=("06", "08")), "ps_og_pref"),
    ],
)
def test_filters_within_places_or_occupations_are_read_off_one_index_by_their_bits(explained, query, index):
    pages.find(query, limits=Limits(counted=60_000))
    scans = [node for plan in explained for node in nodes(plan) if "Index Name" in node]
    # Of rows written in the same transaction any index that begins so is as good.
    assert {re.sub("^(ps_pref)_.*", r"\1", node["Index Name"]) for node in scans} == {index}


def test_a_broad_question_is_told_by_the_sample_and_answered_by_the_window(explained):
    """Nearly every text holds の: neither its hits are counted nor any row but those before the page is read."""
    found = pages.find(Query(words=read("の")), limits=Limits(counted=1_000, broad=85))
    assert (found.count, found.is_capped, len(found.posting_ids)) == (1_000, True, pages.SIZE)
    assert searched_by(explained) == ["ps_sample", "ps_new"]
    assert read_by(explained) < 1_000


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (Query(), "ps_new"),
        (Query(prefectures=TOKYO), "ps_pref_new"),
        (Query(prefectures=THREE, order=Order.WAGE_LOW), "ps_pref_wage"),
        (Query(order=Order.WAGE_LOW, wage_month=200_000), "ps_wage"),
        (Query(order=Order.WAGE_HIGH), "ps_wage_max"),
        (Query(prefectures=TOKYO, order=Order.WAGE_HIGH), "ps_pref_wage_max"),
        (Query(order=Order.DEADLINE), "ps_until"),
        (Query(prefectures=THREE, order=Order.DEADLINE), "ps_pref_until"),
        (Query(since=dt.date(2000, 1, 1)), "ps_new"),
    ],
)
def test_filters_alone_are_walked_in_order(explained, query, index):
    """The page is read off its index and no further; its count may take whatever is cheapest."""
    pages.find(query, size=20)
    (plan,) = explained
    walks = [
        node
        for node in nodes(plan)
        if node["Node Type"] in {"Index Scan", "Index Only Scan"} and node.get("Index Name") == index
    ]
    assert walks
    assert min(node["Actual Rows"] for node in walks) <= 21


def searched_by(plans: list[dict]) -> list[str]:
    """The indexes of the search table that were read, in their order."""
    names = [node.get("Index Name", "") for plan in plans for node in nodes(plan)]
    return [name for name in names if name.startswith("ps_")]


def test_a_page_far_behind_is_read_off_the_window_where_many_rows_hold_the_word(explained):
    """の stands in nearly every text, 猫 in few: those are sorted."""
    far = Limits(counted=500, proven=100, far_window=8_000)
    assert len(pages.find(Query(words=read("の")), page=50, limits=far).posting_ids) == pages.SIZE
    assert searched_by(explained)[-1] == "ps_new"
    explained.clear()
    pages.find(Query(words=read("猫")), page=30, limits=far)
    assert searched_by(explained)[-1] == "ps_terms"


def test_all_establishments_are_counted_by_two_processes_each_in_few_groups(explained):
    """A group holds sixty-four of them as bits; which nothing but the statistics of the migration tells the planner."""
    (count,) = pages.counts([Query(words=read("の"), one_per_establishment=True)], exact=True)
    (partial,) = [node for plan in explained for node in nodes(plan) if node.get("Partial Mode") == "Partial"]
    assert (partial["Strategy"], partial["Parallel Aware"]) == ("Hashed", False)
    assert partial["Actual Rows"] * 4 < count.number


@pytest.mark.parametrize("order", Order)
def test_a_page_of_a_filter_reads_little(explained, order):
    """Rows of the page, of one count up to its limit, and the way down the index."""
    pages.find(Query(prefectures=TOKYO, order=order), limits=Limits(counted=100))
    assert read_by(explained) < 400


def test_the_settings_of_a_search_reach_nothing_else(fifty_thousand):
    pages.find(Query(words=CARE))
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('enable_seqscan'), current_setting('statement_timeout')")
        assert cursor.fetchone() == ("on", "10s")


@pytest.mark.parametrize("one_each", [False, True])
@pytest.mark.parametrize("order", Order)
def test_a_window_is_bounded(explained, order, one_each):
    pages.find(Query(words=read("ス"), order=order, one_per_establishment=one_each), limits=CAPPED)
    assert len(explained) == (3 if one_each else 2)
    limits = [node for node in nodes(explained[-1]) if node["Node Type"] == "Limit"]
    assert limits
    walked = [node for node in nodes(explained[-1]) if re.match("ps_", node.get("Index Name", ""))]
    assert sum(node["Actual Rows"] * node["Actual Loops"] for node in walked) <= CAPPED.window
