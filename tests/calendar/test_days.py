"""Open days, ends of months and deadlines: tables of edges, and properties against another calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hellowork.calendar import days
from hellowork.clock import TOKYO
from tests.calendar import oracle

some_day = st.dates(date(oracle.FIRST_YEAR, 1, 15), date(oracle.LAST_YEAR, 6, 30))


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), False),
        (date(2026, 11, 24), True),
        (date(2026, 12, 28), True),
        (date(2026, 12, 29), False),
        (date(2027, 1, 3), False),
        (date(2027, 1, 4), True),
        (date(2026, 9, 22), False),
        (date(2028, 2, 29), True),
    ],
)
def test_open_days(day: date, open_: bool) -> None:
    assert days.is_open_day(day) is open_


@given(some_day)
def test_open_days_agree_with_the_law(day: date) -> None:
    assert days.is_open_day(day) == oracle.is_open(day)


@given(some_day)
def test_the_open_day_on_or_before_is_the_nearest(day: date) -> None:
    found = days.open_day_on_or_before(day)
    assert found <= day
    assert oracle.is_open(found)
    assert not any(oracle.is_open(found + timedelta(days=n)) for n in range(1, (day - found).days + 1))


@given(some_day)
def test_the_open_day_on_or_after_is_the_nearest(day: date) -> None:
    found = days.open_day_on_or_after(day)
    assert found >= day
    assert oracle.is_open(found)
    assert not any(oracle.is_open(day + timedelta(days=n)) for n in range((found - day).days))


@given(some_day, st.integers(1, 30))
def test_counting_open_days(day: date, count: int) -> None:
    found = days.open_days_after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert oracle.is_open(found)
    assert sum(oracle.is_open(each) for each in between) == count


def test_counting_no_open_day_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        days.open_days_after(date(2026, 11, 24), 0)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 11, 22), 0, date(2026, 11, 30)),
        (date(2026, 11, 30), 2, date(2027, 1, 31)),
        (date(2026, 12, 1), 2, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2099, 12, 31), 2, date(2100, 2, 28)),
        (date(2027, 1, 28), 2, date(2027, 3, 31)),
        (date(2027, 1, 29), 2, date(2027, 3, 31)),
        (date(2027, 1, 30), 2, date(2027, 3, 31)),
        (date(2027, 1, 31), 2, date(2027, 3, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
    ],
)
def test_ends_of_months(day: date, months: int, end: date) -> None:
    assert days.end_of_month_plus(day, months) == end


@given(some_day, st.integers(0, 14))
def test_ends_of_months_agree_with_walking_there(day: date, months: int) -> None:
    assert days.end_of_month_plus(day, months) == oracle.last_day_of_month_after(day, months)


@given(some_day)
def test_a_posting_lives_two_to_three_months(day: date) -> None:
    """翌々月末, and the results three months after the month of its end."""
    end = days.end_of_second_month_after(day)
    assert end == oracle.last_day_of_month_after(day, 2)
    assert 59 <= (end - day).days <= 92
    assert days.result_cut_off(day) == oracle.last_day_of_month_after(day, 3)


@given(some_day)
def test_days_begin_nine_hours_before_utc(day: date) -> None:
    start = days.start_of_day(day)
    assert start == datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=9)
    assert days.day_of(start) == day
    assert days.day_of(start - timedelta(microseconds=1)) == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 11, 17, 23, 59, 59, tzinfo=TOKYO), date(2026, 11, 17)),
        (datetime(2026, 11, 18, 0, 0, 0, tzinfo=TOKYO), date(2026, 11, 18)),
        (datetime(2026, 11, 17, 14, 59, 59, tzinfo=UTC), date(2026, 11, 17)),
        (datetime(2026, 11, 17, 15, 0, 0, tzinfo=UTC), date(2026, 11, 18)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_days_of_instants(instant: datetime, day: date) -> None:
    assert days.day_of(instant) == day


def test_a_naive_instant_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        days.day_of(datetime(2026, 11, 17, 12))  # noqa: DTZ001
    with pytest.raises(ValueError, match="time zone"):
        days.time_of(datetime(2026, 11, 17, 12))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("sent_on", "count", "last"),
    [
        (date(2026, 11, 10), 7, date(2026, 11, 17)),
        (date(2026, 11, 10), 1, date(2026, 11, 11)),
        (date(2026, 11, 16), 7, date(2026, 11, 23)),
        (date(2026, 12, 24), 7, date(2026, 12, 31)),
        (date(2026, 12, 25), 7, date(2027, 1, 1)),
        (date(2028, 2, 22), 7, date(2028, 2, 29)),
        (date(2027, 2, 22), 7, date(2027, 3, 1)),
    ],
)
def test_deadlines(sent_on: date, count: int, last: date) -> None:
    """The day of sending does not count, holidays do not move it, and the whole last day is in time."""
    deadline = days.deadline_instant(sent_on, count)
    assert datetime(last.year, last.month, last.day, 23, 59, 59, 999999, tzinfo=TOKYO) < deadline
    assert deadline == datetime(last.year, last.month, last.day, tzinfo=TOKYO) + timedelta(days=1)
    assert days.last_day_before(deadline) == last


@given(some_day, st.integers(1, 14), st.integers(0, 86_399))
def test_the_hour_of_sending_does_not_matter(day: date, count: int, second: int) -> None:
    sent_at = days.start_of_day(day) + timedelta(seconds=second)
    deadline = days.deadline_instant(days.day_of(sent_at), count)
    assert timedelta(days=count) < deadline - sent_at <= timedelta(days=count + 1)


@pytest.mark.parametrize(
    ("asked_on", "last"),
    [
        (date(2026, 11, 10), date(2026, 11, 24)),
        (date(2026, 11, 9), date(2026, 11, 20)),
        (date(2026, 9, 8), date(2026, 9, 18)),
        (date(2026, 12, 15), date(2026, 12, 28)),
        (date(2026, 12, 20), date(2026, 12, 28)),
        (date(2026, 12, 21), date(2027, 1, 4)),
    ],
)
def test_the_visit_is_due_on_day_14_or_the_open_day_before(asked_on: date, last: date) -> None:
    assert days.visit_deadline(asked_on) == last


@given(some_day)
def test_the_visit_is_due_within_fourteen_days_on_an_open_day(asked_on: date) -> None:
    last = days.visit_deadline(asked_on)
    assert asked_on < last <= asked_on + timedelta(days=14)
    assert oracle.is_open(last)
