"""Members of an establishment."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models

from employers.models.establishment import Establishment
from hellowork import clock
from hellowork.accounts.actor import Actor, EstablishmentRole
from hellowork.audit.edits import edits_kept

ROLE_LABELS = {
    EstablishmentRole.MANAGER: "管理者",
    EstablishmentRole.RECRUITER: "採用担当者",
    EstablishmentRole.VIEWER: "閲覧のみ",
}


class MemberQuerySet(models.QuerySet["Member"]):
    def for_actor(self, actor: Actor) -> Self:
        """Colleagues of the same establishment; all for staff."""
        if actor.is_employer:
            return self.filter(establishment_id=actor.establishment_id)
        return self if actor.is_staff or actor.is_system else self.none()

    def active(self) -> Self:
        return self.filter(ended_at__isnull=True, user__is_active=True)

    def ended_before(self, age: dt.timedelta) -> Self:
        """Those who left that long ago."""
        return self.filter(ended_at__lte=clock.Now() - age)

    def told_about_applicants(self) -> Self:
        """Those who get notices about applicants: whoever may read them."""
        return self.active()


@edits_kept("role", "name", "kana", "department", "ended_at")
class Member(models.Model):
    """事業所の利用者: one person's place in one establishment, with a login account of their own."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="利用者", related_name="memberships"
    )
    establishment = models.ForeignKey(
        Establishment, models.CASCADE, verbose_name="事業所", related_name="members"
    )
    role = models.CharField("役割", max_length=10, choices=list(ROLE_LABELS.items()))
    name = models.CharField("氏名", max_length=60)
    kana = models.CharField("氏名（カナ）", max_length=60)
    department = models.CharField("課係名・役職名", max_length=48, blank=True)
    created_at = models.DateTimeField("登録日時", db_default=clock.Now(), editable=False)
    ended_at = models.DateTimeField("利用終了", null=True, blank=True, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "事業所の利用者"
        verbose_name_plural = "事業所の利用者"
        constraints = [models.UniqueConstraint(fields=["user", "establishment"], name="member_once")]

    def __str__(self) -> str:
        return self.name
