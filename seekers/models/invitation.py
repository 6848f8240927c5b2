"""One-time invitations to a MyPage."""

import datetime as dt
from typing import Self

from django.db import models

from hellowork import clock
from seekers.models.seeker import Seeker


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self) -> Self:
        """Neither used nor past its end."""
        return self.filter(used_at__isnull=True, ends_at__gt=clock.Now())


class Invitation(models.Model):
    """マイページ開設のご案内: staff hand its code to a seeker they registered; it opens the MyPage once.

    Only the hash of the code is kept.
    """

    KEPT_FOR = dt.timedelta(days=14)

    seeker = models.ForeignKey(Seeker, models.CASCADE, verbose_name="求職者", related_name="invitations")
    code_hash = models.CharField("コードのハッシュ", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("発行日時", db_default=clock.Now(), editable=False)
    ends_at = models.DateTimeField("期限", editable=False)
    used_at = models.DateTimeField("使用日時", null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "マイページ開設のご案内"
        verbose_name_plural = "マイページ開設のご案内"

    def __str__(self) -> str:
        return f"{self.seeker_id} {self.ends_at:%Y-%m-%d}"
