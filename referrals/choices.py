"""The options of a referral."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferralState(models.TextChoices):
    """Where a proposal stands; `referrals.lifecycle` holds the arrows and the words."""

    DRAFT = "draft", _("下書き")
    SENT = "sent", _("送信済み（応募待ち）")
    ESTABLISHED = "established", _("紹介成立")
    DECLINED = "declined", _("辞退")
    EXPIRED = "expired", _("期限経過")
    WITHDRAWN = "withdrawn", _("取りやめ")
    REFUSED = "refused", _("紹介不可（事業所回答）")


LIVE_STATES = (ReferralState.DRAFT, ReferralState.SENT)


class NoCallReason(models.TextChoices):
    """電話確認を行わない理由 (SV3: evening, Saturday, unreachable; standing consent is our rule)."""

    EVENING = "evening", _("平日夜間")
    SATURDAY = "saturday", _("土曜日")
    HOLIDAY = "holiday", _("日曜日・休日")
    UNREACHABLE = "unreachable", _("不在")
    CONSENT = "consent", _("事前の了承あり")


class DeclineReason(models.TextChoices):
    """Why a seeker says no. For the office's next search; the employer is not told."""

    DISTANCE = "distance", _("通勤が難しい")
    HOURS = "hours", _("勤務時間・休日が合わない")
    PAY = "pay", _("賃金が合わない")
    WORK = "work", _("仕事の内容が合わない")
    OTHER_JOB = "other_job", _("ほかに応募している求人がある")
    OTHER = "other", _("その他")
