"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job
from seekers.actions.registration import lapse_registrations as lapse
from seekers.models import Seeker

LAPSE = Job(
    name="seekers.tasks.lapse_registrations",
    title=_("有効期間を過ぎた求職登録を終える"),
    due=Seeker.objects.past_last_day,
    work=lapse,
)


@shared_task
def lapse_registrations() -> dict[str, int]:
    """Let registrations lapse after their last day."""
    return LAPSE.run()
