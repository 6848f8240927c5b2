"""The suite's clock stands still unless a test moves it, in PostgreSQL and in Python alike."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import time_machine

from hellowork.clock import TOKYO, moving

# A Wednesday, an open day, ten in the morning.
NOW = dt.datetime(2026, 11, 11, 10, 0, tzinfo=TOKYO)


class HouseClock:
    """What the fixture `house_clock` gives: `house_clock.move_to(2026, 11, 17, 23, 59)`."""

    def __init__(self, traveller: time_machine.Traveller | None) -> None:
        self._traveller = traveller

    def move_to(self, *moment: int) -> dt.datetime:
        """Set the clock to a moment in Asia/Tokyo."""
        return self.set(dt.datetime(*moment, tzinfo=TOKYO))

    def move(self, by: dt.timedelta) -> dt.datetime:
        """Set the clock on (or back) from where it stands."""
        return self.set(self.now + by)

    def set(self, instant: dt.datetime) -> dt.datetime:
        self.now = instant
        moving.freeze(instant)
        if self._traveller is not None:
            self._traveller.move_to(instant)
        return instant


@contextmanager
def standing_still(*, python_too: bool) -> Iterator[HouseClock]:
    """Both clocks at NOW; browsers and other processes keep their own Python clock."""
    if not python_too:
        clock = HouseClock(None)
        clock.set(NOW)
        yield clock
        return
    with time_machine.travel(NOW, tick=False) as traveller:
        clock = HouseClock(traveller)
        clock.set(NOW)
        yield clock
