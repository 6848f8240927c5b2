"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job, delete, empty
from hellowork.notices.chasing import reminder
from referrals import reminding, retention
from referrals.actions.answering import expire
from referrals.models import Referral

EXPIRE = Job(
    name="referrals.tasks.expire_referrals",
    title=_("応募期限を過ぎた紹介を終える"),
    due=Referral.objects.past_deadline,
    work=expire,
)
REMIND_TOMORROW = reminder(
    "referrals.tasks.remind_the_day_before",
    _("明日が応募期限の紹介を求職者に知らせる"),
    due=reminding.ending_tomorrow,
    tell=reminding.tell_of(reminding.TOMORROW),
    per="deadline_at",
)
REMIND_TODAY = reminder(
    "referrals.tasks.remind_on_the_last_day",
    _("今日が応募期限の紹介を求職者に知らせる"),
    due=reminding.ending_today,
    tell=reminding.tell_of(reminding.TODAY),
    per="deadline_at",
)
EMPTY = Job(
    name="referrals.tasks.empty_referrals",
    title=_("保存期間を過ぎた紹介の理由と担当者の消去"),
    due=lambda: Referral.objects.naming_somebody_before(retention.REFERRALS.age),
    work=empty(retention.REFERRALS.emptied(Referral)),
    batch=500,
)
FORGET_DRAFTS = Job(
    name="referrals.tasks.forget_drafts",
    title=_("送信されなかった紹介の下書きの削除"),
    due=lambda: Referral.objects.never_sent(retention.DRAFTS_KEPT),
    work=delete,
)


@shared_task
def expire_referrals() -> dict[str, int]:
    """Let proposals lapse whose deadline has come."""
    return EXPIRE.run()


@shared_task
def remind_the_day_before() -> dict[str, int]:
    """Tell seekers of the deadline of tomorrow."""
    return REMIND_TOMORROW.run()


@shared_task
def remind_on_the_last_day() -> dict[str, int]:
    """Tell seekers of the deadline of today."""
    return REMIND_TODAY.run()


@shared_task
def empty_referrals() -> dict[str, int]:
    """Take words and officers out of referrals that ended long ago."""
    return EMPTY.run()


@shared_task
def forget_drafts() -> dict[str, int]:
    """Delete proposals that were written and never sent."""
    return FORGET_DRAFTS.run()
