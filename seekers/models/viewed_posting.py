"""Postings a seeker has opened."""

from django.db import models

from seekers.models.seeker import Seeker
from seekers.models.shelf import ShelfQuerySet, ShelfRow

# How many a seeker's list holds at most; older ones make room. Our rule.
MOST_VIEWED = 200


class ViewedPosting(ShelfRow):
    """最近見た求人: that this seeker opened a posting's page, and when last. Theirs alone: no office, no employer."""

    seeker = models.ForeignKey(Seeker, models.CASCADE, verbose_name="求職者", related_name="viewed_postings")
    posting = models.ForeignKey("employers.Posting", models.PROTECT, verbose_name="求人", related_name="+")

    objects = ShelfQuerySet.as_manager()

    class Meta:
        verbose_name = "最近見た求人"
        verbose_name_plural = "最近見た求人"
        indexes = [models.Index("at", name="viewed_posting_at")]
        constraints = [
            models.UniqueConstraint(fields=["seeker", "posting"], name="viewed_posting_once"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
