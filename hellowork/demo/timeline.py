"""Moves the clock while the demonstration loads; everything happens in one transaction, so nobody else sees it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from hellowork import clock
from hellowork.calendar import days
from hellowork.clock import TOKYO, moving
from hellowork.demo import news

_SATURDAY = 5


class Timeline:
    """Days relative to the day of loading. Before the clock moves on, everybody hears what has happened."""

    def __init__(self) -> None:
        self.now = clock.now()
        self.today = self.now.date()
        self.moment = self.now

    def day(self, ago: int) -> dt.date:
        """An open day, `ago` days before today or the last open one before that."""
        return days.open_day_on_or_before(self.today - dt.timedelta(days=ago))

    def at(self, ago: int, hour: int = 10, minute: int = 0) -> None:
        """From now on it is that time of an open day about `ago` days before today, never later than now."""
        self.exactly(dt.datetime.combine(self.day(ago), dt.time(hour, minute), tzinfo=TOKYO))

    def after(self, ago: int, hour: int = 10) -> None:
        """The same for what follows in a scene: an hour later than it is, where a weekend makes one day of two."""
        moment = dt.datetime.combine(self.day(ago), dt.time(hour), tzinfo=TOKYO)
        self.exactly(max(moment, self.moment + dt.timedelta(hours=1)))

    def last_saturday(self, hour: int = 10) -> None:
        """The last Saturday before today."""
        ago = (self.today.weekday() - _SATURDAY) % 7 or 7
        self.exactly(dt.datetime.combine(self.today - dt.timedelta(days=ago), dt.time(hour), tzinfo=TOKYO))

    def exactly(self, moment: dt.datetime) -> None:
        news.spread()
        self.moment = min(moment, self.now)
        moving.freeze(self.moment)


@contextmanager
def moved() -> Iterator[Timeline]:
    """A timeline that gives the clock back at its end."""
    timeline = Timeline()
    try:
        yield timeline
        timeline.exactly(timeline.now)
        news.grow_old()
    finally:
        moving.release()
