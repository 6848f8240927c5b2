"""What a person was told."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models

from hellowork import clock
from hellowork.accounts.actor import Actor


class NotificationQuerySet(models.QuerySet["Notification"]):
    def for_actor(self, actor: Actor) -> Self:
        """A person's own notices, of the hat they wear; for employers those of the establishment they act for."""
        mine = self.filter(user_id=actor.user_id, hat=actor.hat)
        return mine.filter(establishment_id=actor.establishment_id) if actor.is_employer else mine

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)

    def told_before(self, age: dt.timedelta) -> Self:
        """What a person was told longer ago than `age`."""
        return self.filter(created_at__lte=clock.Now() - age)


class Notification(models.Model):
    """お知らせ: the record in MyPage of what a person was told; the mail is only its echo (design rule 5).

    `notice` names the entry of the registry, `object_id` what it is about. Texts are rendered when read or
    sent, from the registry's templates and the object's row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="利用者",
        related_name="notifications",
        editable=False,
    )
    hat = models.CharField("立場", max_length=12, editable=False)
    establishment_id = models.BigIntegerField("事業所", null=True, editable=False)
    notice = models.CharField("お知らせの種類", max_length=60, editable=False)
    object_id = models.CharField("対象", max_length=40, editable=False)
    occurrence = models.CharField("回", max_length=40, blank=True, editable=False)
    created_at = models.DateTimeField("日時", db_default=clock.Now(), editable=False)
    read_at = models.DateTimeField("既読", null=True, editable=False)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "お知らせ"
        verbose_name_plural = "お知らせ"
        indexes = [
            models.Index("user", models.F("created_at").desc(), name="notification_newest"),
            models.Index("user", name="notification_unread", condition=models.Q(read_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "hat", "establishment_id", "notice", "object_id", "occurrence"],
                nulls_distinct=False,
                name="notification_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.object_id}"
