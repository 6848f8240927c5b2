"""Reports that a job card differs from the facts."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hellowork import clock
from hellowork.accounts.actor import Actor
from seekers.choices import CardDifference
from seekers.models.seeker import Seeker


class CardReportQuerySet(models.QuerySet["CardReport"]):
    def for_actor(self, actor: Actor) -> Self:
        """The seeker's own; for staff those about postings that their office accepted. Never for employers."""
        if actor.is_seeker:
            return self.filter(seeker_id=actor.seeker_id)
        if actor.is_staff:
            return self.filter(posting__acceptance__office_id=actor.office_id)
        return self if actor.is_system else self.none()

    def waiting(self) -> Self:
        """Nobody has dealt with them yet."""
        return self.filter(handled_at__isnull=True)

    def made_before(self, age: dt.timedelta) -> Self:
        return self.filter(made_at__lte=clock.Now() - age)


class CardReport(models.Model):
    """求人票と実際が違うとの申出: by a seeker, about the card they read; the accepting office deals with it.

    The employer is never told who made it. `note` is the office's own, written when it is done; the person is told
    that it is, and nothing of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seeker = models.ForeignKey(
        Seeker, models.CASCADE, verbose_name="申出をした方", related_name="card_reports"
    )
    posting = models.ForeignKey(
        "employers.Posting", models.PROTECT, verbose_name="求人", related_name="card_reports"
    )
    card = models.ForeignKey("employers.JobCard", models.PROTECT, verbose_name="求人票", related_name="+")
    differences = ArrayField(
        models.CharField(max_length=12, choices=CardDifference), verbose_name="実際と違うところ"
    )
    text = models.TextField("くわしい内容", max_length=1000, blank=True)
    made_at = models.DateTimeField("申出の日時", db_default=clock.Now(), editable=False)
    handled_at = models.DateTimeField("対応した日時", null=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="対応した職員", related_name="+", null=True
    )
    note = models.TextField("対応の内容", max_length=1000, blank=True)

    objects = CardReportQuerySet.as_manager()

    class Meta:
        verbose_name = "求人票と違うとの申出"
        verbose_name_plural = "求人票と違うとの申出"
        indexes = [models.Index("made_at", name="card_report_waiting", condition=Q(handled_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "posting"],
                condition=Q(handled_at__isnull=True),
                name="card_report_one_waiting",
            ),
            models.CheckConstraint(
                condition=Q(differences__len__gt=0), name="card_report_names_a_difference"
            ),
            models.CheckConstraint(
                condition=Q(handled_at__isnull=True, note="") | Q(handled_at__isnull=False) & ~Q(note=""),
                name="card_report_handled_with_a_note",
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
