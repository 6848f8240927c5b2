"""What an officer checks on a card, as far as a program can tell (domain notes 2.3 and 2.4).

A red finding blocks acceptance, an orange one asks for a look. The employer sees both while writing, so that
most cards arrive ready. The rules of wages live in `employers.wages`, their rates in `hellowork.calendar`.
"""

import datetime as dt
import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from employers import wages
from employers.choices import AgeReason, Experience, Insurance, PublicationLevel, Renewal, Term, WorkingTime
from employers.contradictions import contradictions
from employers.masking import names_within_words
from employers.models import JobCard
from employers.models.job_card import REQUIRED_CHOICES, REQUIRED_TEXTS, REQUIRED_VALUES
from hellowork.calendar import minimum_wage

LONG_DAY, LONGER_DAY = 6, 8
BREAK_OVER_SIX, BREAK_OVER_EIGHT = 45, 60
WEEKLY_LIMIT = 40
INSURED_FROM_WEEKLY_HOURS = 20
OVERTIME_LIMIT = 45
LEAVE_AFTER_SIX_MONTHS = 10
LOWEST_RETIREMENT_AGE, EMPLOYED_UNTIL = 60, 65
CAREER_AGE_ABOUT = 45
SKILLS_BAND, SKILLS_AGES = range(5, 11), range(30, 50)


