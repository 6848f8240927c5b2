"""The benchmark reads pages and sums up its figures rightly; what it measures is another matter."""

import argparse

import pytest

from messaging.models import Message
from tests.benchmarks import national, people
from tests.benchmarks.asking import Answer
from tests.benchmarks.pages import _summary

PAGE = """<link rel="icon" href="/static/mark.svg"><link rel="stylesheet" href="/static/house.css">
<script src="/static/house.js" defer></script><a href="/jobs/">求人</a><img src="/static/mark.svg">
<input type="hidden" name="csrfmiddlewaretoken" value="a1"><input type="text" name="motive" value="b">"""


def test_what_a_browser_fetches_with_a_page():
    answer = Answer(200, PAGE.encode(), 0.1)
    assert answer.parts == ["/static/mark.svg", "/static/house.css", "/static/house.js"]
    assert answer.hidden == {"csrfmiddlewaretoken": "a1"}
    assert 0 < answer.bytes_gzip < len(PAGE.encode())


def test_the_last_line_has_every_field_of_the_design():
    page = {"ratio": 20.0, "p50_ms": 40.0, "p95_ms": 60.0, "queries": 7, "bytes_gzip": 4000}
    slow = page | {"ratio": 25.0, "p95_ms": 90.0, "queries": None}
    found = _summary(
        argparse.Namespace(rows=10_000),
        {"home": page, "list": slow, "applying": {"requests": 5, "queries": 50}},
    )
    assert found == {
        "bench": "pages",
        "rows": 10_000,
        "pages": {"home": page, "list": slow},
        "applying": {"requests": 5, "queries": 50},
        "empty_p50_ms": 1.8,
        "worst_ratio": 25.0,
        "worst_p95_ms": 90.0,
        "max_queries": 7,
    }


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_rows_that_are_measured_can_be_made():
    """They are written past the actions: a new column or constraint would be met only when somebody measures."""
    assert national.fill(60, chunk=30, processes=1).postings == 60
    cast = people.fill(12)
    assert Message.objects.filter(thread__application=cast.application).exists()
    assert people.fill(12) == cast, "a second call makes none"
    assert people.newcomer().email.startswith("newcomer")
