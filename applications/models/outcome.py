"""Outcomes."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.choices import NotHiredReason, Result, Told
from applications.models.application import Application
from hellowork.accounts.actor import Actor


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def for_actor(self, actor: Actor) -> Self:
        """Those of the applications the actor may read; a seeker reads only what was sent to them."""
        mine = self.filter(application__in=Application.objects.for_actor(actor))
        return mine.filter(told=Told.MYPAGE) if actor.is_seeker else mine

    def newest(self) -> "Outcome | None":
        return self.order_by("-version").first()


class Outcome(models.Model):
    """選考結果: recorded once; a correction is a new version with its reason, the old one stays (RES).

    `differs_from_card` is asked of hires: 求人票の労働条件と採用条件の相違, and whether it was disclosed.
    """

    application = models.ForeignKey(Application, models.PROTECT, verbose_name="応募", related_name="outcomes")
    version = models.PositiveSmallIntegerField("版")
    result = models.CharField("選考結果", max_length=10, choices=Result)
    told = models.CharField("本人への連絡", max_length=10, choices=Told)
    starts_on = models.DateField("雇入（予定）日", null=True, blank=True)
    differs_from_card = models.BooleanField("採用条件と求人票の違い", null=True, blank=True)
    difference = models.CharField("違う点", max_length=300, blank=True)
    difference_disclosed = models.BooleanField("違う点を本人に明示した", null=True, blank=True)
    reason = models.CharField("不採用の理由", max_length=12, choices=NotHiredReason, blank=True)
    message = models.TextField("本人への文面", max_length=1000, blank=True)
    recorded_at = models.DateTimeField("登録日時")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="登録した人", related_name="+", null=True
    )
    correction = models.CharField("訂正の理由", max_length=300, blank=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = "選考結果"
        verbose_name_plural = "選考結果"
        constraints = [
            models.UniqueConstraint(fields=["application", "version"], name="outcome_version_once"),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(correction=""), name="outcome_correction_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(result="not_hired", starts_on__isnull=True)
                | Q(result="hired", starts_on__isnull=False, differs_from_card__isnull=False),
                name="outcome_hire_has_its_facts",
            ),
            models.CheckConstraint(
                # Unknown (NULL) would pass a check: what was not disclosed is asked for by name.
                condition=Q(differs_from_card__isnull=True)
                | Q(differs_from_card=False)
                | (~Q(difference="") & Q(difference_disclosed__isnull=False, difference_disclosed=True)),
                name="outcome_difference_is_named",
            ),
            models.CheckConstraint(
                condition=Q(told__in=Told.values, reason__in=["", *NotHiredReason.values]),
                name="outcome_told_and_reason_are_known",
            ),
            models.CheckConstraint(
                condition=Q(result="hired") | Q(told="telephone") | ~Q(message=""),
                name="outcome_no_in_mypage_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()} ({self.version})"
