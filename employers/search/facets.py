"""Codes that stand among the lexemes of a posting, so that the index answers words and filters in one pass.

Each begins with # and has three characters or more: no run of a text begins so, and no pair of neighbours is so long.
"""

import enum
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.choices import ContractWork, Education, Experience, TwoDayWeekend
from employers.models.job_card import JobCard

# In every row: what a question that only leaves out begins with.
EVERYTHING = "#all"


class Feature(enum.StrEnum):
    """こだわり条件: facts of a card that can be asked for with a tick. The value is the name in an address."""

    SELF_APPLICATION = "self"
    REMOTE = "remote"
    WEEKEND = "weekend"
    NO_OVERTIME = "no_overtime"
    NO_EXPERIENCE = "no_experience"
    NO_EDUCATION = "no_education"
    DIRECT = "direct"
    CAR = "car"

    @property
    def words(self) -> str | Promise:
        return _FEATURE_WORDS[self]

    @property
    def code(self) -> str:
        return f"#{self.value}"


_FEATURE_WORDS = {
    Feature.SELF_APPLICATION: _("オンライン自主応募可"),
    Feature.REMOTE: _("在宅勤務あり"),
    Feature.WEEKEND: _("週休二日（毎週）"),
    Feature.NO_OVERTIME: _("時間外労働なし"),
    Feature.NO_EXPERIENCE: _("経験不問"),
    Feature.NO_EDUCATION: _("学歴不問"),
    Feature.DIRECT: _("派遣・請負を含まない"),
    Feature.CAR: _("マイカー通勤可"),
}


def prefecture(code: str) -> str:
    return f"#p{code}"


def municipality(code: str) -> str:
    return f"#m{code}"


def occupation(code: str) -> str:
    return f"#o{code}"


def employment_form(value: str) -> str:
    return f"#f{value}"


def working_time(value: str) -> str:
    return f"#t{value}"


def features_of(card: JobCard, *, takes_self_application: bool) -> Iterator[Feature]:
    """The features of a card, the most asked for first."""
    has = {
        Feature.SELF_APPLICATION: takes_self_application,
        Feature.REMOTE: card.can_work_from_home,
        Feature.WEEKEND: card.two_day_weekend == TwoDayWeekend.WEEKLY,
        Feature.NO_OVERTIME: card.has_overtime is False,
        Feature.NO_EXPERIENCE: card.experience == Experience.NOT_ASKED,
        Feature.NO_EDUCATION: card.education == Education.ANY,
        Feature.DIRECT: card.contract_work == ContractWork.NONE,
        Feature.CAR: card.car_commuting is True,
    }
    return (feature for feature, holds in has.items() if holds)
