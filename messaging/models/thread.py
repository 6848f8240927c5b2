"""Threads."""

import uuid
from typing import Self

from django.db import models

from applications.models import Application
from hellowork import clock
from hellowork.accounts.actor import Actor


class ThreadQuerySet(models.QuerySet["Thread"]):
    def for_actor(self, actor: Actor) -> Self:
        """The two parties of the application. Staff do not read what they write to each other."""
        if actor.is_seeker or actor.is_employer:
            return self.filter(application__in=Application.objects.for_actor(actor))
        return self if actor.is_system else self.none()

    def of_forgotten(self) -> Self:
        """Of applications whose person was taken out."""
        return self.filter(application__emptied_at__isnull=False)


class Thread(models.Model):
    """メッセージのやりとり between employer and applicant about one application.

    `newest_at` repeats when the newest message was sent, so that the list of threads need not read all of them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(
        Application, models.CASCADE, verbose_name="応募", related_name="thread"
    )
    created_at = models.DateTimeField("作成日時", db_default=clock.Now(), editable=False)
    newest_at = models.DateTimeField("最新のメッセージ", editable=False)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = "メッセージのやりとり"
        verbose_name_plural = "メッセージのやりとり"
        indexes = [models.Index(models.F("newest_at").desc(), "id", name="thread_newest_first")]

    def __str__(self) -> str:
        return str(self.pk)
