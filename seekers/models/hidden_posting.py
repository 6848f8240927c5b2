"""Postings a seeker does not want to see."""

from django.db import models

from seekers.models.seeker import Seeker
from seekers.models.shelf import ShelfQuerySet, ShelfRow

# How many postings, and how many establishments, a seeker may hide. Our rule; the search leaves each out by name.
MOST_HIDDEN = 500


class HiddenPosting(ShelfRow):
    """表示しない求人: left out of this seeker's search."""

    seeker = models.ForeignKey(Seeker, models.CASCADE, verbose_name="求職者", related_name="hidden_postings")
    posting = models.ForeignKey("employers.Posting", models.PROTECT, verbose_name="求人", related_name="+")

    objects = ShelfQuerySet.as_manager()

    class Meta:
        verbose_name = "表示しない求人"
        verbose_name_plural = "表示しない求人"
        constraints = [
            models.UniqueConstraint(fields=["seeker", "posting"], name="hidden_posting_once"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
