"""How hours are told to people: rows of weekdays for a page."""

from dataclasses import dataclass
from datetime import date

from hellowork.calendar.hours import WEEKDAYS, Hours, Span
from hellowork.text.dates import WEEKDAYS as WEEKDAY_NAMES

_NAMES = dict(zip(WEEKDAYS, WEEKDAY_NAMES, strict=True))


@dataclass(frozen=True)
class HoursRow:
    """Neighbouring weekdays with the same hours. `last` is empty for a single day."""

    first: str
    last: str
    spans: tuple[Span, ...]


def hours_rows(hours: Hours, day: date) -> list[HoursRow]:
    """The week of hours in force on `day`, for a page; days on which it is closed are left out."""
    return [
        HoursRow(first=_NAMES[first], last=_NAMES[last] if last != first else "", spans=spans)
        for first, last, spans in hours.week(day)
    ]
