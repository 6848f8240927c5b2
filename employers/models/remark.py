"""Remarks of the office on a card it returned."""

from django.db import models

from hellowork import clock


class Remark(models.Model):
    """修正のお願い: one remark on one field of a returned card. `field` is empty for a remark on the whole."""

    card = models.ForeignKey(
        "employers.JobCard", models.CASCADE, verbose_name="求人票", related_name="remarks"
    )
    field = models.CharField("欄", max_length=40, blank=True)
    text = models.CharField("お願い", max_length=400)
    created_at = models.DateTimeField("日時", db_default=clock.Now(), editable=False)

    class Meta:
        verbose_name = "修正のお願い"
        verbose_name_plural = "修正のお願い"

    def __str__(self) -> str:
        return self.text
