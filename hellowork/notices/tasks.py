"""Periodic jobs of this room."""

from celery import shared_task

from hellowork.audit import jobs
from hellowork.notices import relay
from hellowork.notices.models import OutboxMessage


@shared_task
def relay_outbox() -> dict[str, int]:
    """Empty the outbox. Woken after each commit, and every ten seconds by beat."""
    outcome = relay.run_until_empty()
    jobs.beat("outbox", backlog=outcome.backlog)
    return {"done": outcome.done, "failed": outcome.failed, "backlog": outcome.backlog}


@shared_task
def forget_sealed() -> int:
    """Empty the sealed part of rows whose codes are worth nothing any more."""
    return OutboxMessage.objects.sealed_past_end().update(sealed=None)
