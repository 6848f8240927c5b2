"""Every filter of the search, once: the index, the form, the panel, the chips and the tests all read this list.

A filter asks for nothing that the card of a posting published without name (公開希望 3) leaves out: what a reader
cannot read there, no filter tells. Whoever changes one raises `folding.VERSION`, so that the repair writes every row anew.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from employers import choices, publication
from employers.models.job_card import JobCard
from employers.models.posting import Posting
from employers.search.filter_types import (
    Control,
    Filter,
    Matches,
    Option,
    Row,
    Text,
    equals,
    has,
    of_card,
    options,
    says,
)
from hellowork.offices.reference.industries import Industry
from hellowork.text.dates import time_text

# Ages that a card may leave out; beyond them a limit says nothing.
YOUNGEST, OLDEST = 15, 75
_STARTS = (5, 6, 7, 8, 8.5, 9, 9.5, 10, 11, 12, 13, 15, 17, 18, 20, 22)
_ENDS = (12, 13, 14, 15, 16, 17, 17.5, 18, 18.5, 19, 20, 21, 22)
_DAYS_OFF = (100, 105, 110, 115, 120, 125)
_OVERTIME = (10, 20, 30, 45)
_EMPLOYEES = (10, 100, 300, 1000)
_RETIREMENT = range(61, 71)
# 駅近: minutes on foot.
_NEAR = 10
_SMOKE_FREE = (choices.Smoking.INDOORS_FORBIDDEN, choices.Smoking.SMOKING_ROOM)


def _filled(words: Text, **values: object) -> Text:
    """Words with values in their places, translated when they are read."""
    return format_lazy(words, **values)  # type: ignore[arg-type]


def _each(column: str, labels: Iterable[tuple[str, Text]], chip: Text = "") -> Iterator[Row]:
    """A row for each value of a column."""
    for value, label in labels:
        yield value, label, equals(column, value), _filled(chip, label=label)


def _steps(
    steps: Iterable[int], words: Text, holds: Callable[[int, JobCard], bool], chip: Text = ""
) -> Iterator[Row]:
    """A row for each threshold of a number."""
    for n in steps:
        yield str(n), _filled(words, n=n), of_card(partial(holds, n)), _filled(chip, n=n)


def _times(hours: Iterable[float], words: Text, holds: Callable[[dt.time, JobCard], bool]) -> Iterator[Row]:
    """A row for each threshold of a time of the day."""
    for hour in hours:
        at = dt.time(int(hour), 30 if hour % 1 else 0)
        yield f"{at:%H%M}", _filled(words, time=time_text(at)), of_card(partial(holds, at))


def _starts_from(at: dt.time, card: JobCard) -> bool:
    return card.starts_at is not None and card.starts_at >= at


def _ends_until(at: dt.time, card: JobCard) -> bool:
    """Over by then on the same day: work through the night ends on the next."""
    return card.starts_at is not None and card.ends_at is not None and card.starts_at < card.ends_at <= at


def _overtime_within(hours: int, card: JobCard) -> bool:
    if card.has_overtime:
        return card.overtime_hours is not None and card.overtime_hours <= hours
    return card.has_overtime is False


def _works_within(days: int, card: JobCard) -> bool:
    return card.days_a_week is not None and card.days_a_week <= days


def _off_from(days: int, card: JobCard) -> bool:
    return card.days_off_a_year is not None and card.days_off_a_year >= days


def _retires_from(age: int, card: JobCard) -> bool:
    return card.retirement_age is None or card.retirement_age >= age


def _leaves_out(age: int, card: JobCard) -> bool:
    """Whether the lawful age limit of the card leaves this age out."""
    if not card.has_age_limit:
        return False
    below = card.age_from is not None and age < card.age_from
    above = card.age_until is not None and age > card.age_until
    return below or above


def _employs(people: int, _card: JobCard, posting: Posting) -> bool:
    return posting.establishment.employees_company >= people


def _is_of(industry: str, _card: JobCard, posting: Posting) -> bool:
    return posting.establishment.industry == industry


def _takes_self_application(_card: JobCard, posting: Posting) -> bool:
    return publication.takes_self_application(posting)


def _asks_no_licence(card: JobCard) -> bool:
    return not card.licences and card.driving_licence in ("", choices.DrivingLicence.NONE)


def _is_near(card: JobCard) -> bool:
    return card.station_minutes is not None and card.station_minutes <= _NEAR


def _asks_no_documents(card: JobCard) -> bool:
    methods = card.selection_methods
    return bool(methods) and choices.SelectionMethod.DOCUMENTS not in methods


_CONTRACTS: dict[str, Text] = {
    **dict(choices.ContractWork.choices),
    choices.ContractWork.NONE: _("派遣・請負を含まない"),
}
_TERM = (
    ("indefinite", _("期間の定めなし"), equals("term", choices.Term.INDEFINITE)),
    ("fixed", _("期間の定めあり"), of_card(lambda card: card.term not in ("", choices.Term.INDEFINITE))),
)
_RENEWAL = {
    choices.Renewal.IN_PRINCIPLE: _("原則更新"),
    choices.Renewal.CONDITIONAL: _("条件付きで更新あり"),
}
_EXCLUDED_HOURS = {
    choices.HoursSystem.SHIFTS: _("交替制を除く"),
    choices.HoursSystem.DISCRETIONARY: _("裁量労働制を除く"),
    choices.HoursSystem.VARIABLE: _("変形労働時間制を除く"),
}
_OVERTIME_ROWS = (
    ("none", _("なし"), says("has_overtime", yes=False), _("時間外労働なし")),
    *_steps(_OVERTIME, _("月平均{n}時間以内"), _overtime_within, _("時間外 月平均{n}時間以内")),
    ("some", _("あり"), says("has_overtime", yes=True), _("時間外労働あり")),
)
_WEEKEND = {choices.TwoDayWeekend.WEEKLY: _("毎週"), choices.TwoDayWeekend.OTHER: _("その他")}
_INSURANCES = (
    *(
        (value, label, has("insurances", value))
        for value, label in choices.Insurance.choices
        if value != choices.Insurance.OTHER
    ),
    ("severance", _("退職金制度"), says("has_severance_pay", yes=True)),
)
_RETIREMENT_ROWS = (
    ("none", _("なし"), of_card(lambda card: card.retirement_age is None), _("定年なし")),
    ("some", _("あり"), of_card(lambda card: card.retirement_age is not None), _("定年あり")),
    *_steps(_RETIREMENT, _("{n}歳以上、または定年なし"), _retires_from, _("定年{n}歳以上、または定年なし")),
)
_LIMIT = (
    ("none", _("年齢不問"), says("has_age_limit", yes=False)),
    ("some", _("年齢制限あり（不問を除く）"), says("has_age_limit", yes=True)),
)
_AGES = _steps(range(YOUNGEST, OLDEST + 1), _("{n}歳"), _leaves_out, _("{n}歳で応募できる"))
_INDUSTRIES = ((value, label, partial(_is_of, value)) for value, label in Industry.choices)
_SIZES = (
    (str(n), _filled(_("{n}人以上"), n=n), partial(_employs, n), _filled(_("従業員{n}人以上"), n=n))
    for n in _EMPLOYEES
)
_DRIVING = (
    (
        "required",
        _("必須"),
        equals("driving_licence", choices.DrivingLicence.REQUIRED, choices.DrivingLicence.REQUIRED_AT),
        _("普通免許：必須"),
    ),
    (
        "at",
        _("必須（AT限定可）"),
        equals("driving_licence", choices.DrivingLicence.REQUIRED_AT),
        _("普通免許：必須（AT限定可）"),
    ),
    (
        "preferred",
        _("あれば尚可"),
        equals("driving_licence", choices.DrivingLicence.PREFERRED),
        _("普通免許：あれば尚可"),
    ),
    (
        "none",
        _("求めるものを除く"),
        equals("driving_licence", "", choices.DrivingLicence.NONE),
        _("普通免許を求めるものを除く"),
    ),
)
_HOUSING = (
    (
        "single",
        _("単身用あり"),
        equals("housing", choices.Housing.SINGLE, choices.Housing.BOTH),
        _("住宅：単身用あり"),
    ),
    (
        "family",
        _("世帯用あり"),
        equals("housing", choices.Housing.FAMILY, choices.Housing.BOTH),
        _("住宅：世帯用あり"),
    ),
)
# こだわり条件: facts that one tick asks for.
_FACTS = (
    ("self", _("オンライン自主応募可"), _takes_self_application),
    ("no_experience", _("経験不問"), equals("experience", choices.Experience.NOT_ASKED)),
    ("no_education", _("学歴不問"), equals("education", choices.Education.ANY)),
    ("no_licence", _("免許・資格不問"), of_card(_asks_no_licence)),
    ("no_documents", _("書類選考なし"), of_card(_asks_no_documents)),
    ("remote", _("在宅勤務あり"), says("can_work_from_home", yes=True)),
    ("car", _("マイカー通勤可"), says("car_commuting", yes=True)),
    ("flex", _("フレックスタイム制"), equals("hours_system", choices.HoursSystem.FLEX)),
    ("rehire", _("再雇用・勤務延長あり"), of_card(lambda card: card.employed_until_age is not None)),
    ("no_smoking", _("受動喫煙対策あり"), equals("smoking", *_SMOKE_FREE)),
    ("regular", _("正社員登用あり"), says("becomes_regular", yes=True)),
    ("bonus", _("賞与あり"), says("has_bonus", yes=True)),
    ("near", _("駅から徒歩10分以内"), of_card(_is_near)),
    ("no_transfer", _("転勤の可能性なし"), says("may_be_transferred", yes=False)),
    ("nursery", _("利用できる託児施設あり"), says("has_nursery", yes=True)),
    ("trial_employment", _("トライアル雇用併用"), says("with_trial_employment", yes=True)),
    ("uij", _("UIJターン歓迎"), says("welcomes_uij", yes=True)),
)


def _filter(
    name: str,
    title: Text,
    rows: Iterable[Row],
    *,
    matches: Matches = Matches.ANY,
    control: Control = Control.TICKS,
    prefix: str | None = None,
) -> Filter:
    """`prefix` begins the codes; the name of the filter where none is given."""
    return Filter(name, title, matches, control, options(name if prefix is None else prefix, rows))


_select = partial(_filter, control=Control.SELECT)

CATALOGUE: tuple[Filter, ...] = (
    _filter("time", _("求人区分"), _each("working_time", choices.WorkingTime.choices), prefix="t"),
    _filter("form", _("雇用形態"), _each("employment_form", choices.EmploymentForm.choices), prefix="f"),
    _filter(
        "contract",
        _("派遣・請負等"),
        _each("contract_work", _CONTRACTS.items()),
    ),
    _filter("term", _("雇用期間"), _TERM),
    _filter("renewal", _("契約更新の可能性"), _each("renewal", _RENEWAL.items(), _("契約更新：{label}"))),
    _select("from", _("始業"), _times(_STARTS, _("{time}以降に始まる"), _starts_from)),
    _select("until", _("終業"), _times(_ENDS, _("{time}までに終わる"), _ends_until)),
    _select("overtime", _("時間外労働"), _OVERTIME_ROWS),
    _filter("hours", _("除く働き方"), _each("hours_system", _EXCLUDED_HOURS.items()), matches=Matches.NONE),
    _select("week", _("週の労働日数"), _steps(range(1, 6), _("週{n}日以内"), _works_within)),
    _filter("weekend", _("週休二日"), _each("two_day_weekend", _WEEKEND.items(), _("週休二日（{label}）"))),
    _select("dayoff", _("年間休日"), _steps(_DAYS_OFF, _("{n}日以上"), _off_from, _("年間休日{n}日以上"))),
    _filter(
        "off",
        _("休みの曜日"),
        (
            (value, label, has("weekdays_off", value), _filled(_("{day}休み"), day=label))
            for value, label in choices.Weekday.choices
        ),
        matches=Matches.ALL,
    ),
    _filter("driving", _("普通自動車運転免許"), _DRIVING),
    _filter("housing", _("入居可能住宅"), _HOUSING),
    _filter("with", _("こだわり条件"), _FACTS, matches=Matches.ALL, prefix=""),
    _filter("insurance", _("加入保険等"), _INSURANCES, matches=Matches.ALL, prefix="ins"),
    _select("retire", _("定年制"), _RETIREMENT_ROWS),
    _filter("limit", _("年齢の制限"), _LIMIT),
    _filter(
        "age", _("年齢（この年齢で応募できる求人）"), _AGES, matches=Matches.NONE, control=Control.NUMBER
    ),
    _filter("industry", _("産業"), _INDUSTRIES),
    _select("size", _("従業員数（企業全体）"), _SIZES),
)
BY_NAME: dict[str, Filter] = {each.name: each for each in CATALOGUE}


def option(name: str, value: str) -> Option:
    """One choice of the catalogue."""
    return BY_NAME[name].by_value[value]


def codes_of(posting: Posting) -> Iterator[str]:
    """Every code under which the filters find this posting."""
    card = posting.public_card
    return (code for each in CATALOGUE for code in each.codes_of(card, posting))


def asked(chosen: Mapping[str, Collection[str]]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The chosen values of all filters as `any_of` and `none_of` of a question."""
    any_of: tuple[tuple[str, ...], ...] = ()
    none_of: tuple[str, ...] = ()
    for name, values in chosen.items():
        one_of_each, none = BY_NAME[name].asked(values)
        any_of, none_of = any_of + one_of_each, none_of + none
    return any_of, none_of
