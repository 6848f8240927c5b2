"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job
from hellowork.notices.chasing import reminder
from seekers.actions.registration import lapse_registrations as lapse
from seekers.handlers import tell_of_end
from seekers.models import Seeker

LAPSE = Job(
    name="seekers.tasks.lapse_registrations",
    title=_("有効期間を過ぎた求職登録を終える"),
    due=Seeker.objects.past_last_day,
    work=lapse,
)
WARN_OF_END = reminder(
    "seekers.tasks.warn_of_end",
    _("求職登録の有効期限が近い方に知らせる"),
    due=Seeker.objects.warned_of_end,
    tell=tell_of_end,
    per="warning",
)


@shared_task
def warn_of_end() -> dict[str, int]:
    """Warn seekers 14, 7 and 1 days before the last day of their registration."""
    return WARN_OF_END.run()


@shared_task
def lapse_registrations() -> dict[str, int]:
    """Let registrations lapse after their last day."""
    return LAPSE.run()
