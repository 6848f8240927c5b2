"""Wages of a card, brought to one measure: yen an hour for the law, yen a month for the search.

最低賃金法4条3項 and 同法施行規則1条・2条: what counts is a+b without 精皆勤, 通勤 and 家族 allowances; monthly pay is divided
by the average monthly hours of the year, daily pay by the daily hours.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from employers.choices import NOT_IN_MINIMUM_WAGE, AllowanceKind, WageForm
from employers.models import JobCard
from hellowork.calendar import minimum_wage
from hellowork.calendar.minimum_wage import Rate

MONTHS = 12
DAYS_A_YEAR = 365
WEEKS_A_MONTH = Fraction(52, 12)
# How far 年間休日数 may stand from the weekly days off: all national holidays with long leaves, or half a day more work.
_HOLIDAYS_BESIDE_WEEKS, _EVERY_OTHER_SATURDAY = 45, 26


@dataclass(frozen=True, slots=True)
class Allowance:
    """One row of b: an allowance that is paid to every hire each month."""

    name: str
    kind: AllowanceKind
    min: int
    max: int

    @property
    def counts(self) -> bool:
        """Whether it counts for the minimum wage."""
        return self.kind not in NOT_IN_MINIMUM_WAGE


def allowances_of(card: JobCard) -> list[Allowance]:
    """The rows of b as typed values."""
    return [
        Allowance(name=row["name"], kind=AllowanceKind(row["kind"]), min=row["min"], max=row["max"])
        for row in card.allowances
    ]


def daily_hours(card: JobCard) -> Fraction | None:
    """Scheduled hours a day without breaks; past midnight counts on. None while times are missing."""
    minutes = span_minutes(card)
    if minutes is None or card.break_minutes is None:
        return None
    worked = minutes - card.break_minutes
    return Fraction(worked, 60) if worked > 0 else None


def monthly_hours(card: JobCard) -> Fraction | None:
    """Average scheduled hours a month: daily hours × working days of the year ÷ 12."""
    hours = daily_hours(card)
    if hours is None:
        return None
    if card.days_off_a_year is not None:
        return hours * (DAYS_A_YEAR - card.days_off_a_year) / MONTHS
    return hours * card.days_a_week * WEEKS_A_MONTH if card.days_a_week else None


def hourly(card: JobCard) -> Fraction | None:
    """The lower end of a+b as yen an hour, for the minimum wage; None while it cannot be told.

    Each part asks for the hours of its own period only (部ごとの計算: 施行規則2条): pay by the hour needs none, pay by the
    day those of a day. Rows of b are paid by the hour where the base is, by the month otherwise.
    """
    if card.base_min is None or not card.wage_form:
        return None
    counted = sum(row.min for row in allowances_of(card) if row.counts)
    if card.wage_form == WageForm.HOURLY:
        return Fraction(card.base_min + counted)
    base = _by_the_hour(card)
    extra = _per(counted, monthly_hours(card)) if counted else Fraction(0)
    return None if base is None or extra is None else base + extra


def _by_the_hour(card: JobCard) -> Fraction | None:
    """The base of a card that is not paid by the hour."""
    base = Fraction(card.base_min or 0)
    if card.wage_form == WageForm.DAILY:
        return _per(base, daily_hours(card))
    return _per(base / MONTHS if card.wage_form == WageForm.YEARLY else base, monthly_hours(card))


def _per(yen: Fraction | int, hours: Fraction | None) -> Fraction | None:
    return Fraction(yen) / hours if hours and hours > 0 else None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Pay an hour, rounded down to whole yen, and the minimum wage that is more: in force or still to come."""

    pay: int
    rate: Rate


def shortfall(card: JobCard) -> Shortfall | None:
    """Whether a card pays less than the newest known minimum wage of its place of work (最低賃金法4条); None also
    where there is no such rate or the pay cannot be told.
    """
    pay = hourly(card)
    prefecture = card.municipality_id[:2] if card.municipality_id else ""
    if pay is None or not minimum_wage.applies_in(prefecture):
        return None
    rate = minimum_wage.newest_known(prefecture)
    return Shortfall(pay=int(pay), rate=rate) if pay < rate.yen else None


def monthly(card: JobCard) -> tuple[int, int] | None:
    """The range of a+b(+c) as yen a month, the measure of the search; None while it cannot be told."""
    month, day = monthly_hours(card), daily_hours(card)
    if card.base_min is None or card.base_max is None or not card.wage_form or not month or not day:
        return None
    times = _times_a_month(WageForm(card.wage_form), month, day)
    rows = allowances_of(card)
    per_row = month if card.wage_form == WageForm.HOURLY else 1
    low = card.base_min * times + sum(row.min for row in rows) * per_row + (card.fixed_overtime_min or 0)
    high = card.base_max * times + sum(row.max for row in rows) * per_row + (card.fixed_overtime_max or 0)
    return int(low), int(high)


def _times_a_month(form: WageForm, month: Fraction, day: Fraction) -> Fraction | int:
    """How often a month the base is paid, with so many hours a month and a day."""
    if form == WageForm.HOURLY:
        return month
    if form == WageForm.DAILY:
        return month / day
    return Fraction(1, MONTHS) if form == WageForm.YEARLY else 1


def span_minutes(card: JobCard) -> int | None:
    """Minutes from the beginning of work to its end, breaks included; past midnight counts on."""
    if card.starts_at is None or card.ends_at is None:
        return None
    minutes = _minutes(card.ends_at) - _minutes(card.starts_at)
    return minutes if minutes > 0 else minutes + 24 * 60


def days_contradict(card: JobCard) -> bool:
    """Whether the days of work in a week and the days off in a year cannot both be right."""
    if card.days_a_week is None or card.days_off_a_year is None:
        return False
    by_week = Fraction(card.days_a_week * DAYS_A_YEAR, 7)
    more = DAYS_A_YEAR - card.days_off_a_year - by_week
    return not -_HOLIDAYS_BESIDE_WEEKS <= more <= _EVERY_OTHER_SATURDAY


def _minutes(at: dt.time) -> int:
    return at.hour * 60 + at.minute
