"""Interviews."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.choices import Agreed
from applications.models.application import Application
from hellowork.accounts.actor import Actor


class InterviewQuerySet(models.QuerySet["Interview"]):
    def for_actor(self, actor: Actor) -> Self:
        """Those of the applications the actor may read."""
        return self.filter(application__in=Application.objects.for_actor(actor))

    def newest(self) -> "Interview | None":
        return self.order_by("-version").first()


class Interview(models.Model):
    """面接: when and where, as the parties agreed. A fact of an application, not a state of it.

    A change is a new version, the old one stays; the newest stands unless it is cancelled. `Application.interview_at`
    repeats when the standing one begins, so that lists need not look here.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="応募", related_name="interviews", editable=False
    )
    version = models.PositiveSmallIntegerField("版", editable=False)
    at = models.DateTimeField("面接の日時")
    place = models.CharField("面接の場所", max_length=120)
    belongings = models.CharField("持ち物", max_length=120, blank=True)
    agreed_by = models.CharField("決めた方法", max_length=10, choices=Agreed)
    recorded_at = models.DateTimeField("登録日時", editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="登録した人", related_name="+", null=True
    )
    cancelled_at = models.DateTimeField("中止の日時", null=True, editable=False)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="取り消した人", related_name="+", null=True
    )

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = "面接"
        verbose_name_plural = "面接"
        constraints = [
            models.UniqueConstraint(fields=["application", "version"], name="interview_version_once"),
            models.CheckConstraint(
                condition=Q(agreed_by__in=Agreed.values), name="interview_agreed_is_known"
            ),
            models.CheckConstraint(condition=~Q(place=""), name="interview_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} ({self.version})"
