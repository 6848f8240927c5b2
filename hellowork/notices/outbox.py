"""Puts rows into the outbox."""

from collections.abc import Iterable

from django.db import transaction

from hellowork.notices import failpoints, wake
from hellowork.notices.models import OutboxMessage


def put(messages: Iterable[OutboxMessage]) -> None:
    """Write rows in the caller's transaction and wake the relay once it has committed.

    A row whose `dedupe_key` is known already is left out: the effect was asked for before.
    Raises `TransactionManagementError` outside a transaction: a side effect never stands alone.
    """
    # In the order of the key, so that two batches with rows in common wait for each other instead of deadlocking.
    rows = sorted(messages, key=lambda message: message.dedupe_key)
    if not rows:
        return
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The outbox is written in the transaction of its cause.")
    OutboxMessage.objects.bulk_create(rows, ignore_conflicts=True)
    failpoints.reach("cause.before_commit")
    if not any(function is _committed for _, function, *_ in connection.run_on_commit):
        transaction.on_commit(_committed, robust=True)


def _committed() -> None:
    failpoints.reach("cause.after_commit")
    wake.relay_soon()
