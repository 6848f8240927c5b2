"""Empties the outbox: claim a batch, do each, mark each.

Safe to run in any number of processes at once (`SKIP LOCKED`), and to be killed anywhere: what was claimed and
not marked is due again when its lease ends. A mail can leave twice only if the process dies between the server's
answer and the mark; both then carry the same Message-ID.
"""

import datetime as dt
import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F

from hellowork import clock
from hellowork.notices import delivery, failpoints
from hellowork.notices.models import OutboxMessage, OutboxState

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of the relay did."""

    done: int
    failed: int
    backlog: int


def run(*, limit: int | None = None) -> Round:
    """One round: up to `limit` rows (OUTBOX_BATCH)."""
    results = [_deliver(message) for message in _claim(limit or settings.OUTBOX_BATCH)]
    return Round(done=sum(results), failed=len(results) - sum(results), backlog=OutboxMessage.objects.due().count())


def run_until_empty() -> Round:
    """Rounds until nothing is due; what the task does when it is woken."""
    done = failed = 0
    while True:
        last = run()
        done, failed = done + last.done, failed + last.failed
        if not last.backlog or not last.done:
            return Round(done=done, failed=failed, backlog=last.backlog)


def _claim(limit: int) -> list[OutboxMessage]:
    """Take due rows for this process, oldest first, for the length of a lease."""
    with transaction.atomic():
        ids = list(
            OutboxMessage.objects.due()
            .select_for_update(skip_locked=True, no_key=True)
            .order_by("available_at", "id")
            .values_list("id", flat=True)[:limit]
        )
        if not ids:
            return []
        until = clock.now() + dt.timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
        OutboxMessage.objects.filter(id__in=ids).update(claimed_until=until, attempts=F("attempts") + 1)
    failpoints.reach("relay.after_claim")
    return list(OutboxMessage.objects.filter(id__in=ids).order_by("available_at", "id"))


def _deliver(message: OutboxMessage) -> bool:
    try:
        delivery.send(message)
    except Exception as error:  # noqa: BLE001 - any failure of one row must leave the others alone
        _postpone(message, error)
        return False
    return True


def _postpone(message: OutboxMessage, error: Exception) -> None:
    """Wait longer each time; after OUTBOX_MAX_ATTEMPTS, or past its end, the row is dead and the desk shows it."""
    now = clock.now()
    waits = settings.OUTBOX_BACKOFF_SECONDS
    wait = dt.timedelta(seconds=waits[min(message.attempts, len(waits)) - 1])
    is_over = message.attempts >= settings.OUTBOX_MAX_ATTEMPTS or (message.ends_at and now + wait >= message.ends_at)
    # Only the kind of error: its text may hold an address or a name.
    changes = {"last_error": type(error).__name__, "claimed_until": None}
    if is_over:
        changes |= {"state": OutboxState.DEAD, "finished_at": now}
    else:
        changes |= {"available_at": now + wait}
    OutboxMessage.objects.waiting().filter(pk=message.pk).update(**changes)
    logger.warning("outbox %s %s failed (%s), attempt %s", message.pk, message.kind, changes["last_error"], message.attempts)
