"""The day of demo data loads whenever it is: nights, Sundays and New Year included, all states present."""

import datetime as dt

import pytest

from applications.models import Interview
from employers.models import Posting
from hellowork.calendar import days
from hellowork.clock import TOKYO
from tests.demo.stage import LIFECYCLES, MODELS, loaded


@pytest.fixture(
    scope="module",
    params=[(2026, 11, 22, 7, 30), (2027, 1, 2, 23, 0), (2026, 12, 28, 12, 0), (2026, 11, 16, 9, 0)],
    ids=["a Sunday morning", "New Year's night", "the last open day of the year", "a Monday"],
)
def at(request, django_db_setup, django_db_blocker):
    """Loaded before the order of locks is watched: everybody's acts are one transaction here, beside which is no other."""
    moment = dt.datetime(*request.param, tzinfo=TOKYO)
    with django_db_blocker.unblock(), loaded(moment):
        yield moment


@pytest.mark.django_db
def test_it_loads_on_any_day(at):
    for lifecycle in LIFECYCLES:
        present = set(MODELS[lifecycle.name].objects.values_list("state", flat=True))
        assert set(lifecycle.states.values) - present == set()
    today = at.date()
    (short,) = Posting.objects.below_minimum_wage(today)
    first = (today.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    assert short.minimum_from == first, "one falls below a minimum wage that begins next month"
    asked = Interview.objects.values_list("at", flat=True)
    assert [each for each in asked if not days.is_open_day(days.day_of(each))] == []
