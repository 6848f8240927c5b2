"""Empties the outbox: take the next row, do what it asks, mark it; ADR 0003 says why it is done this way.

Any number of relays may run at once, and each may be killed anywhere. A relay *takes* a row by moving its next
try into the future, in a transaction of its own, so that a row that kills its worker is counted too. Then it
holds the row's lock while it works and marks it in the same transaction: nobody else can do the row meanwhile,
however slow the work is, and what a dead worker held is free at once and due at its next try. A mail can leave
twice only if the worker dies between the server's answer and the commit; both carry the same Message-ID.
"""

import datetime as dt
import logging
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import DateTimeField, ExpressionWrapper, F

from hellowork import clock
from hellowork.audit.errors import describe
from hellowork.notices import failpoints
from hellowork.notices.delivery import carry_out
from hellowork.notices.models import OutboxKind, OutboxMessage, OutboxState
from hellowork.notices.postman import Postman
from hellowork.notices.real_time import RealNow

logger = logging.getLogger(__name__)

# Who goes first: what the house does, then codes that people wait for, then news.
_LANES = (OutboxKind.EVENT, OutboxKind.ACCOUNT_MAIL, OutboxKind.NOTICE_MAIL)


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of the relay did, and how many rows are due at its end."""

    done: int
    failed: int
    backlog: int


class GivenUpError(Exception):
    """No further try: the row's time is over, or its worker died each time."""


def run(*, limit: int | None = None) -> Round:
    """Do what is due, up to `limit` rows and OUTBOX_ROUND_SECONDS; a row in the middle of its work is finished."""
    done = failed = 0
    ends = time.monotonic() + settings.OUTBOX_ROUND_SECONDS
    with Postman() as postman:
        while done + failed != limit and time.monotonic() < ends:
            message = _take(_LANES if postman.can_work else _LANES[:1])
            if message is None:
                break
            if _deliver(message, postman):
                done += 1
            else:
                failed += 1
    return Round(done=done, failed=failed, backlog=OutboxMessage.objects.due().count())


def _take(lanes: tuple[OutboxKind, ...]) -> OutboxMessage | None:
    """The next row of the first lane that has one, counted as tried."""
    with transaction.atomic():
        message = next(filter(None, map(_lock_oldest, lanes)), None)
        if message is None:
            return None
        message.attempts += 1
        next_try = ExpressionWrapper(RealNow() + _wait(message), output_field=DateTimeField())
        OutboxMessage.objects.filter(pk=message.pk).update(attempts=message.attempts, available_at=next_try)
    failpoints.reach("relay.after_claim")
    return message


def _lock_oldest(lane: OutboxKind) -> OutboxMessage | None:
    return (
        OutboxMessage.objects.due()
        .filter(kind=lane)
        .annotate(time_left=F("ends_at") - clock.Now())  # type: ignore[no-redef]
        .order_by("available_at", "id")
        .select_for_update(skip_locked=True, no_key=True)
        .first()
    )


def _wait(message: OutboxMessage) -> dt.timedelta:
    """Longer after each try, but never most of the time that a mail with an end has left."""
    waits = settings.OUTBOX_BACKOFF_SECONDS
    wait = dt.timedelta(seconds=waits[min(message.attempts, len(waits)) - 1])
    if message.time_left is not None:
        wait = min(wait, max(message.time_left / 4, dt.timedelta(seconds=waits[0])))
    return wait


def _deliver(message: OutboxMessage, postman: Postman) -> bool:
    """Whether the row needs no further try; any error of one row leaves the others alone."""
    trade = "event" if message.kind == OutboxKind.EVENT else "mail"
    try:
        _refuse_lost_cause(message)
        if trade == "mail":
            postman.open()  # Outside the transaction, which shall not wait for more than one mail.
        with transaction.atomic():
            if _hold(message):
                carry_out(message, postman)
                _change(message, state=OutboxState.DONE, finished_at=clock.Now(), last_error="")
                failpoints.reach(f"{trade}.before_commit")
        failpoints.reach(f"{trade}.after_commit")
    except Exception as error:  # noqa: BLE001
        _note_failure(message, error)
        return False
    return True


def _refuse_lost_cause(message: OutboxMessage) -> None:
    is_over = message.time_left is not None and message.time_left <= dt.timedelta(0)
    if is_over or message.attempts > settings.OUTBOX_MAX_ATTEMPTS:
        raise GivenUpError


def _hold(message: OutboxMessage) -> bool:
    """Lock the row until the end of the transaction; False where another relay has taken it since.

    Waits for the moment in which another relay looks for its next row; one that has taken this row has changed
    `attempts` before, so that no one waits for its work.
    """
    ours = OutboxMessage.objects.waiting().filter(pk=message.pk, attempts=message.attempts)
    return ours.select_for_update(no_key=True).first() is not None


def _change(message: OutboxMessage, **values: Any) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(**values)


def _note_failure(message: OutboxMessage, error: Exception) -> None:
    """The next try is planned already; after OUTBOX_MAX_ATTEMPTS the row is dead and the desk shows it."""
    what = describe(error)
    logger.warning("outbox %s %s failed (%s), attempt %s", message.pk, message.name, what, message.attempts)
    with transaction.atomic():
        if not _hold(message):
            return
        if isinstance(error, GivenUpError) or message.attempts >= settings.OUTBOX_MAX_ATTEMPTS:
            _change(message, state=OutboxState.DEAD, finished_at=clock.Now(), last_error=what)
        else:
            _change(message, last_error=what)
