"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job
from employers.actions.acceptance import expire_postings as expire
from employers.actions.acceptance import lapse_visits as lapse
from employers.models import Posting

EXPIRE = Job(
    name="employers.tasks.expire_postings",
    title=_("紹介期限日を過ぎた求人を終える"),
    due=Posting.objects.past_last_day,
    work=expire,
)
LAPSE = Job(
    name="employers.tasks.lapse_visits",
    title=_("来所期限を過ぎた求人を終える"),
    due=Posting.objects.visit_missed,
    work=lapse,
)


@shared_task
def expire_postings() -> dict[str, int]:
    """End what has passed its 紹介期限日."""
    return EXPIRE.run()


@shared_task
def lapse_visits() -> dict[str, int]:
    """End what waited for a visit that did not come."""
    return LAPSE.run()
