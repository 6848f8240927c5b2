"""No unlawful wage is accepted: what an hour is paid, for every way of paying and every gap."""

import datetime as dt
from fractions import Fraction

import pytest

from employers import wages
from employers.findings import Severity, find
from employers.models import JobCard
from tests.employers import factories as make

pytestmark = pytest.mark.django_db
RED, ORANGE = Severity.RED, Severity.ORANGE
HOURLY = {"wage_form": "hourly", "base_min": 300, "base_max": 300, "allowances": []}
MONTHLY = {"wage_form": "monthly", "base_min": 30_000, "base_max": 30_000, "allowances": []}
DAILY = {"wage_form": "daily", "base_min": 4_000, "base_max": 4_000, "allowances": []}
YEARLY = {"wage_form": "yearly", "base_min": 360_000, "base_max": 360_000, "allowances": []}
NO_TIMES = {"starts_at": None, "ends_at": None}
LOW = ("minimum_wage", RED, "base_min")
TIMES = ("missing", RED, "starts_at")


def found(**values) -> set[tuple[str, Severity, str]]:
    card = JobCard(**make.lawful_card(**values))
    return {(each.code, each.severity, each.field) for each in find(card, dt.date(2026, 5, 1))}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (HOURLY, LOW),
        (HOURLY | {"days_off_a_year": 0, "days_a_week": None}, LOW),
        (HOURLY | {"days_off_a_year": 365}, LOW),
        (HOURLY | {"days_off_a_year": 365}, ("days_off", RED, "days_off_a_year")),
        (HOURLY | NO_TIMES, LOW),
        (HOURLY | {"break_minutes": 540}, ("break", RED, "break_minutes")),
        (DAILY, LOW),
        (DAILY | {"days_off_a_year": 365}, LOW),
        (DAILY | NO_TIMES, TIMES),
        (MONTHLY, LOW),
        (MONTHLY | {"days_off_a_year": 0, "days_a_week": None}, LOW),
        (MONTHLY | {"break_minutes": 540}, ("break", RED, "break_minutes")),
        (MONTHLY | {"break_minutes": 600}, ("break", RED, "break_minutes")),
        (MONTHLY | {"days_off_a_year": 365}, ("days_off", RED, "days_off_a_year")),
        (MONTHLY | {"days_off_a_year": 340}, ("days_off", ORANGE, "days_off_a_year")),
        (MONTHLY | {"days_off_a_year": None}, ("missing", RED, "days_off_a_year")),
        (MONTHLY | {"break_minutes": None}, ("missing", RED, "break_minutes")),
        (MONTHLY | NO_TIMES | {"hours_system": ""}, TIMES),
        (YEARLY, LOW),
        (YEARLY | NO_TIMES, TIMES),
    ],
)
def test_a_low_wage_is_found_whatever_else_the_card_says(values, expected):
    assert expected in found(**values)


@pytest.mark.parametrize(
    ("days_a_week", "days_off", "fits"),
    [
        (5, 125, True),
        (5, 105, True),
        (5, 80, True),
        (5, 148, True),
        (5, 0, False),
        (5, 160, False),
        (6, 70, True),
        (6, 52, True),
        (3, 220, True),
        (3, 125, False),
        (None, 340, True),
    ],
)
def test_days_in_a_week_and_days_off_in_a_year_must_fit(days_a_week, days_off, fits):
    lawful = {"base_min": 500_000, "base_max": 500_000, "days_a_week": days_a_week}
    codes = {code for code, _severity, _field in found(**lawful, days_off_a_year=days_off)}

    assert ("days_off" not in codes) is fits


@pytest.mark.parametrize(
    ("values", "yen"),
    [
        (HOURLY | {"base_min": 1_300, **NO_TIMES, "days_off_a_year": None}, 1_300),
        (HOURLY | {"allowances": [{"name": "資格", "kind": "qualification", "min": 50, "max": 50}]}, 350),
        (HOURLY | {"allowances": [{"name": "通勤", "kind": "commuting", "min": 50, "max": 50}]}, 300),
        (DAILY | {"days_off_a_year": None}, 500),
        (MONTHLY, Fraction(30_000, 160)),
        (YEARLY, Fraction(30_000, 160)),
        (MONTHLY | {"days_off_a_year": 365}, None),
        (MONTHLY | {"break_minutes": 540}, None),
        (MONTHLY | {"base_min": None}, None),
    ],
)
def test_an_hours_pay_needs_the_hours_of_its_own_period_only(values, yen):
    assert wages.hourly(JobCard(**make.lawful_card(**values))) == yen


def test_a_lawful_card_has_no_finding():
    assert found() == set()
