"""Two answers of one card that cannot both be right, or of which one asks for the other.

Nothing here blocks a card: each is a question to the employer and a hint to the officer, put by `employers.findings`.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from employers.choices import Term, TwoDayWeekend, Weekday
from employers.models import JobCard

DAYS_A_WEEK = 7
# What employers write where there is nothing.
_NOTHING = ("なし", "無し", "無", "転勤なし", "変更なし", "転勤なし。", "変更なし。")


def contradictions(card: JobCard) -> Iterator[tuple[str, str]]:
    """(column, what to look at) for each pair of answers."""
    for rule in (_transfer, _bonus, _weekdays, _weekend, _station, _trial_employment):
        yield from rule(card)


def _transfer(card: JobCard) -> Iterator[tuple[str, str]]:
    """職安則4条の2第3項: the scope of a change of workplace must be told."""
    if card.may_be_transferred and card.workplace_change in _NOTHING:
        yield (
            "workplace_change",
            _("転勤の可能性が「あり」です。転勤する可能性のある範囲を書いてください。"),
        )


def _bonus(card: JobCard) -> Iterator[tuple[str, str]]:
    if card.has_bonus is False and card.bonus_text and card.bonus_text not in _NOTHING:
        yield "bonus_text", _("賞与の制度が「なし」です。どちらかを確認してください。")


def _fixed_days(card: JobCard) -> int:
    """Days of every week that are off, public holidays apart."""
    return len(set(card.weekdays_off) - {Weekday.HOLIDAY})


def _weekdays(card: JobCard) -> Iterator[tuple[str, str]]:
    if card.days_a_week is not None and _fixed_days(card) + card.days_a_week > DAYS_A_WEEK:
        yield (
            "weekdays_off",
            _("休日となる曜日と週所定労働日数（%(week)s日）が合っていません。どちらかを確認してください。")
            % {"week": card.days_a_week},
        )


def _weekend(card: JobCard) -> Iterator[tuple[str, str]]:
    if card.two_day_weekend == TwoDayWeekend.NONE and _fixed_days(card) > 1:
        yield (
            "two_day_weekend",
            _("毎週2日以上の休みがあります。週休二日制の「毎週」に当たるかどうかを確認してください。"),
        )


def _station(card: JobCard) -> Iterator[tuple[str, str]]:
    if card.station_minutes is not None and not card.access:
        yield "access", _("徒歩の時間が入力されています。最寄り駅の名前を入力してください。")


def _trial_employment(card: JobCard) -> Iterator[tuple[str, str]]:
    """トライアル雇用 leads to employment without a fixed term."""
    if card.with_trial_employment and card.term not in ("", Term.INDEFINITE):
        yield (
            "with_trial_employment",
            _("トライアル雇用は、期間の定めのない雇用に移ることが前提です。雇用期間を確認してください。"),
        )
