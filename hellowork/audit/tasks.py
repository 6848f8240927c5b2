"""Periodic jobs of this room, and of the rooms below it, which cannot know what a job is."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from allauth.usersessions.models import UserSession
from celery import shared_task
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from hellowork import clock
from hellowork.accounts.models import ParkedForm
from hellowork.accounts.retention import DEVICES
from hellowork.audit import batches, edits, jobs, retention
from hellowork.audit.models import AccessRecord, Heartbeat, TransitionRecord

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
FORGET_DEVICES = jobs.Job(
    name="hellowork.audit.tasks.forget_devices",
    title=_("ログインしていた端末の記録の削除"),
    due=lambda: UserSession.objects.filter(
        ~Exists(Session.objects.filter(session_key=OuterRef("session_key"))),
        # The session of a person who is just signing in is stored a moment after its device.
        created_at__lte=clock.Now() - DEVICES.age,
    ),
    work=jobs.delete,
    batch=500,
)
FORGET_LOOKS = jobs.Job(
    name="hellowork.audit.tasks.forget_looks",
    title=_("保存期間を過ぎた閲覧の記録の削除"),
    due=lambda: AccessRecord.objects.older_than(retention.LOOKS.age),
    work=jobs.delete,
    batch=1000,
)
EMPTY_STEPS = jobs.Job(
    name="hellowork.audit.tasks.empty_steps",
    title=_("保存期間を過ぎた遷移の記録の操作者と理由の消去"),
    due=lambda: TransitionRecord.objects.naming_somebody_before(retention.STEPS.age),
    work=jobs.empty(retention.STEPS.emptied(TransitionRecord)),
    batch=1000,
)


@dataclass(frozen=True, kw_only=True)
class EditsJob(jobs.Job):
    """The same for the edits of every model, each a table of its own."""

    due: Any = None
    work: Any = jobs.delete

    def work_through(self) -> jobs.Report:
        parts = [
            batches.work_through(due, self.work, name=self.name, batch=self.batch)
            for due in self._of_tables()
        ]
        return jobs.Report(
            done=sum(part.done for part in parts),
            failed=sum(part.failed for part in parts),
            backlog=sum(part.backlog for part in parts),
        )

    def preview(self) -> tuple[int, list[Any]]:
        parts = [batches.preview(due()) for due in self._of_tables()]
        return sum(count for count, _first in parts), [pk for _count, first in parts for pk in first]

    def _of_tables(self) -> list[jobs.Due]:
        return [partial(table.objects.older_than, retention.EDITS.age) for table in edits.tables()]


FORGET_EDITS = EditsJob(
    name="hellowork.audit.tasks.forget_edits", title=_("保存期間を過ぎた編集の記録の削除"), batch=1000
)
FORGET_DESK_LOG = jobs.Job(
    name="hellowork.audit.tasks.forget_desk_log",
    title=_("保存期間を過ぎた職員の操作の記録の削除"),
    due=lambda: LogEntry.objects.filter(action_time__lte=clock.Now() - retention.DESK_LOG.age),
    work=jobs.delete,
    batch=1000,
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


@shared_task
def forget_devices() -> dict[str, int]:
    """Delete what is known of devices that are signed out."""
    return FORGET_DEVICES.run()


@shared_task
def forget_looks() -> dict[str, int]:
    """Delete records of looks of long ago."""
    return FORGET_LOOKS.run()


@shared_task
def empty_steps() -> dict[str, int]:
    """Take who and why out of records of steps of long ago."""
    return EMPTY_STEPS.run()


@shared_task
def forget_edits() -> dict[str, int]:
    """Delete what edits of long ago overwrote."""
    return FORGET_EDITS.run()


@shared_task
def forget_desk_log() -> dict[str, int]:
    """Delete what staff did on the desk long ago."""
    return FORGET_DESK_LOG.run()
