"""Moves the clock of every process, for tests and demonstrations only."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from hellowork.clock.models import ClockSetting


def freeze(instant: dt.datetime) -> None:
    """Stop the clock at `instant` (aware) for every process."""
    _set(frozen_at=instant, shift=None)


def shift(by: dt.timedelta) -> None:
    """Let the clock run on, `by` away from the real time."""
    _set(frozen_at=None, shift=by)


def release() -> None:
    """Give the clock back to the database."""
    ClockSetting.objects.all().delete()


def _set(**values: dt.datetime | dt.timedelta | None) -> None:
    if settings.IN_PRODUCTION:
        raise ImproperlyConfigured("The clock of a production service is never moved.")
    ClockSetting.objects.update_or_create(id=1, defaults=values)
