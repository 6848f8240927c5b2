"""What can be wished for, one criterion each: how much it weighs, when a card meets it, and the sentence that says so."""

import enum
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.choices import WorkingTime
from employers.pay import range_text, yen_text
from hellowork.offices.reference.occupations import name_of
from seekers.choices import WishKey, WorkingTimeWish
from seekers.fit.facts import Facts
from seekers.fit.wanted import WishList
from seekers.wished_places import names_of

Text = str | Promise
_COMMA = "、"


class Outcome(enum.Enum):
    """How a card answers one wish. UNKNOWN is what the card leaves open: the employer can tell."""

    MET = "met"
    UNKNOWN = "unknown"
    UNMET = "unmet"

    @classmethod
    def of(cls, answer: bool | None) -> "Outcome":
        return cls.UNKNOWN if answer is None else cls.MET if answer else cls.UNMET


@dataclass(frozen=True, slots=True)
class Criterion:
    """One wish. `weight` is how much it counts beside the others; `words` is a whole sentence for the seeker."""

    key: WishKey
    weight: int
    is_wished: Callable[[WishList], bool]
    outcome: Callable[[WishList, Facts], Outcome]
    words: Callable[[WishList, Facts, Outcome], str]


def _occupation(wishes: WishList, facts: Facts) -> Outcome:
    """A card that names no middle group may be one of those wished within its large group."""
    if wishes.occupations & {facts.occupation, facts.occupation_middle}:
        return Outcome.MET
    is_open = facts.occupation_middle is None and facts.occupation in wishes.large_groups
    return Outcome.UNKNOWN if is_open else Outcome.UNMET


def _occupation_words(wishes: WishList, facts: Facts, outcome: Outcome) -> str:
    own = name_of(facts.occupation_middle or facts.occupation)
    if outcome is Outcome.MET:
        return _("希望の職種です（%(own)s）。") % {"own": own}
    said = {"own": own, "wanted": _COMMA.join(map(name_of, sorted(wishes.occupations)))}
    if outcome is Outcome.UNKNOWN:
        return _("職種は%(own)sです。くわしい分類は、求人票に書かれていません（希望：%(wanted)s）。") % said
    return _("職種は%(own)sです（希望：%(wanted)s）。") % said


def _place(wishes: WishList, facts: Facts) -> Outcome:
    return Outcome.of(facts.prefecture in wishes.prefectures or facts.municipality in wishes.municipalities)


def _place_words(wishes: WishList, facts: Facts, outcome: Outcome) -> str:
    own = _COMMA.join(names_of([facts.municipality]))
    if outcome is Outcome.MET:
        return _("勤務地は希望の地域です（%(own)s）。") % {"own": own}
    wanted = _COMMA.join(names_of(wishes.prefectures | wishes.municipalities))
    return _("勤務地は%(own)sです（希望：%(wanted)s）。") % {"own": own, "wanted": wanted}


def _time(wishes: WishList, facts: Facts) -> Outcome:
    return Outcome.of(facts.working_time == wishes.working_time)


def _time_words(wishes: WishList, facts: Facts, outcome: Outcome) -> str:
    own = WorkingTime(facts.working_time).label
    if outcome is Outcome.MET:
        return _("%(own)sの求人です。") % {"own": own}
    wanted = WorkingTimeWish(wishes.working_time).label
    return _("%(own)sの求人です（希望：%(wanted)s）。") % {"own": own, "wanted": wanted}


def _is_hourly(wishes: WishList, facts: Facts) -> bool:
    """Part-time work is held against the pay of an hour, where that was said."""
    by_hour = wishes.hourly_yen and facts.working_time == WorkingTime.PART
    return bool(by_hour or not wishes.monthly_yen)


def _wage(wishes: WishList, facts: Facts) -> Outcome:
    """The lower end must reach the wish; where only the upper end does, the employer decides."""
    hourly = _is_hourly(wishes, facts)
    low, wanted = (facts.wage_hour, wishes.hourly_yen) if hourly else (facts.wage_month, wishes.monthly_yen)
    high = None if hourly else facts.wage_month_max
    if low is None:
        return Outcome.UNKNOWN
    if low < (wanted or 0) <= (high or 0):
        return Outcome.UNKNOWN
    return Outcome.of(low >= (wanted or 0))


def _wage_words(wishes: WishList, facts: Facts, outcome: Outcome) -> str:
    hourly = _is_hourly(wishes, facts)
    low, wanted = (facts.wage_hour, wishes.hourly_yen) if hourly else (facts.wage_month, wishes.monthly_yen)
    measure = _("時間額") if hourly else _("月額")
    if low is None:
        return _("%(measure)sは、求人票からは計算できません。") % {"measure": measure}
    said = {"measure": measure, "low": yen_text(low), "wanted": yen_text(wanted or 0)}
    if outcome is Outcome.UNKNOWN:
        span = range_text(low, facts.wage_month_max or low)
        return _("賃金は月額%(span)sです（希望：%(wanted)s以上）。") % {**said, "span": span}
    return _("賃金は%(measure)s%(low)sからです（希望：%(wanted)s以上）。") % said


def _days_off(wishes: WishList, facts: Facts) -> Outcome:
    return Outcome.of(None if facts.days_off is None else facts.days_off >= (wishes.days_off or 0))


