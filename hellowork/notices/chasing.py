"""Reminders: what is due and not yet in the ledger, told once however often it is asked.

The ledger row and the telling are one transaction. Whoever reminds locks the row of the object first, so that
two processes never remind twice.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise

from hellowork.audit import batches, jobs
from hellowork.audit.batches import Due, Report
from hellowork.notices.models import ChaserSent

# Tells those whom the objects of one batch concern, as `telling.tell` does; the rows are locked.
Tell = Callable[[Sequence[Any]], object]
_BATCH = 100


def chase(
    kind: str,
    due: QuerySet,
    tell: Tell,
    *,
    per: str | None = None,
    batch: int = _BATCH,
    dry_run: bool = False,
) -> Report:
    """Remind once for each object in `due`, or, with `per`, once for each value of that field of it.

    `per` is for what may come again: a deadline that is moved is worth another reminder. A dry run only counts.
    """
    if dry_run:
        return Report(backlog=_not_yet(kind, due, per).count())
    return batches.work_through(
        lambda: _not_yet(kind, due, per), lambda rows: _remind(kind, rows, tell), name=kind, batch=batch
    )


def reminder(
    name: str, title: str | Promise, *, due: Due, tell: Tell, per: str | None = None, batch: int = _BATCH
) -> jobs.Job:
    """The same as a periodic job; its name is the kind in the ledger."""
    return jobs.Job(
        name=name,
        title=title,
        due=lambda: _not_yet(name, due(), per),
        work=lambda rows: _remind(name, rows, tell),
        batch=batch,
    )


def _not_yet(kind: str, due: QuerySet, per: str | None) -> QuerySet:
    text = CharField(max_length=40)
    occasion = Cast(F(per), text) if per else Value("", output_field=text)
    annotated = due.annotate(chased_id=Cast(F("pk"), text), chased_occasion=occasion)
    sent = ChaserSent.objects.of(kind).filter(
        object_id=OuterRef("chased_id"), occasion=OuterRef("chased_occasion")
    )
    return annotated.filter(~Exists(sent))


def _remind(kind: str, rows: Sequence[Any], tell: Tell) -> None:
    # Asked again now that the rows are ours: the query that found them may have begun before another process
    # had written its reminders.
    sent = ChaserSent.objects.of(kind).filter(object_id__in=[row.chased_id for row in rows])
    known = set(sent.values_list("object_id", "occasion"))
    rows = [row for row in rows if (row.chased_id, row.chased_occasion) not in known]
    ChaserSent.objects.bulk_create(
        ChaserSent(kind=kind, object_id=row.chased_id, occasion=row.chased_occasion) for row in rows
    )
    if rows:
        tell(rows)
