"""Consultations."""

from typing import Self

from django.conf import settings
from django.db import models

from hellowork import clock
from hellowork.accounts.actor import Actor
from seekers.choices import ConsultationWay
from seekers.models.seeker import Seeker
from seekers.models.wishes import Wishes


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def for_actor(self, actor: Actor) -> Self:
        """Staff read those of the seekers they may read. The notes are the office's, not the seeker's page."""
        return self.filter(seeker__in=Seeker.objects.for_actor(actor)) if actor.is_staff else self.none()


class Consultation(Wishes):
    """職業相談: the wishes as staff confirmed them. One on record is what allows an online referral."""

    seeker = models.ForeignKey(Seeker, models.CASCADE, verbose_name="求職者", related_name="consultations")
    office = models.ForeignKey("offices.Office", models.PROTECT, verbose_name="安定所", related_name="+")
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="担当の職員", related_name="+", null=True
    )
    way = models.CharField("方法", max_length=10, choices=ConsultationWay)
    note = models.TextField("相談の内容", max_length=2000, blank=True)
    at = models.DateTimeField("日時", db_default=clock.Now(), editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "職業相談"
        verbose_name_plural = "職業相談"
        indexes = [models.Index("seeker", models.F("at").desc(), name="consultation_newest")]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.at:%Y-%m-%d}"
