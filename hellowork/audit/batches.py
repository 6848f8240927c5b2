"""Works through what is due in locked batches, past the rows that fail."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from hellowork.audit.errors import describe

logger = logging.getLogger(__name__)

# Asks for the rows that are due, without joins that multiply them.
Due = Callable[[], QuerySet]
# Does one batch of rows, locked, in the transaction that holds them; afterwards they must be due no more.
Work = Callable[[Sequence[Any]], object]
_SHOWN = 20


class StillDueError(Exception):
    """The work left its rows due: without this error it would be done again for ever."""


@dataclass(frozen=True, slots=True)
class Report:
    """One run: rows done, rows that failed and wait for the next run, rows that are due at its end."""

    done: int = 0
    failed: int = 0
    backlog: int = 0


def work_through(due: Due, work: Work, *, name: str, batch: int) -> Report:
    """Take locked batches of what is due until nothing is left or JOB_SECONDS are over.

    Rows that another process holds are left to it. A batch that fails is taken again row by row, so that one
    bad row leaves the others alone; it is logged by its id and waits for the next run.
    """
    done = 0
    failed: list[Any] = []
    ends = time.monotonic() + settings.JOB_SECONDS
    while time.monotonic() < ends:
        taken, error = _attempt(due, due().exclude(pk__in=failed), work, batch)
        if not taken:
            break
        if error is None:
            done += len(taken)
            continue
        for pk in taken:
            again, error = _attempt(due, due().filter(pk=pk), work, 1)
            if error is None:
                done += len(again)
            else:
                failed.append(pk)
                logger.warning("%s %s failed (%s)", name, pk, describe(error))
    return Report(done=done, failed=len(failed), backlog=due().count())


def preview(due: QuerySet) -> tuple[int, list[Any]]:
    """The dry run: how many rows are due, and the first of their ids. Changes nothing."""
    return due.count(), list(due.order_by("pk").values_list("pk", flat=True)[:_SHOWN])


def _attempt(due: Due, rows: QuerySet, work: Work, limit: int) -> tuple[list[Any], Exception | None]:
    """The ids of the rows taken, and what went wrong with them together."""
    ids: list[Any] = []
    try:
        with transaction.atomic():
            taken = list(rows.select_for_update(of=("self",), no_key=True, skip_locked=True)[:limit])
            ids = [row.pk for row in taken]
            if taken:
                work(taken)
                _refuse_due(due().filter(pk__in=ids))
    except Exception as error:
        if not ids:
            raise
        return ids, error
    return ids, None


def _refuse_due(rows: QuerySet) -> None:
    if rows.exists():
        raise StillDueError
