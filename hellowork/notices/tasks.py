"""Periodic jobs of this room."""

from dataclasses import dataclass
from typing import Any

from celery import shared_task
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hellowork.audit import jobs
from hellowork.notices import relay, retention, wake
from hellowork.notices.models import Notification, OutboxMessage


@dataclass(frozen=True, kw_only=True)
class RelayJob(jobs.Job):
    """Takes row by row instead of batches: `relay` says why."""

    work: Any = None

    def work_through(self) -> jobs.Report:
        outcome = relay.run()
        if outcome.backlog and outcome.done:
            wake.relay_soon()  # Its time was over before its work was.
        return jobs.Report(done=outcome.done, failed=outcome.failed, backlog=outcome.backlog)


RELAY = RelayJob(
    name="hellowork.notices.tasks.relay_outbox", title=_("送信箱の送信"), due=OutboxMessage.objects.due
)
FORGET_SEALED = jobs.Job(
    name="hellowork.notices.tasks.forget_sealed",
    title=_("期限の切れたログイン用メールの本文の消去"),
    due=OutboxMessage.objects.sealed_past_end,
    work=lambda rows: OutboxMessage.objects.filter(pk__in=[row.pk for row in rows]).update(sealed=None),
    batch=500,
)
FORGET_DONE = jobs.Job(
    name="hellowork.notices.tasks.forget_done",
    title=_("送信を終えた記録の削除"),
    due=lambda: OutboxMessage.objects.done_before(settings.OUTBOX_KEPT),
    work=jobs.delete,
    batch=1000,
)
FORGET_NOTICES = jobs.Job(
    name="hellowork.notices.tasks.forget_notices",
    title=_("保存期間を過ぎたお知らせの削除"),
    due=lambda: Notification.objects.told_before(retention.NOTICES.age),
    work=jobs.delete,
    batch=1000,
)


@shared_task
def relay_outbox() -> dict[str, int]:
    """Empty the outbox. Woken after each commit, and every ten seconds by beat."""
    return RELAY.run()


@shared_task
def forget_sealed() -> dict[str, int]:
    """Empty the sealed part of rows whose codes are worth nothing any more."""
    return FORGET_SEALED.run()


@shared_task
def forget_done() -> dict[str, int]:
    """Delete what was sent long ago; the notices in MyPage and the records of transitions stay."""
    return FORGET_DONE.run()


@shared_task
def forget_notices() -> dict[str, int]:
    """Delete what people were told long ago."""
    return FORGET_NOTICES.run()
