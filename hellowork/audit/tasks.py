"""Periodic jobs of this room, and of the rooms below it, which cannot know what a job is."""

from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from hellowork import clock
from hellowork.accounts.models import ParkedForm
from hellowork.audit import jobs
from hellowork.audit.models import Heartbeat

HEARTBEAT = jobs.Job(
    name="hellowork.audit.tasks.heartbeat",
    title=_("定期処理の動作確認"),
    due=Heartbeat.objects.none,
    work=lambda rows: None,
)
FORGET_PARKED = jobs.Job(
    name="hellowork.audit.tasks.forget_parked_forms",
    title=_("一時保管した入力の削除"),
    due=ParkedForm.objects.ended,
    work=jobs.delete,
    batch=500,
)
FORGET_SESSIONS = jobs.Job(
    name="hellowork.audit.tasks.forget_sessions",
    title=_("終了したセッションの削除"),
    due=lambda: Session.objects.filter(expire_date__lt=clock.Now()),
    work=jobs.delete,
    batch=500,
)


@shared_task
def heartbeat() -> dict[str, int]:
    """Show that beat and a worker are alive; the desk reads the row."""
    return HEARTBEAT.run()


@shared_task
def forget_parked_forms() -> dict[str, int]:
    """Delete typed text whose owner did not come back for it."""
    return FORGET_PARKED.run()


@shared_task
def forget_sessions() -> dict[str, int]:
    """Delete sessions past their end."""
    return FORGET_SESSIONS.run()
