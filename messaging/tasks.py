"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job, delete
from messaging.models import Thread

FORGET_THREADS = Job(
    name="messaging.tasks.forget_threads",
    title=_("保存期間を過ぎたメッセージの削除"),
    due=Thread.objects.of_forgotten,
    work=delete,
)


@shared_task
def forget_threads() -> dict[str, int]:
    """Delete what was written about applications whose person was taken out."""
    return FORGET_THREADS.run()
