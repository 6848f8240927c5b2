"""One clock for all: the database's, moved only outside production."""

import datetime as dt

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from hellowork import clock
from hellowork.accounts.models import User
from hellowork.clock import TOKYO, moving
from tests.strict.clock import NOW

pytestmark = pytest.mark.django_db


def test_the_clock_of_a_test_stands_still_in_both_worlds():
    assert clock.now() == NOW == timezone.now()  # noqa: TID251 - this is what must agree


def test_moving_it_moves_queries_and_python(house_clock):
    house_clock.move_to(2026, 12, 31, 23, 59, 59)

    assert clock.now() == dt.datetime(2026, 12, 31, 23, 59, 59, tzinfo=TOKYO)
    assert User.objects.create_user("a@example.org").pk in set(
        User.objects.filter(joined_at=clock.Now()).values_list("pk", flat=True)
    )


@pytest.mark.parametrize(("hour", "day"), [(0, 12), (8, 12), (9, 12), (23, 12)])
def test_today_is_the_day_in_tokyo(house_clock, hour, day):
    house_clock.move_to(2026, 11, 12, hour, 0)

    assert clock.today() == dt.date(2026, 11, day)


def test_a_released_clock_is_the_databases_own(house_clock):
    moving.release()

    assert abs(clock.now() - NOW) > dt.timedelta(hours=1)


def test_a_shifted_clock_runs_on():
    moving.shift(dt.timedelta(days=400))
    first = clock.now()

    assert clock.now() > first > dt.datetime(2027, 11, 1, tzinfo=TOKYO)


def test_nobody_moves_the_clock_of_a_production_service(settings):
    settings.IN_PRODUCTION = True

    with pytest.raises(ImproperlyConfigured):
        moving.freeze(NOW)
