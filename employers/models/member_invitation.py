"""One-time invitations of colleagues."""

import datetime as dt
from typing import Self

from django.db import models

from employers.models.establishment import Establishment
from employers.models.member import ROLE_LABELS
from hellowork import clock
from hellowork.accounts.actor import Actor


class MemberInvitationQuerySet(models.QuerySet["MemberInvitation"]):
    def for_actor(self, actor: Actor) -> Self:
        """Those of the establishment a member acts for."""
        return self.filter(establishment_id=actor.establishment_id) if actor.is_employer else self.none()

    def usable(self) -> Self:
        """Neither used nor past its end."""
        return self.filter(used_at__isnull=True, ends_at__gt=clock.Now())

    def issued_before(self, age: dt.timedelta) -> Self:
        """Codes that were made out that long ago."""
        return self.filter(created_at__lte=clock.Now() - age)


class MemberInvitation(models.Model):
    """利用者の招待: a manager hands its code to a colleague, who becomes a member with it, once.

    Only the hash of the code is kept, and nothing about the colleague.
    """

    KEPT_FOR = dt.timedelta(days=14)

    establishment = models.ForeignKey(
        Establishment, models.CASCADE, verbose_name="事業所", related_name="invitations"
    )
    role = models.CharField("役割", max_length=10, choices=list(ROLE_LABELS.items()))
    code_hash = models.CharField("コードのハッシュ", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("発行日時", db_default=clock.Now(), editable=False)
    ends_at = models.DateTimeField("期限", editable=False)
    used_at = models.DateTimeField("使用日時", null=True, editable=False)

    objects = MemberInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "利用者の招待"
        verbose_name_plural = "利用者の招待"

    def __str__(self) -> str:
        return f"{self.establishment_id} {self.ends_at:%Y-%m-%d}"
