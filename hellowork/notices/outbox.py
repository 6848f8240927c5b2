"""Puts rows into the outbox."""

from collections.abc import Iterable

from django.db import transaction

from hellowork.notices import wake
from hellowork.notices.models import OutboxMessage


def put(messages: Iterable[OutboxMessage]) -> None:
    """Write rows in the caller's transaction and wake the relay once it has committed.

    A row whose `dedupe_key` is known already is left out: the effect was asked for before.
    Raises `TransactionManagementError` outside a transaction: a side effect never stands alone.
    """
    rows = list(messages)
    if not rows:
        return
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The outbox is written in the transaction of its cause.")
    OutboxMessage.objects.bulk_create(rows, ignore_conflicts=True)
    transaction.on_commit(wake.relay_soon, robust=True)
