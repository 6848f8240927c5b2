"""Documents a seeker keeps in MyPage."""

import datetime as dt
import uuid
from typing import Self

from django.db import models

from hellowork import clock
from hellowork.accounts.actor import Actor
from seekers.choices import DocumentKind
from seekers.models.seeker import Seeker


class SeekerDocumentQuerySet(models.QuerySet["SeekerDocument"]):
    def for_actor(self, actor: Actor) -> Self:
        """The seeker's own. Employers read only what was pinned to an application, staff only what was sent."""
        return self.filter(seeker_id=actor.seeker_id) if actor.is_seeker else self.none()

    def kept(self) -> Self:
        """Not taken out by the seeker; what an application pinned is the application's own."""
        return self.filter(removed_at__isnull=True)

    def removed_before(self, age: dt.timedelta) -> Self:
        return self.filter(removed_at__lte=clock.Now() - age)


class SeekerDocument(models.Model):
    """応募書類: a stored document, ready to be sent with an application."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seeker = models.ForeignKey(Seeker, models.CASCADE, verbose_name="求職者", related_name="documents")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, verbose_name="ファイル", related_name="+")
    kind = models.CharField("種類", max_length=8, choices=DocumentKind)
    title = models.CharField("名前", max_length=60)
    created_at = models.DateTimeField("登録日時", db_default=clock.Now(), editable=False)
    removed_at = models.DateTimeField("削除日時", null=True, editable=False)

    objects = SeekerDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "応募書類"
        verbose_name_plural = "応募書類"

    def __str__(self) -> str:
        return self.title
