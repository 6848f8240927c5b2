"""Which way the database takes: never a look at every row of the search table, never an order by its own estimate."""

import json
import re
from collections.abc import Iterator

import pytest
from django.db import connection

from employers.search import filters
from employers.search import page as pages
from employers.search.page import LIMITS, Limits
from employers.search.query import Order, Query
from employers.search.words import read

pytestmark = pytest.mark.django_db

CAPPED = Limits(counted=50, proven=30, window=400)
IN_FULL = Limits(counted=50, proven=30, window=1, deepest_in_window=0)
QUESTIONS = {
    "prefecture": Query(prefectures=("13",)),
    "broad word": Query(words=read("介護")),
    "katakana word": Query(words=read("プログラマー")),
    "two words and a prefecture": Query(words=read("介護 夜勤"), prefectures=("13",)),
    "rare phrase": Query(words=read("二種免許は入社後に会社の費用で取得できます")),
    "group, wage and full time": Query(occupations=("06",), wage_month=250_000, any_of=(("#tfull",),)),
    "no filter": Query(),
    "no hit": Query(words=read("宇宙飛行士")),
    "wage order in three prefectures": Query(prefectures=("13", "14", "27"), order=Order.WAGE_LOW),
    "word left out": Query(words=read("介護 -夜勤はありません")),
    "only left out": Query(words=read("-介護")),
    "one character": Query(words=read("猫")),
    "wage alone": Query(wage_month=300_000),
    "group in a prefecture": Query(prefectures=("13",), occupations=("08",)),
    "town": Query(municipalities=("13101",)),
    "feature": Query(any_of=((filters.option("with", "remote").code,),)),
}


@pytest.fixture
def explained(two_thousand, monkeypatch) -> Iterator[list[dict]]:
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


@pytest.mark.parametrize("limits", [LIMITS, CAPPED, IN_FULL], ids=["sorted", "window", "in full"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_reads_the_whole_table(explained, name, limits):
    found = pages.find(QUESTIONS[name], limits=limits)
    assert explained
    for plan in explained:
        kinds = [
            node["Node Type"]
            for node in nodes(plan)
            if node.get("Relation Name") == "employers_postingsearch"
        ]
        assert "Seq Scan" not in kinds, plan
        assert kinds
    # A page comes in three statements at most.
    assert len(explained) <= 3
    assert found.count <= limits.counted


@pytest.mark.parametrize(
    "name", ["broad word", "two words and a prefecture", "word left out", "town", "feature", "no hit"]
)
def test_words_and_facets_are_answered_by_the_lexemes_index(explained, name):
    pages.find(QUESTIONS[name])
    used = {node.get("Index Name") for plan in explained for node in nodes(plan)}
    assert "ps_terms" in used
    assert not used & {"ps_wage", "ps_pref_wage", "ps_new", "ps_pref_new", "ps_og_pref"}


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("no filter", "ps_new"),
        ("prefecture", "ps_pref_new"),
        ("wage order in three prefectures", "ps_pref_wage"),
    ],
)
def test_filters_alone_are_walked_in_order(explained, name, index):
    """The page is read off its index and no further; its count may take whatever is cheapest."""
    pages.find(QUESTIONS[name], size=20)
    (plan,) = explained
    walks = [
        node
        for node in nodes(plan)
        if node["Node Type"] in {"Index Scan", "Index Only Scan"} and node.get("Index Name") == index
    ]
    assert walks
    assert min(node["Actual Rows"] for node in walks) <= 21


def test_a_page_of_a_filter_reads_little(explained):
    """Rows of the page, of one count up to its limit, and the way down the index."""
    pages.find(QUESTIONS["prefecture"], limits=Limits(counted=100))
    (plan,) = explained
    assert plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] < 100


def test_the_settings_of_a_search_reach_nothing_else(two_thousand):
    pages.find(QUESTIONS["broad word"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('enable_seqscan'), current_setting('statement_timeout')")
        assert cursor.fetchone() == ("on", "10s")


def test_a_window_is_bounded(explained):
    pages.find(QUESTIONS["broad word"], limits=CAPPED)
    limits = [node for node in nodes(explained[-1]) if node["Node Type"] == "Limit"]
    assert limits
    walked = [node for node in nodes(explained[-1]) if re.match("ps_", node.get("Index Name", ""))]
    assert sum(node["Actual Rows"] * node["Actual Loops"] for node in walked) <= CAPPED.window
