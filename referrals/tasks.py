"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job
from referrals.actions.answering import expire
from referrals.models import Referral

EXPIRE = Job(
    name="referrals.tasks.expire_referrals",
    title=_("応募期限を過ぎた紹介を終える"),
    due=Referral.objects.past_deadline,
    work=expire,
)


@shared_task
def expire_referrals() -> dict[str, int]:
    """Let proposals lapse whose deadline has come."""
    return EXPIRE.run()