def _days_off_words(wishes: WishList, facts: Facts, outcome: Outcome) -> str:
    if facts.days_off is None:
        return _("年間休日数は、求人票に書かれていません。")
    said = {"days": facts.days_off, "wanted": wishes.days_off}
    return _("年間休日は%(days)s日です（希望：%(wanted)s日以上）。") % said


def _overtime(wishes: WishList, facts: Facts) -> Outcome:
    most = wishes.overtime_hours or 0
    if not facts.has_overtime:
        return Outcome.of(None if facts.has_overtime is None else True)
    if not most:
        return Outcome.UNMET
    return Outcome.of(None if facts.overtime_hours is None else facts.overtime_hours <= most)


def _overtime_words(wishes: WishList, facts: Facts, outcome: Outcome) -> str:
    if facts.has_overtime is False:
        return _("時間外労働はありません。")
    if facts.has_overtime is None:
        return _("時間外労働については、求人票に書かれていません。")
    wanted = _("月%(n)s時間まで") % {"n": wishes.overtime_hours} if wishes.overtime_hours else _("なし")
    if facts.overtime_hours is None:
        return _("時間外労働の時間数は、求人票に書かれていません（希望：%(wanted)s）。") % {"wanted": wanted}
    said = {"hours": facts.overtime_hours, "wanted": wanted}
    return _("時間外労働は月平均%(hours)s時間です（希望：%(wanted)s）。") % said


def _ticked(
    key: WishKey,
    weight: int,
    fact: Callable[[Facts], bool | None],
    *,
    met: Text,
    unmet: Text,
    unknown: Text = "",
) -> Criterion:
    """A wish for something that is there or not, with its three sentences."""
    said = {Outcome.MET: met, Outcome.UNMET: unmet, Outcome.UNKNOWN: unknown}
    return Criterion(
        key,
        weight,
        lambda wishes: key.value in wishes.ticks,
        lambda _wishes, facts: Outcome.of(fact(facts)),
        lambda _wishes, _facts, outcome: str(said[outcome]),
    )


# The order in which reasons are read.
CRITERIA: tuple[Criterion, ...] = (
    Criterion(WishKey.OCCUPATION, 4, lambda w: bool(w.occupations), _occupation, _occupation_words),
    Criterion(WishKey.PLACE, 4, lambda w: bool(w.prefectures or w.municipalities), _place, _place_words),
    Criterion(WishKey.TIME, 3, lambda w: w.working_time != WorkingTimeWish.EITHER, _time, _time_words),
    Criterion(WishKey.WAGE, 3, lambda w: bool(w.monthly_yen or w.hourly_yen), _wage, _wage_words),
    _ticked(
        WishKey.REGULAR,
        2,
        lambda facts: facts.is_regular,
        met=gettext_lazy("正社員の求人です。"),
        unmet=gettext_lazy("正社員の求人ではありません。"),
    ),
    Criterion(WishKey.DAYS_OFF, 2, lambda w: bool(w.days_off), _days_off, _days_off_words),
    _ticked(
        WishKey.WEEKEND,
        2,
        lambda facts: facts.is_weekend_off,
        met=gettext_lazy("毎週、週休二日です。"),
        unmet=gettext_lazy("毎週の週休二日ではありません。"),
        unknown=gettext_lazy("週休二日かどうかは、求人票に書かれていません。"),
    ),
    Criterion(WishKey.OVERTIME, 2, lambda w: w.overtime_hours is not None, _overtime, _overtime_words),
    _ticked(
        WishKey.REMOTE,
        2,
        lambda facts: facts.from_home,
        met=gettext_lazy("在宅勤務ができます。"),
        unmet=gettext_lazy("在宅勤務ができるとは書かれていません。"),
    ),
    _ticked(
        WishKey.BEGINNER,
        2,
        lambda facts: None if facts.asks_experience is None else not facts.asks_experience,
        met=gettext_lazy("経験がなくても応募できます。"),
        unmet=gettext_lazy("経験が必要です。"),
        unknown=gettext_lazy("経験が必要かどうかは、求人票に書かれていません。"),
    ),
    _ticked(
        WishKey.NO_TRANSFER,
        2,
        lambda facts: None if facts.may_be_transferred is None else not facts.may_be_transferred,
        met=gettext_lazy("転勤はありません。"),
        unmet=gettext_lazy("転勤の可能性があります。"),
        unknown=gettext_lazy("転勤については、求人票に書かれていません。"),
    ),
    _ticked(
        WishKey.CAR,
        1,
        lambda facts: facts.car,
        met=gettext_lazy("マイカーで通勤できます。"),
        unmet=gettext_lazy("マイカーでは通勤できません。"),
        unknown=gettext_lazy("マイカー通勤については、求人票に書かれていません。"),
    ),
    _ticked(
        WishKey.SELF_APPLICATION,
        1,
        lambda facts: facts.takes_self_application,
        met=gettext_lazy("オンライン自主応募ができます。"),
        unmet=gettext_lazy("オンライン自主応募は受け付けていません。"),
    ),
)


def wished(wishes: WishList) -> list[Criterion]:
    """The criteria that these wishes ask for."""
    return [each for each in CRITERIA if each.is_wished(wishes)]