class Severity(enum.StrEnum):
    RED = "red"
    ORANGE = "orange"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of the machine on one field; `field` is empty for the whole card."""

    code: str
    severity: Severity
    field: str
    message: str | Promise

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.RED


Rule = Callable[[JobCard, dt.date], Iterator[Finding]]


def find(card: JobCard, on: dt.date) -> list[Finding]:
    """Every finding on a card as it would be accepted on that day; red ones first."""
    found = [finding for rule in _RULES for finding in rule(card, on)]
    return sorted(found, key=lambda finding: finding.severity is Severity.ORANGE)


def _red(code: str, field: str, message: str) -> Finding:
    return Finding(code, Severity.RED, field, message)


def _orange(code: str, field: str, message: str) -> Finding:
    return Finding(code, Severity.ORANGE, field, message)


def _disclosure(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """職業安定法5条の3第2項: a card without these cannot be accepted (5条の6第1項第4号)."""
    missing = [name for name in (*REQUIRED_TEXTS, *REQUIRED_CHOICES) if not getattr(card, name)]
    missing += [
        name
        for name in REQUIRED_VALUES
        if getattr(card, f"{name}_id" if name == "municipality" else name) is None
    ]
    for name in missing:
        words = JobCard._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # Columns only.
        yield _red("missing", name, _("「%(field)s」を入力してください。") % {"field": words})


def _term(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """A fixed term needs its length, and since April 2024 the criteria and the limit of its renewal."""
    if card.term and card.term != Term.INDEFINITE:
        if not card.term_text:
            yield _red("term", "term_text", _("雇用期間の長さを入力してください。"))
        if not card.renewal:
            yield _red("renewal", "renewal", _("契約更新の可能性を選んでください。"))
        if card.renewal == Renewal.CONDITIONAL and not card.renewal_criteria:
            yield _red("renewal", "renewal_criteria", _("契約更新の条件を入力してください。"))
        if card.renewal in (Renewal.CONDITIONAL, Renewal.IN_PRINCIPLE) and not card.renewal_limit:
            yield _red(
                "renewal",
                "renewal_limit",
                _("更新の上限を入力してください。ない場合は「上限なし」と入力してください。"),
            )
    if card.has_trial and not card.trial_text:
        yield _red("trial", "trial_text", _("試用期間の長さを入力してください。"))
    if card.has_trial and card.trial_same_conditions is False and not card.trial_conditions:
        yield _red("trial", "trial_conditions", _("試用期間中の労働条件を入力してください。"))


def _age(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """労働施策総合推進法9条: no age limit but by one of the reasons of its rule."""
    if not card.has_age_limit:
        return
    if not card.age_reason:
        yield _red(
            "age",
            "age_reason",
            _("年齢を制限できる理由を選んでください。当てはまらない場合は「制限なし」にしてください。"),
        )
    if card.age_from is None and card.age_until is None:
        yield _red("age", "age_until", _("年齢の下限または上限を入力してください。"))
    if card.age_reason in _AGE_CHECKS:
        yield from _AGE_CHECKS[AgeReason(card.age_reason)](card)


def _age_retirement(card: JobCard) -> Iterator[Finding]:
    if card.term != Term.INDEFINITE or card.age_until is None or card.age_until + 1 != card.retirement_age:
        yield _red(
            "age_1",
            "age_until",
            _(
                "1号は、期間の定めのない雇用で、定年の年齢が上限の場合に使えます（定年60歳なら「59歳以下」）。"
            ),
        )


def _age_career(card: JobCard) -> Iterator[Finding]:
    if card.age_from is not None or card.term != Term.INDEFINITE or card.experience != Experience.NOT_ASKED:
        yield _red(
            "age_3i",
            "age_reason",
            _("3号のイは、期間の定めのない雇用で、経験を問わず、上限の年齢だけを定める場合に使えます。"),
        )
    elif card.age_until is not None and card.age_until > CAREER_AGE_ABOUT:
        yield _orange("age_3i", "age_until", _("3号のイの上限は、45歳くらいまでが目安です。"))


def _age_law(card: JobCard) -> Iterator[Finding]:
    if card.age_until is not None:
        yield _red("age_2", "age_until", _("2号は、法令で定められた下限の年齢だけに使えます。"))


def _age_skills(card: JobCard) -> Iterator[Finding]:
    first, last = card.age_from, card.age_until
    if first is None or last is None or card.term != Term.INDEFINITE:
        yield _red(
            "age_3ro",
            "age_reason",
            _("3号のロは、期間の定めのない雇用で、下限と上限を定める場合に使えます。"),
        )
    elif (last - first + 1) not in SKILLS_BAND or not {first, last} <= set(SKILLS_AGES):
        yield _orange(
            "age_3ro", "age_from", _("3号のロは、30歳から49歳までのうち5歳から10歳の幅が目安です。")
        )


def _age_elderly(card: JobCard) -> Iterator[Finding]:
    if card.age_from is not None and card.age_from >= LOWEST_RETIREMENT_AGE and card.age_until is not None:
        yield _red("age_3ni", "age_until", _("60歳以上の方を募集する場合、上限の年齢は定められません。"))


_AGE_CHECKS = {
    AgeReason.RETIREMENT: _age_retirement,
    AgeReason.LAW: _age_law,
    AgeReason.CAREER: _age_career,
    AgeReason.SKILLS: _age_skills,
    AgeReason.ELDERLY: _age_elderly,
}


def _minimum_wage(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """最低賃金法4条: the place of work decides; the newest known rate blocks, be it in force or still to come."""
    prefecture = card.municipality_id[:2] if card.municipality_id else ""
    if not minimum_wage.applies_in(prefecture):
        return
    if wages.hourly(card) is None:
        yield from _unreckonable(card)
        return
    if short := wages.shortfall(card):
        yield _red(
            "minimum_wage",
            "base_min",
            _(
                "時間額に直すと%(pay)s円で、%(place)sの最低賃金（%(rate)s円、%(day)sから）を下回っています。"
                "このままでは受理できません。"
            )
            % {
                "pay": f"{short.pay:,}",
                "place": short.rate.prefecture_name,
                "rate": f"{short.rate.yen:,}",
                "day": f"{short.rate.effective.year}年{short.rate.effective.month}月{short.rate.effective.day}日",
            },
        )
    if minimum_wage.is_outdated(on):
        yield _orange(
            "old_table", "base_min", _("最低賃金の表が1年以上前のものです。新しい額を確認してください。")
        )


def _unreckonable(card: JobCard) -> Iterator[Finding]:
    """Nobody can tell whether the wage is lawful: the times are asked for, beside what `_disclosure` asks for."""
    if card.base_min is None or not card.wage_form:
        return
    for name, words in (("starts_at", _("始業")), ("ends_at", _("終業"))):
        if getattr(card, name) is None:
            yield _red(
                "missing",
                name,
                _("最低賃金を確認するため、「%(field)s」の時刻を入力してください。") % {"field": words},
            )


def _fixed_overtime(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """若者雇用促進法の指針: fixed overtime apart from base pay, with its hours and the promise to pay what exceeds."""
    if not card.has_fixed_overtime:
        return
    if not card.fixed_overtime_min or not card.fixed_overtime_hours:
        yield _red(
            "fixed_overtime", "fixed_overtime_min", _("固定残業代の額と、相当する時間を入力してください。")
        )
    if not card.fixed_overtime_excess_is_paid:
        yield _red(
            "fixed_overtime",
            "fixed_overtime_excess_is_paid",
            _("固定残業代の時間を超えた分は追加で支給することを確認してください。"),
        )


def _days(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """Days of work in a week and in a year: the monthly hours, and with them an hour's pay, stand on these."""
    if card.days_off_a_year is not None and card.days_off_a_year >= wages.DAYS_A_YEAR:
        yield _red(
            "days_off",
            "days_off_a_year",
            _("年間休日数が%(n)s日では、働く日がありません。年間休日数を確認してください。")
            % {"n": card.days_off_a_year},
        )
    elif wages.days_contradict(card):
        yield _orange(
            "days_off",
            "days_off_a_year",
            _(
                "週所定労働日数（%(week)s日）と年間休日数（%(year)s日）が合っていません。どちらかを確認してください。"
            )
            % {"week": card.days_a_week, "year": card.days_off_a_year},
        )


