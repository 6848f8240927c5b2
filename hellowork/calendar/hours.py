"""Opening hours as data with dates, and whether it is open at an instant.

A timetable is a list of periods, each valid from a day on, each with the spans of every weekday. It is
written as plain JSON so that an office's row can hold one:

    [{"since": "2020-01-06", "week": {"mon": ["08:30-17:15"], …, "sat": ["10:00-17:00"]}}]

A weekday that is not named is closed. On public holidays and at the turn of the year everything is closed.
Spans are half-open: at 17:15 sharp the office has closed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from hellowork.calendar.days import day_of, start_of_day
from hellowork.calendar.holidays import closure

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# How far ahead the next opening is looked for; the longest known closure is ten days.
_HORIZON_DAYS = 60


@dataclass(frozen=True, order=True)
class Span:
    """Hours of one day, from and including `opens` up to and without `closes`. If it closes earlier, it
    runs over midnight.
    """

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens == self.closes:
            raise ValueError(f"Hours that open and close at {self.opens}.")

    @classmethod
    def parse(cls, text: str) -> "Span":
        """From `08:30-17:15`; ValueError otherwise."""
        opens, _dash, closes = text.partition("-")
        return cls(_time(opens), _time(closes))

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"

    def contains(self, at: time) -> bool:
        """Whether the time of day lies in the span."""
        if self.opens < self.closes:
            return self.opens <= at < self.closes
        return at >= self.opens or at < self.closes


@dataclass(frozen=True)
class Period:
    """A week of hours, in force from `since` until the next period's `since`; `week` has seven entries from
    Monday.
    """

    since: date
    week: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True)
class Hours:
    """A timetable: periods in the order in which they come into force."""

    periods: tuple[Period, ...]

    def period(self, day: date) -> Period | None:
        """The period in force on `day`; None before the first."""
        return next((each for each in reversed(self.periods) if each.since <= day), None)

    def on(self, day: date) -> tuple[Span, ...]:
        """The spans of that very day: none on a closed day."""
        period = self.period(day)
        if period is None or closure(day) is not None:
            return ()
        return period.week[day.weekday()]

    def week(self, day: date) -> list[tuple[str, str, tuple[Span, ...]]]:
        """(first weekday, last weekday, spans) of the week in force on `day`, equal neighbours joined,
        closed days left out.
        """
        period = self.period(day)
        rows: list[tuple[str, str, tuple[Span, ...]]] = []
        if period is None:
            return rows
        for index, spans in enumerate(period.week):
            if not spans:
                continue
            if index and spans == period.week[index - 1]:
                rows[-1] = (rows[-1][0], WEEKDAYS[index], spans)
            else:
                rows.append((WEEKDAYS[index], WEEKDAYS[index], spans))
        return rows


@dataclass(frozen=True)
class Status:
    """Whether it is open at some instant: `closes_at` while it is open, else `opens_at` unless no opening
    is in sight.
    """

    closes_at: datetime | None
    opens_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.closes_at is not None


def parse_hours(data: Any) -> Hours:
    """Hours from their JSON form; ValueError with the reason when it is not a timetable."""
    if not isinstance(data, Sequence) or isinstance(data, str) or not data:
        raise ValueError("A timetable is a list of at least one period.")
    periods = tuple(sorted((_period(each) for each in data), key=lambda period: period.since))
    if len({period.since for period in periods}) != len(periods):
        raise ValueError("Two periods begin on the same day.")
    return Hours(periods)


def is_open(hours: Hours, instant: datetime) -> bool:
    """Whether it is open at an aware instant, by the hours of the day in Japan."""
    return closes_at(hours, instant) is not None


def closes_at(hours: Hours, instant: datetime) -> datetime | None:
    """When it closes, if it is open at `instant`; None if it is closed."""
    day = day_of(instant)
    return next((end for start, end in _openings(hours, day) if start <= instant < end), None)


def next_opening(hours: Hours, instant: datetime) -> datetime | None:
    """The next time it opens after `instant`; None if it does not within two months."""
    today = day_of(instant)
    for ahead in range(_HORIZON_DAYS + 1):
        for start, _end in _openings(hours, today + timedelta(days=ahead)):
            if start > instant:
                return start
    return None


def status(hours: Hours, instant: datetime) -> Status:
    """What a page says about an office or the help desk: open until when, or closed until when."""
    closes = closes_at(hours, instant)
    return Status(closes_at=closes, opens_at=None if closes else next_opening(hours, instant))


def _openings(hours: Hours, day: date) -> Iterable[tuple[datetime, datetime]]:
    midnight = start_of_day(day)
    for span in hours.on(day):
        yield midnight + _since_midnight(span.opens), midnight + _since_midnight(span.closes)


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


def _period(data: Any) -> Period:
    if (
        not isinstance(data, Mapping)
        or set(data) != {"since", "week"}
        or not isinstance(data["week"], Mapping)
    ):
        raise ValueError("A period has a day `since` and a `week`.")
    unknown = set(data["week"]) - set(WEEKDAYS)
    if unknown:
        raise ValueError(f"Unknown weekdays: {', '.join(sorted(map(str, unknown)))}.")
    week = tuple(_spans(data["week"].get(name, [])) for name in WEEKDAYS)
    return Period(since=date.fromisoformat(str(data["since"])), week=week)


def _spans(texts: Iterable[str]) -> tuple[Span, ...]:
    spans = tuple(sorted(Span.parse(text) for text in texts))
    if any(span.closes < span.opens for span in spans):
        raise ValueError("Opening hours end on the day on which they begin.")
    if any(earlier.closes >= later.opens for earlier, later in pairwise(spans)):
        raise ValueError("Opening hours of a day overlap or touch.")
    return spans


def _time(text: str) -> time:
    at = time.fromisoformat(text.strip())
    if at.tzinfo is not None or at.second or at.microsecond:
        raise ValueError(f"Not hours and minutes: {text}.")
    return at


# Source of both: guidance pages of labour bureaus (offices: weekdays 8:30 to 17:15; help desk for seekers:
# weekdays 9:30 to 18:00; both closed on holidays and at New Year). The pages name no first day; `since`
# only lies before anything stored here.
OFFICE_HOURS_DATA: list[dict[str, Any]] = [
    {"since": "2000-01-01", "week": {name: ["08:30-17:15"] for name in WEEKDAYS[:5]}},
]
HELP_DESK_DATA: list[dict[str, Any]] = [
    {"since": "2000-01-01", "week": {name: ["09:30-18:00"] for name in WEEKDAYS[:5]}},
]
OFFICE_HOURS = parse_hours(OFFICE_HOURS_DATA)
HELP_DESK = parse_hours(HELP_DESK_DATA)
# When an establishment that has not said otherwise cannot be reached by telephone: the offices' own evening.
EVENING_BEGINS, EVENING_ENDS = time(17, 15), time(8, 30)
ESTABLISHMENT_REACHABLE = Span(EVENING_ENDS, EVENING_BEGINS)
