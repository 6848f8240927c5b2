"""One look at a personal record."""

import datetime as dt
from typing import Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.audit.models.acting import ActedBy


class AccessRecordQuerySet(models.QuerySet["AccessRecord"]):
    def of(self, kind: str, object_id: object) -> Self:
        """Who looked at this object, newest first."""
        return self.filter(kind=kind, object_id=str(object_id)).order_by("-at", "-id")

    def older_than(self, age: dt.timedelta) -> Self:
        return self.filter(at__lte=clock.Now() - age)

    def note(self, *, kind: str, object_id: object, by: Actor, reason: str = "") -> "AccessRecord":
        """Write down that `by` looked at the object now; one statement, by the clock of the statement itself."""
        return self.create(
            kind=kind, object_id=str(object_id), reason=reason, at=clock.Now(), **ActedBy.acting(by)
        )


class AccessRecord(ActedBy):
    """閲覧の記録: who opened which résumé, letter or seeker's record, when and for which reason (design rule 12)."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField("種類", max_length=40, editable=False)
    object_id = models.CharField("対象", max_length=40, editable=False)
    at = models.DateTimeField("日時", editable=False)
    reason = models.CharField("理由", max_length=200, blank=True, editable=False)

    objects = AccessRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "閲覧の記録"
        verbose_name_plural = "閲覧の記録"
        indexes = [
            models.Index("kind", "object_id", models.F("at").desc(), name="access_record_history"),
            models.Index("by_user_id", "kind", "at", name="access_record_of_person"),
            # Rows come in the order of their time: a small index finds the oldest among millions.
            BrinIndex("at", name="access_record_oldest", autosummarize=True),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} ({self.by_hat})"
