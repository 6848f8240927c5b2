"""One step of one life cycle."""

import datetime as dt
from typing import Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from hellowork import clock
from hellowork.audit.models.acting import ActedBy


class TransitionRecordQuerySet(models.QuerySet["TransitionRecord"]):
    def of(self, lifecycle: str, object_id: object) -> Self:
        """The history of one object, newest first."""
        return self.filter(lifecycle=lifecycle, object_id=str(object_id)).order_by("-at", "-id")

    def naming_somebody_before(self, age: dt.timedelta) -> Self:
        """Older than `age`, and still saying who acted or why."""
        named = Q(by_user_id__isnull=False) | ~Q(reason="")
        return self.filter(named, at__lte=clock.Now() - age)


class TransitionRecord(ActedBy):
    """遷移の記録: which object went from which state to which, when, by whom and why."""

    id = models.BigAutoField(primary_key=True)
    lifecycle = models.CharField("種類", max_length=40, editable=False)
    object_id = models.CharField("対象", max_length=40, editable=False)
    transition = models.CharField("操作", max_length=40, editable=False)
    source = models.CharField("前の状態", max_length=30, editable=False)
    target = models.CharField("後の状態", max_length=30, editable=False)
    at = models.DateTimeField("日時", editable=False)
    reason = models.TextField("理由", blank=True, editable=False)

    objects = TransitionRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "遷移の記録"
        verbose_name_plural = "遷移の記録"
        indexes = [
            models.Index("lifecycle", "object_id", models.F("at").desc(), name="transition_record_history"),
            BrinIndex("at", name="transition_record_oldest", autosummarize=True),
        ]

    def __str__(self) -> str:
        return f"{self.lifecycle} {self.object_id}: {self.source} → {self.target}"
