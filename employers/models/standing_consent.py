"""Standing consents."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from hellowork import clock


class StandingConsentQuerySet(models.QuerySet["StandingConsent"]):
    def in_force(self, today: dt.date) -> Self:
        return self.filter(ended_at__isnull=True, until__gte=today)


class StandingConsent(models.Model):
    """事前の了承 (our rule): the employer takes referrals to this posting without a call until a day, up to a number.

    The number counts sent referrals; one that was refused, lapsed or withdrawn frees its place.
    """

    posting = models.ForeignKey(
        "employers.Posting", models.CASCADE, verbose_name="求人", related_name="consents"
    )
    until = models.DateField("この日まで")
    most_referrals = models.PositiveSmallIntegerField("受ける人数の上限")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="了承した方", related_name="+", null=True
    )
    created_at = models.DateTimeField("登録日時", db_default=clock.Now(), editable=False)
    ended_at = models.DateTimeField("取りやめ日時", null=True, editable=False)

    objects = StandingConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "事前の了承"
        verbose_name_plural = "事前の了承"
        constraints = [
            models.UniqueConstraint(
                fields=["posting"], condition=Q(ended_at__isnull=True), name="standing_consent_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(most_referrals__gte=1), name="standing_consent_has_places"),
        ]

    def __str__(self) -> str:
        return f"{self.posting_id} {self.until}"