def _times(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """Beginning, end and break leave time for work; without that nothing can be reckoned."""
    span = wages.span_minutes(card)
    if span is None:
        if card.hours_system:
            yield _red("hours", "starts_at", _("始業と終業の時刻を入力してください。"))
    elif card.break_minutes is not None and card.break_minutes >= span:
        yield _red(
            "break",
            "break_minutes",
            _("休憩時間が、始業から終業までの時間（%(n)s分）以上になっています。休憩時間を確認してください。")
            % {"n": span},
        )


def _hours(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """労働基準法34条 (breaks), 32条 (40 hours a week), 36条 (overtime)."""
    hours = wages.daily_hours(card)
    if hours is None:
        return
    needed = BREAK_OVER_EIGHT if hours > LONGER_DAY else BREAK_OVER_SIX if hours > LONG_DAY else 0
    if card.break_minutes is not None and card.break_minutes < needed:
        yield _red(
            "break",
            "break_minutes",
            _("この就業時間では、休憩が%(n)s分以上必要です（労働基準法34条）。") % {"n": needed},
        )
    weekly = hours * (card.days_a_week or 0)
    if weekly > WEEKLY_LIMIT and card.hours_system == "ordinary":
        yield _red("week", "days_a_week", _("1週間の所定労働時間が40時間を超えています（労働基準法32条）。"))
    if weekly >= INSURED_FROM_WEEKLY_HOURS and Insurance.EMPLOYMENT not in card.insurances:
        yield _orange("insurance", "insurances", _("週20時間以上の場合は、原則として雇用保険に加入します。"))
    if card.has_overtime and card.overtime_hours is None:
        yield _red("overtime", "overtime_hours", _("時間外労働の月平均の時間を入力してください。"))
    if (card.overtime_hours or 0) > OVERTIME_LIMIT and not card.overtime_special:
        yield _red(
            "overtime", "overtime_special", _("月45時間を超える場合は、36協定の特別条項を入力してください。")
        )
    if card.working_time == WorkingTime.FULL and (card.paid_leave_days or 0) < LEAVE_AFTER_SIX_MONTHS:
        yield _orange(
            "leave",
            "paid_leave_days",
            _("フルタイムでは、6か月経過後の有給休暇は10日以上です（労働基準法39条）。"),
        )


def _retirement(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """高年齢者雇用安定法8条・9条."""
    if card.retirement_age is None:
        return
    if card.retirement_age < LOWEST_RETIREMENT_AGE:
        yield _red("retirement", "retirement_age", _("定年は60歳以上です（高年齢者雇用安定法8条）。"))
    if card.retirement_age < EMPLOYED_UNTIL and (card.employed_until_age or 0) < EMPLOYED_UNTIL:
        yield _orange(
            "retirement", "employed_until_age", _("65歳までの雇用を確保する制度を確認してください。")
        )


def _contradictions(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """Answers that do not go together."""
    for field, words in contradictions(card):
        yield _orange("contradiction", field, words)


def _name_in_text(card: JobCard, on: dt.date) -> Iterator[Finding]:
    """公開希望 3: a name that is too short to be hidden within longer words must not stand in what visitors read."""
    if card.publication_level != PublicationLevel.WITHOUT_NAME or card.posting_id is None:
        return
    establishment = card.posting.establishment
    for name in _READ_WITHOUT_NAME:
        if names_within_words(getattr(card, name), card, establishment):
            yield _red(
                "name_in_text",
                name,
                _("社名が本文にあります。事業所名等を公開しない求人では、社名を書かないでください。"),
            )


# What visitors read as the employer wrote it.
_READ_WITHOUT_NAME = tuple(
    field.name
    for field in JobCard._meta.concrete_fields
    if field.get_internal_type() in ("CharField", "TextField")
    and not field.choices
    and field.name
    not in (
        "workplace_name", "street", "postal_code", "access", "dispatch_licence",
        "contact_name", "contact_department", "contact_telephone", "note_to_office",
    )
)  # fmt: skip

_RULES: tuple[Rule, ...] = (
    _disclosure,
    _term,
    _age,
    _minimum_wage,
    _fixed_overtime,
    _times,
    _days,
    _hours,
    _retirement,
    _contradictions,
    _name_in_text,
)
