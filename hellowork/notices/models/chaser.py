"""The ledger of reminders."""

from typing import Self

from django.db import models

from hellowork import clock


class ChaserQuerySet(models.QuerySet["ChaserSent"]):
    def of(self, kind: str) -> Self:
        return self.filter(kind=kind)


class ChaserSent(models.Model):
    """催促の記録: one row a reminder, so that "due and not in the ledger" may run any number of times.

    `occasion` tells a reminder from an earlier one about the same object, such as that of a deadline since moved.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField("催促の種類", max_length=60, editable=False)
    object_id = models.CharField("対象", max_length=40, editable=False)
    occasion = models.CharField("回", max_length=40, blank=True, editable=False)
    sent_at = models.DateTimeField("日時", db_default=clock.Now(), editable=False)

    objects = ChaserQuerySet.as_manager()

    class Meta:
        verbose_name = "催促の記録"
        verbose_name_plural = "催促の記録"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "occasion"], name="chaser_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
