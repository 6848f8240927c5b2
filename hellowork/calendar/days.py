"""Open days, ends of months, and the instants at which days begin in Japan.

Days are `date` values of Japan's calendar; instants are aware `datetime` values. A deadline is stored as
the instant at which the day after the last day begins, and has passed when the clock reaches it
(half-open).
"""

import calendar
from datetime import date, datetime, time, timedelta

from hellowork.calendar.holidays import closure
from hellowork.clock import TOKYO

# Days in which an employer must come to the office with a posting that needs it (来所), by the leaflet for
# employers of 2020.
VISIT_DAYS = 14
# Months after the one in which a posting ended in which its results may be entered online (選考結果登録).
RESULT_MONTHS = 3

_SATURDAY = 5


def is_open_day(day: date) -> bool:
    """Whether the offices are open on `day` (開庁日): no Saturday, Sunday, public holiday nor 29 December
    to 3 January.
    """
    return day.weekday() < _SATURDAY and closure(day) is None


def open_day_on_or_before(day: date) -> date:
    """`day` itself if open, else the last open day before it."""
    while not is_open_day(day):
        day -= timedelta(days=1)
    return day


def open_day_on_or_after(day: date) -> date:
    """`day` itself if open, else the first open day after it."""
    while not is_open_day(day):
        day += timedelta(days=1)
    return day


def open_days_after(day: date, count: int) -> date:
    """The `count`-th open day after `day`, which does not count itself; ValueError below 1."""
    if count < 1:
        raise ValueError("Count at least one open day.")
    for _each in range(count):
        day = open_day_on_or_after(day + timedelta(days=1))
    return day


def end_of_month_plus(day: date, months: int) -> date:
    """The last day of the month that is `months` after the month of `day` (0 is the same month)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def end_of_second_month_after(day: date) -> date:
    """翌々月末: until when a posting accepted on `day` or a registration made then is valid."""
    return end_of_month_plus(day, 2)


def start_of_day(day: date) -> datetime:
    """The instant at which `day` begins in Japan."""
    return datetime.combine(day, time.min, tzinfo=TOKYO)


def day_of(instant: datetime) -> date:
    """The day in Japan in which an aware instant lies; ValueError for a naive one."""
    return _in_japan(instant).date()


def time_of(instant: datetime) -> time:
    """The time of day in Japan of an aware instant; ValueError for a naive one."""
    return _in_japan(instant).time()


def _in_japan(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("An instant needs a time zone.")
    return instant.astimezone(TOKYO)


def deadline_instant(sent_on: date, days: int) -> datetime:
    """When `days` days after `sent_on` are over: the day of sending does not count, holidays do not move it.

    Sent on the 10th with 7 days, the whole 17th is in time, and the deadline is the start of the 18th.
    """
    return start_of_day(sent_on + timedelta(days=days + 1))


def last_day_before(deadline: datetime) -> date:
    """The last day that is wholly or partly before a deadline: what a page shows as 「…まで」."""
    return day_of(deadline - timedelta(microseconds=1))


def visit_deadline(asked_on: date) -> date:
    """The last day to come to the office: day 14 after the request, or the open day before it if that is
    closed.
    """
    return open_day_on_or_before(asked_on + timedelta(days=VISIT_DAYS))


def result_cut_off(ended_on: date) -> date:
    """The last day on which an employer enters results online: the end of the third month after the
    posting's end.
    """
    return end_of_month_plus(ended_on, RESULT_MONTHS)
