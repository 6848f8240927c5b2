"""The eight sections in which a job card is written, as data: pages, task list and findings all follow them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; `note` says what a reader must know before answering."""

    title: Text
    fields: tuple[str, ...]
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the form. `slug` is part of its address; fields are columns of `JobCard`."""

    slug: str
    title: Text
    groups: tuple[Group, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for group in self.groups for name in group.fields)


_IF_FIXED = _("雇用期間に定めがある場合に入力してください。")
_IF_ASKED = _("「あり」の場合に入力してください。")

SECTIONS = (
    Section(
        "kind",
        _("求人区分・公開範囲"),
        (
            Group(_("求人の区分"), ("working_time", "employment_form", "employment_form_name")),
            Group(_("正社員登用・トライアル雇用"), ("becomes_regular", "with_trial_employment")),
            Group(_("派遣・請負"), ("contract_work", "dispatch_licence")),
            Group(_("公開の範囲"), ("publication_level",)),
            Group(_("オンライン自主応募"), ("wants_self_application",)),
        ),
    ),
    Section(
        "work",
        _("仕事の内容"),
        (
            Group(_("仕事"), ("title", "occupation", "occupation_middle", "description", "duties_change")),
            Group(_("雇用期間"), ("term",)),
            Group(
                _("期間を定める場合"),
                ("term_text", "renewal", "renewal_criteria", "renewal_limit"),
                _IF_FIXED,
            ),
            Group(_("試用期間"), ("has_trial", "trial_text", "trial_same_conditions", "trial_conditions")),
        ),
    ),
    Section(
        "workplace",
        _("就業場所"),
        (
            Group(_("就業先"), ("workplace_is_named", "workplace_name")),
            Group(_("所在地"), ("postal_code", "municipality", "street", "access", "station_minutes")),
            Group(_("転勤・変更の範囲"), ("may_be_transferred", "workplace_change")),
            Group(_("受動喫煙対策"), ("smoking", "smoking_note")),
            Group(_("通勤・在宅"), ("car_commuting", "can_work_from_home")),
            Group(_("UIJターン"), ("welcomes_uij",)),
        ),
    ),
    Section(
        "requirements",
        _("応募の条件"),
        (
            Group(
                _("年齢"),
                ("has_age_limit", "age_from", "age_until", "age_reason", "age_reason_text"),
                _("年齢の制限は、法令で認められた理由がある場合だけ付けることができます。"),
            ),
            Group(
                _("学歴・経験・資格"),
                ("education", "experience", "experience_text", "licences", "driving_licence"),
            ),
        ),
    ),
    Section(
        "wages",
        _("賃金・手当"),
        (
            Group(_("基本給（a）"), ("wage_form", "base_min", "base_max")),
            Group(
                _("毎月決まって支払う手当（b）"),
                ("allowances",),
                _(
                    "採用した方の全員に支払う手当を入力してください。一部の方だけに支払う手当は、dに入力してください。"
                ),
            ),
            Group(
                _("固定残業代（c）"),
                (
                    "has_fixed_overtime",
                    "fixed_overtime_min",
                    "fixed_overtime_max",
                    "fixed_overtime_hours",
                    "fixed_overtime_excess_is_paid",
                ),
            ),
            Group(_("その他の手当（d）"), ("other_allowances",)),
            Group(_("通勤手当"), ("commuting_pay", "commuting_pay_yen")),
            Group(_("支払日・昇給・賞与"), ("pay_day_text", "raise_text", "has_bonus", "bonus_text")),
        ),
    ),
    Section(
        "hours",
        _("労働時間・休日"),
        (
            Group(
                _("就業時間"),
                ("hours_system", "starts_at", "ends_at", "break_minutes", "days_a_week", "hours_text"),
            ),
            Group(_("時間外労働"), ("has_overtime", "overtime_hours", "overtime_special")),
            Group(
                _("休日・休暇"),
                ("weekdays_off", "days_off_text", "two_day_weekend", "days_off_a_year", "paid_leave_days"),
            ),
        ),
    ),
    Section(
        "insurance",
        _("保険・定年など"),
        (
            Group(_("加入保険等"), ("insurances",)),
            Group(_("定年・退職金"), ("retirement_age", "employed_until_age", "has_severance_pay")),
            Group(_("住宅・託児施設"), ("housing", "has_nursery")),
        ),
    ),
    Section(
        "selection",
        _("選考・連絡先"),
        (
            Group(_("採用"), ("openings", "hiring_reason")),
            Group(_("選考"), ("selection_methods", "result_within_days")),
            Group(_("応募書類"), ("documents", "document_route", "document_return")),
            Group(_("選考の担当者"), ("contact_name", "contact_department", "contact_telephone")),
            Group(_("特記事項・メッセージ"), ("special_notes", "message")),
            Group(_("ハローワークへ"), ("note_to_office",)),
        ),
    ),
)

BY_SLUG = {section.slug: section for section in SECTIONS}
SECTION_OF = {name: section for section in SECTIONS for name in section.fields}


def after(section: Section) -> Section | None:
    """The section that follows; None after the last."""
    place = SECTIONS.index(section) + 1
    return SECTIONS[place] if place < len(SECTIONS) else None


def place_of(section: Section) -> int:
    """Its number on the list, from 1."""
    return SECTIONS.index(section) + 1
