"""Postings a seeker keeps."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import BooleanField, Case, F, Q, Value, When

from employers.choices import LIVE_STATES, PublicationLevel
from seekers.models.seeker import Seeker
from seekers.models.shelf import ShelfQuerySet, ShelfRow

# How many a seeker may keep. Our rule: the real service names no number.
MOST_KEPT = 300
# How many days before its 紹介期限日 a kept posting is announced to end. Our rule, the same day included.
KEPT_WARNED_DAYS_AHEAD = 7
NOTE_LENGTH = 500


def _runs(today: dt.date) -> Q:
    """Not over, and still on the internet."""
    return Q(
        posting__state__in=LIVE_STATES,
        posting__acceptance__refer_until__gte=today,
        posting__publication_level__lt=PublicationLevel.NOT_PUBLIC,
    )


class KeptPostingQuerySet(ShelfQuerySet):
    def ending_soon(self, today: dt.date) -> Self:
        """Those whose 紹介期限日 is today or within the days of the warning."""
        until = (today, today + dt.timedelta(days=KEPT_WARNED_DAYS_AHEAD))
        return self.filter(posting__acceptance__refer_until__range=until).filter(_runs(today))

    def with_end(self, today: dt.date) -> Self:
        """With `refer_until` and `card_today`, and `has_ended` for what is over or no longer on the internet."""
        return self.annotate(
            refer_until=F("posting__acceptance__refer_until"),
            card_today=F("posting__card"),
            has_ended=Case(
                When(_runs(today), then=Value(False)), default=Value(True), output_field=BooleanField()
            ),
        )

    def ending_soonest(self) -> Self:
        """Needs `with_end`; what has ended comes last, and of it nothing tells when."""
        running_until = Case(When(has_ended=False, then=F("refer_until")))
        return self.order_by("has_ended", running_until.asc(nulls_last=True), "-at", "-pk")

    def kept_last(self) -> Self:
        return self.order_by("-at", "-pk")


class KeptPosting(ShelfRow):
    """お気に入りの求人: a posting that a seeker keeps, with the card they saw and a note for themself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seeker = models.ForeignKey(Seeker, models.CASCADE, verbose_name="求職者", related_name="kept_postings")
    posting = models.ForeignKey("employers.Posting", models.PROTECT, verbose_name="求人", related_name="+")
    card = models.ForeignKey("employers.JobCard", models.PROTECT, verbose_name="求人票", related_name="+")
    note = models.CharField("メモ", max_length=NOTE_LENGTH, blank=True)

    objects = KeptPostingQuerySet.as_manager()

    class Meta:
        verbose_name = "お気に入りの求人"
        verbose_name_plural = "お気に入りの求人"
        constraints = [
            models.UniqueConstraint(fields=["seeker", "posting"], name="kept_posting_once"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
