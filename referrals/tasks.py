"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job
from hellowork.notices.chasing import reminder
from referrals import reminding
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
