"""A job card in words: what each column says to a reader, and what each state of a posting is called."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, cast

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers import choices, wages
from employers.choices import LIVE_STATES, PostingState, PublicationLevel
from employers.lifecycle import POSTING
from employers.models import JobCard, Posting
from employers.models.job_card import AGE_COLUMNS
from employers.wages import allowances_of
from hellowork.lifecycle import Audience
from hellowork.text.dates import date_text, time_text
from hellowork.text.phones import phone_text
from hellowork.web.components import Tone

YES, NO = gettext_lazy("あり"), gettext_lazy("なし")
# What yes and no are called where it is not あり and なし; forms and cards use the same words.
YES_NO: dict[str, tuple[str | Promise, str | Promise]] = {
    "workplace_is_named": (gettext_lazy("明示できる"), gettext_lazy("明示できない")),
    "trial_same_conditions": (gettext_lazy("同じ"), gettext_lazy("異なる")),
    "has_age_limit": (gettext_lazy("制限あり"), gettext_lazy("制限なし（不問）")),
    "car_commuting": (gettext_lazy("可"), gettext_lazy("不可")),
    "can_work_from_home": (gettext_lazy("可"), gettext_lazy("なし")),
    "with_trial_employment": (gettext_lazy("希望する"), gettext_lazy("希望しない")),
    "welcomes_uij": (gettext_lazy("歓迎する"), gettext_lazy("指定なし")),
    "wants_self_application": (gettext_lazy("受け付ける"), gettext_lazy("受け付けない")),
    "fixed_overtime_excess_is_paid": (gettext_lazy("支給する"), gettext_lazy("支給しない")),
}
YEN_FIELDS = frozenset(
    {"base_min", "base_max", "fixed_overtime_min", "fixed_overtime_max", "commuting_pay_yen"}
)
UNITS: dict[str, str | Promise] = {
    "age_from": gettext_lazy("歳"),
    "age_until": gettext_lazy("歳"),
    "station_minutes": gettext_lazy("分"),
    "fixed_overtime_hours": gettext_lazy("時間"),
    "break_minutes": gettext_lazy("分"),
    "overtime_hours": gettext_lazy("時間"),
    "days_a_week": gettext_lazy("日"),
    "days_off_a_year": gettext_lazy("日"),
    "paid_leave_days": gettext_lazy("日"),
    "retirement_age": gettext_lazy("歳"),
    "employed_until_age": gettext_lazy("歳"),
    "openings": gettext_lazy("人"),
    "result_within_days": gettext_lazy("日"),
}

_STATE_TONES = {
    PostingState.DRAFT: Tone.YELLOW,
    PostingState.SUBMITTED: Tone.BLUE,
    PostingState.RETURNED: Tone.RED,
    PostingState.VISIT_ASKED: Tone.RED,
    PostingState.OPEN: Tone.GREEN,
    PostingState.ON_HOLD: Tone.YELLOW,
}


def yes_no(name: str) -> tuple[str | Promise, str | Promise]:
    """The words for yes and for no of a column."""
    return YES_NO.get(name, (YES, NO))


def state_label(posting: Posting, audience: Audience = Audience.EMPLOYER) -> str | Promise:
    """The state in the words of its reader."""
    return state_words(posting.state, posting.publication_level, audience)


def state_words(state: str, level: int | None, audience: Audience = Audience.EMPLOYER) -> str | Promise:
    """A state in the words of its reader; what nobody can find is 受理済み, not 公開中."""
    hidden = level == PublicationLevel.NOT_PUBLIC and audience is Audience.EMPLOYER
    if state == PostingState.OPEN and hidden:
        return _("受理済み")
    return POSTING.label(state, audience) or ""


def state_tone(posting: Posting) -> Tone:
    return _STATE_TONES.get(PostingState(posting.state), Tone.GREY)


def low_wage_words(posting: Posting, today: dt.date) -> str:
    """What a newer minimum wage means for a live posting, which comes with its card; empty where it pays enough."""
    card = posting.card
    short = wages.shortfall(card) if card is not None and posting.state in LIVE_STATES else None
    if short is None:
        return ""
    words = {
        "pay": f"{short.pay:,}",
        "place": short.rate.prefecture_name,
        "rate": f"{short.rate.yen:,}",
        "day": date_text(short.rate.effective),
    }
    if short.rate.effective > today:
        return (
            _(
                "この求人の賃金は、時間額に直すと%(pay)s円です。%(place)sの最低賃金は、%(day)sから%(rate)s円になります。"
            )
            % words
        )
    return (
        _(
            "この求人の賃金は、時間額に直すと%(pay)s円で、%(place)sの最低賃金（%(rate)s円、%(day)sから）を下回っています。"
        )
        % words
    )


def column_of(name: str) -> "models.Field[Any, Any]":
    """A column of the job card by its name."""
    return cast("models.Field[Any, Any]", JobCard._meta.get_field(name))


def label_of(name: str) -> str:
    """The official name of a column of the job card."""
    return str(column_of(name).verbose_name)


def value_text(card: JobCard, name: str) -> str:
    """What the card says in this column, for a reader; empty where it says nothing."""
    own = _OWN_WAYS.get(name)
    if own is not None:
        return own(card)
    value = getattr(card, name)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(yes_no(name)[0 if value else 1])
    if name in YEN_FIELDS:
        return f"{value:,}円"
    if name in UNITS:
        return f"{value}{UNITS[name]}"
    if isinstance(value, dt.time):
        return time_text(value)
    return str(getattr(card, f"get_{name}_display")()) if column_of(name).choices else str(value)


def _named(values: Iterable[str], names: type) -> str:
    return "、".join(str(names(value).label) for value in values)


def _municipality(card: JobCard) -> str:
    return card.municipality.full_name if card.municipality_id and card.municipality else ""


def _allowances(card: JobCard) -> str:
    return "\n".join(
        f"{row.name} {row.min:,}円" + (f"〜{row.max:,}円" if row.max != row.min else "")
        for row in allowances_of(card)
    )


_OWN_WAYS: dict[str, Callable[[JobCard], str]] = {
    "municipality": _municipality,
    "postal_code": lambda card: f"{card.postal_code[:3]}-{card.postal_code[3:]}" if card.postal_code else "",
    "contact_telephone": lambda card: phone_text(card.contact_telephone) if card.contact_telephone else "",
    "allowances": _allowances,
    "insurances": lambda card: _named(card.insurances, choices.Insurance),
    "selection_methods": lambda card: _named(card.selection_methods, choices.SelectionMethod),
    "weekdays_off": lambda card: _named(card.weekdays_off, choices.Weekday),
    "documents": lambda card: _named(card.documents, choices.ApplicationDocument),
}

# Columns that say nothing where another column has this answer.
_ONLY_IF: dict[str, Callable[[JobCard], Any]] = {
    "employment_form_name": lambda card: card.employment_form == choices.EmploymentForm.OTHER,
    "becomes_regular": lambda card: card.employment_form not in ("", choices.EmploymentForm.REGULAR),
    "dispatch_licence": lambda card: card.contract_work not in ("", choices.ContractWork.NONE),
    **dict.fromkeys(
        ("term_text", "renewal", "renewal_criteria", "renewal_limit"),
        lambda card: card.term not in ("", choices.Term.INDEFINITE),
    ),
    **dict.fromkeys(("trial_text", "trial_same_conditions", "trial_conditions"), lambda card: card.has_trial),
    **dict.fromkeys(AGE_COLUMNS, lambda card: card.has_age_limit),
    **dict.fromkeys(
        (
            "fixed_overtime_min",
            "fixed_overtime_max",
            "fixed_overtime_hours",
            "fixed_overtime_excess_is_paid",
        ),
        lambda card: card.has_fixed_overtime,
    ),
    **dict.fromkeys(("overtime_hours", "overtime_special"), lambda card: card.has_overtime),
    "commuting_pay_yen": lambda card: card.commuting_pay in ("actual_capped", "fixed"),
}


CONDITIONAL = frozenset(_ONLY_IF)


def is_asked(card: JobCard, name: str) -> bool:
    """Whether this column has something to say, given the other answers, or says something all the same."""
    condition = _ONLY_IF.get(name)
    return (
        condition is None or bool(condition(card)) or value_text(card, name) not in ("", str(yes_no(name)[1]))
    )
