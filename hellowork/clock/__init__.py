"""The one clock of the house: the database's.

Every rule about time reads it through this room, after the lock is held, so that all processes agree and
tests and demonstrations can move time for all of them at once (`hellowork.clock.moving`).
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import DateTimeField, Func

TOKYO = ZoneInfo("Asia/Tokyo")

__all__ = ["TOKYO", "Now", "now", "today"]


class Now(Func):
    """The clock inside a query: `filter(deadline_at__lte=clock.Now())`."""

    template = "hellowork_now()"
    output_field = DateTimeField()


def now() -> dt.datetime:
    """The present instant, aware, in Asia/Tokyo."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hellowork_now()")
        (instant,) = cursor.fetchone()
    return instant.astimezone(TOKYO)


def today() -> dt.date:
    """The present day in Asia/Tokyo; between 0:00 and 9:00 the UTC date would be the day before."""
    return now().date()
