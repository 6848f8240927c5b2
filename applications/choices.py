"""The options of an application and of its outcome."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    """応募方法."""

    WINDOW = "window", _("ハローワーク紹介（窓口）")
    ONLINE_REFERRAL = "online_referral", _("オンラインハローワーク紹介")
    SELF = "self", _("オンライン自主応募")

    @property
    def is_referral(self) -> bool:
        """Whether it is a referral: letter and subsidies follow from it (SV3, SV4)."""
        return self is not Method.SELF


class ApplicationState(models.TextChoices):
    """Where an application stands; `applications.lifecycle` holds the arrows and each audience's words."""

    APPLIED = "applied", _("応募済み")
    IN_SELECTION = "in_selection", _("選考中")
    HIRED = "hired", _("採用")
    NOT_HIRED = "not_hired", _("不採用")
    WITHDRAWN = "withdrawn", _("応募を辞退")
    DECLINED_AFTER_HIRE = "declined_after_hire", _("採用を辞退")
    HIRE_CANCELLED = "hire_cancelled", _("採用の取消")


LIVE_STATES = (ApplicationState.APPLIED, ApplicationState.IN_SELECTION)


class Waits(models.TextChoices):
    """What an applicant waits for: the lists of 応募者管理 to which the employer's home leads."""

    ANSWER = "answer", _("返事を待つ応募者")
    INTERVIEW = "interview", _("今日の面接")
    RESULT = "result", _("結果の未登録")


class Result(models.TextChoices):
    """選考結果."""

    HIRED = "hired", _("採用")
    NOT_HIRED = "not_hired", _("不採用")


class NotHiredReason(models.TextChoices):
    """Why not, for the office; the real service's list was not found, this one is ours."""

    EXPERIENCE = "experience", _("経験・資格が募集条件と合わなかった")
    CONDITIONS = "conditions", _("勤務条件の希望が合わなかった")
    OTHER_HIRED = "other_hired", _("ほかの応募者を採用した")
    NO_SHOW = "no_show", _("面接に来られなかった・連絡がつかなかった")
    OTHER = "other", _("その他")


class Told(models.TextChoices):
    """How the applicant learns of the result."""

    MYPAGE = "mypage", _("採用結果を本人とハローワークに送る")
    TELEPHONE = "telephone", _("本人には電話等で連絡済み（ハローワークにのみ送る）")


class Agreed(models.TextChoices):
    """How the parties agreed on an interview."""

    TELEPHONE = "telephone", _("電話")
    MESSAGE = "message", _("メッセージ")
    # A pick among the dates of a slot offer says so by itself.
    MYPAGE = "mypage", _("マイページ")


# What somebody who writes an interview down may say about it.
AGREED_BY_WORD = (Agreed.TELEPHONE, Agreed.MESSAGE)


class SlotStanding(models.TextChoices):
    """How an offer of interview dates stands. The first two and the last are read from the clock and the application."""

    OPEN = "open", _("返事待ち")
    LAPSED = "lapsed", _("返事のないまま、すべての候補日が過ぎました")
    PICKED = "picked", _("候補日から選ばれました")
    NONE_FITS = "none_fits", _("どの日も都合がつかないとの返事がありました")
    WITHDRAWN = "withdrawn", _("会社が取り消しました")
    REPLACED = "replaced", _("あとから別の候補日または予定が登録されました")
    OVER = "over", _("応募が終わったため、返事は要りません")


# Those that somebody's act brings about, and that are written on the row.
SLOT_ENDINGS = (
    SlotStanding.PICKED,
    SlotStanding.NONE_FITS,
    SlotStanding.WITHDRAWN,
    SlotStanding.REPLACED,
)
