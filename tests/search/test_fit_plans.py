"""Which way the database takes to the postings that fit: the ordered indexes, and so many rows at most."""

import json
from collections.abc import Iterator

import pytest
from django.db import connection

from employers.search.query import Query
from seekers.fit import ranking
from seekers.models import Seeker

pytestmark = pytest.mark.django_db
QUESTIONS = {
    "three by three": {"wish_occupations": ["06", "07", "08"], "wish_prefectures": ["13", "14", "27"]},
    "occupation alone": {"wish_occupations": ["08"]},
    "middle groups beside a large one": {
        "wish_occupations": ["038", "046", "08"],
        "wish_prefectures": ["13", "14"],
    },
    "prefecture alone": {"wish_prefectures": ["13"]},
    "neither": {"wish_days_off": 120},
    "hard working time": {"wish_prefectures": ["13"], "wish_working_time": "part", "wish_musts": ["time"]},
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_candidates_come_from_the_ordered_indexes(two_thousand, name):
    """Never a look at every row, and never more than so many of them."""
    plans: list[dict] = []

    def explain(execute, sql, params, many, context):
        if not sql.startswith("SELECT"):
            return execute(sql, params, many, context)
        with connection.cursor() as cursor:
            cursor.cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
            (plan,) = cursor.cursor.fetchone()
        plans.append((plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        assert ranking.best_for(Seeker(**QUESTIONS[name]), Query())
    (plan,) = plans
    scans = [node for node in _nodes(plan) if node.get("Relation Name") == "employers_postingsearch"]
    assert scans[0]["Index Name"] in ("ps_og_pref", "ps_pref_new", "ps_new")
    assert len(scans) == 1
    assert plan["Actual Rows"] <= ranking.MOST_JUDGED


def _nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)
