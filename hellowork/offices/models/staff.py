"""Members of staff."""

from typing import Self

from django.conf import settings
from django.db import models

from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.audit.edits import edits_kept
from hellowork.offices.roles import ROLE_LABELS


class StaffMemberQuerySet(models.QuerySet["StaffMember"]):
    def for_actor(self, actor: Actor) -> Self:
        """Colleagues: staff see the members of every office."""
        return self if actor.is_staff else self.none()


@edits_kept("office", "name", "role")
class StaffMember(models.Model):
    """職員: one person's place in one office. Their account is separate from any other hat."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="利用者", related_name="staff_member"
    )
    office = models.ForeignKey(
        "offices.Office", models.PROTECT, verbose_name="所属の安定所", related_name="staff_members"
    )
    name = models.CharField("氏名", max_length=60)
    role = models.CharField(
        "役割", max_length=12, choices=list(ROLE_LABELS.items()), default=OfficeRole.READING
    )

    objects = StaffMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "職員"
        verbose_name_plural = "職員"

    def __str__(self) -> str:
        return self.name
