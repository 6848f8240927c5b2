"""Moves the clock while the demonstration loads; everything happens in one transaction, so nobody else sees it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from hellowork import clock
from hellowork.calendar import days
from hellowork.clock import TOKYO, moving


class Timeline:
    """Days relative to the day of loading."""

    def __init__(self) -> None:
        self.now = clock.now()
        self.today = self.now.date()

    def day(self, ago: int) -> dt.date:
        """An open day, `ago` days before today or the last open one before that."""
        return days.open_day_on_or_before(self.today - dt.timedelta(days=ago))

    def at(self, ago: int, hour: int = 10, minute: int = 0) -> None:
        """From now on it is that time of an open day about `ago` days before today, never later than now."""
        moment = dt.datetime.combine(self.day(ago), dt.time(hour, minute), tzinfo=TOKYO)
        moving.freeze(min(moment, self.now))

    def exactly(self, moment: dt.datetime) -> None:
        moving.freeze(min(moment, self.now))


@contextmanager
def moved() -> Iterator[Timeline]:
    """A timeline that gives the clock back at its end."""
    timeline = Timeline()
    try:
        yield timeline
    finally:
        moving.release()
