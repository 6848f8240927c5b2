"""Opening hours: the data's form, the edges of a day, and the next opening."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hellowork.calendar.hours import (
    HELP_DESK,
    OFFICE_HOURS,
    Span,
    closes_at,
    is_open,
    next_opening,
    parse_hours,
    status,
)
from hellowork.clock import TOKYO
from tests.calendar import oracle


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("day", "clock", "open_"),
    [
        ("2026-11-24", "09:29:59", False),
        ("2026-11-24", "09:30:00", True),
        ("2026-11-24", "17:59:59", True),
        ("2026-11-24", "18:00:00", False),
        ("2026-11-24", "00:00:00", False),
        ("2026-11-24", "23:59:59", False),
        ("2026-11-21", "12:00:00", False),
        ("2026-11-22", "12:00:00", False),
        ("2026-11-23", "12:00:00", False),
        ("2026-12-28", "12:00:00", True),
        ("2026-12-29", "12:00:00", False),
        ("2027-01-03", "12:00:00", False),
        ("2027-01-04", "12:00:00", True),
        ("2026-09-22", "12:00:00", False),
    ],
)
def test_the_help_desk(day: str, clock: str, open_: bool) -> None:
    assert is_open(HELP_DESK, at(day, clock)) is open_


@pytest.mark.parametrize(
    ("clock", "open_"), [("08:29:59", False), ("08:30:00", True), ("17:14:59", True), ("17:15:00", False)]
)
def test_the_offices(clock: str, open_: bool) -> None:
    assert is_open(OFFICE_HOURS, at("2026-11-24", clock)) is open_


def test_an_instant_of_another_zone_is_read_in_japan() -> None:
    assert is_open(HELP_DESK, datetime(2026, 11, 24, 0, 30, tzinfo=UTC))
    assert not is_open(HELP_DESK, datetime(2026, 11, 24, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "clock", "opens"),
    [
        ("2026-11-20", "18:00:00", at("2026-11-24", "09:30")),
        ("2026-11-24", "09:29:59", at("2026-11-24", "09:30")),
        ("2026-11-24", "09:30:00", at("2026-11-25", "09:30")),
        ("2026-12-28", "18:00:00", at("2027-01-04", "09:30")),
        ("2026-09-18", "20:00:00", at("2026-09-24", "09:30")),
    ],
)
def test_the_next_opening(day: str, clock: str, opens: datetime) -> None:
    assert next_opening(HELP_DESK, at(day, clock)) == opens


def test_the_status_names_one_of_both_ends() -> None:
    during = status(HELP_DESK, at("2026-11-24", "12:00:00"))
    assert (during.is_open, during.closes_at, during.opens_at) == (True, at("2026-11-24", "18:00"), None)
    after = status(HELP_DESK, at("2026-11-24", "18:00:00"))
    assert (after.is_open, after.closes_at, after.opens_at) == (False, None, at("2026-11-25", "09:30"))


@given(
    st.datetimes(datetime(oracle.FIRST_YEAR, 2, 1), datetime(oracle.LAST_YEAR, 6, 1)).map(  # noqa: DTZ001
        lambda naive: naive.replace(tzinfo=TOKYO)
    )
)
def test_hours_agree_with_an_independent_calendar(instant: datetime) -> None:
    minutes = instant.hour * 60 + instant.minute
    expected = oracle.is_open(instant.date()) and 8 * 60 + 30 <= minutes < 17 * 60 + 15
    assert is_open(OFFICE_HOURS, instant) == expected
    opens = next_opening(OFFICE_HOURS, instant)
    assert opens is not None
    assert opens > instant
    assert oracle.is_open(opens.date())
    assert opens.time() == time(8, 30)
    skipped = [instant.date() + timedelta(days=n) for n in range(1, (opens.date() - instant.date()).days)]
    assert not any(oracle.is_open(day) for day in skipped)


LONG = [
    {"since": "2026-04-01", "week": {"mon": ["08:30-12:00", "13:00-19:00"], "sat": ["10:00-17:00"]}},
    {"since": "2020-01-01", "week": {"mon": ["08:30-17:15"], "tue": ["08:30-17:15"]}},
]


def test_periods_take_over_on_their_day() -> None:
    hours = parse_hours(LONG)
    assert hours.on(date(2026, 3, 30)) == (Span(time(8, 30), time(17, 15)),)
    assert hours.on(date(2026, 4, 6)) == (Span(time(8, 30), time(12)), Span(time(13), time(19)))
    assert hours.on(date(2026, 3, 31)) != ()
    assert hours.on(date(2026, 4, 7)) == ()
    assert hours.on(date(2019, 12, 23)) == ()
    assert hours.week(date(2019, 12, 23)) == []


def test_saturdays_and_breaks_count() -> None:
    hours = parse_hours(LONG)
    assert closes_at(hours, at("2026-11-21", "16:59:59")) == at("2026-11-21", "17:00")
    assert not is_open(hours, at("2026-11-30", "12:30:00"))
    assert next_opening(hours, at("2026-11-30", "12:30:00")) == at("2026-11-30", "13:00")
    assert not is_open(hours, at("2026-10-12", "10:00:00")), "a Monday that is a holiday"


def test_a_timetable_that_never_opens() -> None:
    hours = parse_hours([{"since": "2020-01-01", "week": {}}])
    assert next_opening(hours, at("2026-11-24", "12:00:00")) is None
    assert status(hours, at("2026-11-24", "12:00:00")).opens_at is None


def test_the_week_joins_equal_neighbours_only() -> None:
    hours = parse_hours(
        [
            {
                "since": "2020-01-01",
                "week": {"mon": ["08:30-17:15"], "tue": ["08:30-17:15"], "thu": ["08:30-17:15"]},
            }
        ]
    )
    span = (Span(time(8, 30), time(17, 15)),)
    assert hours.week(date(2026, 11, 24)) == [("mon", "tue", span), ("thu", "thu", span)]
    assert OFFICE_HOURS.week(date(2026, 11, 24)) == [("mon", "fri", span)]


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "08:30-17:15",
        [{"since": "2020-01-01"}],
        [{"since": "2020-13-01", "week": {}}],
        [{"since": "2020-01-01", "week": {"holiday": []}}],
        [{"since": "2020-01-01", "week": {"mon": ["08:30"]}}],
        [{"since": "2020-01-01", "week": {"mon": ["25:00-26:00"]}}],
        [{"since": "2020-01-01", "week": {"mon": ["08:30-08:30"]}}],
        [{"since": "2020-01-01", "week": {"mon": ["17:00-08:30"]}}],
        [{"since": "2020-01-01", "week": {"mon": ["08:30-12:00", "11:59-17:00"]}}],
        [{"since": "2020-01-01", "week": {"mon": ["08:30-12:00", "12:00-17:00"]}}],
        [{"since": 20200101, "week": {}}, {"since": None, "week": {}}],
        [{"since": "2020-01-01", "week": {}}, {"since": "2020-01-01", "week": {}}],
    ],
)
def test_what_is_no_timetable_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_hours(data)
