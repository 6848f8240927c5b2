"""The day of demo data loads whenever it is: nights, Sundays and New Year included, all states present."""

import datetime as dt

import pytest

from applications.models import Interview
from employers.models import Posting
from hellowork.calendar import days
from hellowork.clock import TOKYO
from tests.demo.stage import LIFECYCLES, MODELS, loaded


@pytest.mark.django_db
@pytest.mark.parametrize(
    "at",
    [(2026, 11, 22, 7, 30), (2027, 1, 2, 23, 0), (2026, 12, 28, 12, 0)],
    ids=["a Sunday morning", "New Year's night", "the last open day of the year"],
)
def test_it_loads_on_any_day(at):
    with loaded(dt.datetime(*at, tzinfo=TOKYO)):
        for lifecycle in LIFECYCLES:
            present = set(MODELS[lifecycle.name].objects.values_list("state", flat=True))
            assert set(lifecycle.states.values) - present == set()
        today = dt.date(*at[:3])
        (short,) = Posting.objects.below_minimum_wage(today)
        first = (today.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        assert short.minimum_from == first, "one falls below a minimum wage that begins next month"
        asked = Interview.objects.values_list("at", flat=True)
        assert [at for at in asked if not days.is_open_day(days.day_of(at))] == []
