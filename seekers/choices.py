"""The options of a seeker's registration and of a consultation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Registration


class RegistrationState(models.TextChoices):
    """求職の有効・無効; `seekers.lifecycle` holds the arrows."""

    VALID = "valid", _("有効")
    LAPSED = "lapsed", _("有効期間満了")
    EMPLOYED = "employed", _("就職")
    CLOSED = "closed", _("取消")


REGISTRATION_LABELS = [(Registration.OFFICE, _("利用登録者")), (Registration.ONLINE, _("オンライン登録者"))]


class ConsultationWay(models.TextChoices):
    """How a consultation (職業相談) took place."""

    VISIT = "visit", _("来所")
    TELEPHONE = "telephone", _("電話")
    ONLINE = "online", _("オンライン")


class DocumentKind(models.TextChoices):
    """What a stored document is."""

    RESUME = "resume", _("履歴書")
    CAREER = "career", _("職務経歴書")
    OTHER = "other", _("その他")


class CardDifference(models.TextChoices):
    """What of a job card is not as it says."""

    WAGES = "wages", _("賃金・手当")
    HOURS = "hours", _("就業時間・休日")
    WORK = "work", _("仕事の内容")
    PLACE = "place", _("就業場所・転勤")
    TERMS = "terms", _("雇用形態・雇用期間・試用期間")
    INSURANCE = "insurance", _("保険・福利厚生")
    CLOSED = "closed", _("募集していない、すでに決まっている")
    OTHER = "other", _("そのほか")


class WorkingTimeWish(models.TextChoices):
    """希望する働き方."""

    FULL = "full", _("フルタイム")
    PART = "part", _("パート")
    EITHER = "either", _("どちらでもよい")


class OpeningReason(models.TextChoices):
    """Why staff open the record of a seeker of another office; one click, logged."""

    VISIT = "visit", _("来所")
    TELEPHONE = "telephone", _("電話")


class WishKey(models.TextChoices):
    """What a seeker may wish for (希望条件), the most asked for first; `seekers.fit.criteria` says how a card meets it."""

    OCCUPATION = "occupation", _("職種")
    PLACE = "place", _("勤務地")
    TIME = "time", _("働き方")
    WAGE = "wage", _("賃金")
    REGULAR = "regular", _("正社員")
    DAYS_OFF = "days_off", _("年間休日")
    WEEKEND = "weekend", _("週休二日（毎週）")
    OVERTIME = "overtime", _("時間外労働")
    REMOTE = "remote", _("在宅勤務ができる")
    BEGINNER = "beginner", _("経験がなくても応募できる")
    NO_TRANSFER = "stay", _("転勤がない")
    CAR = "car", _("マイカーで通勤できる")
    SELF_APPLICATION = "self", _("オンライン自主応募ができる")


# Wishes that are said with a tick; the others have an answer of their own.
TICKED_WISHES = (
    WishKey.REGULAR,
    WishKey.WEEKEND,
    WishKey.REMOTE,
    WishKey.BEGINNER,
    WishKey.NO_TRANSFER,
    WishKey.CAR,
    WishKey.SELF_APPLICATION,
)
TICKED_WISH_CHOICES = [(each.value, each.label) for each in TICKED_WISHES]


class MailRhythm(models.TextChoices):
    """How often new postings of a saved search are told by mail."""

    DAILY = "daily", _("毎日")
    WEEKLY = "weekly", _("毎週月曜日")
    NEVER = "never", _("送らない")
