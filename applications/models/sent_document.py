"""Documents sent with an application."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from applications.choices import LIVE_STATES
from applications.models.application import Application
from hellowork import clock
from hellowork.accounts.actor import Actor


class SentDocumentQuerySet(models.QuerySet["SentDocument"]):
    def for_actor(self, actor: Actor) -> Self:
        """Those of the applications the actor may read."""
        return self.filter(application__in=Application.objects.for_actor(actor))

    def of_ended_before(self, age: dt.timedelta, *, undecided: dt.timedelta) -> Self:
        """Of applications that ended longer ago than `age`, or that nobody decided within `undecided`."""
        ended = ~Q(application__state__in=LIVE_STATES) & Q(application__state_since__lte=clock.Now() - age)
        return self.filter(ended | Q(application__applied_at__lte=clock.Now() - undecided))


class SentDocument(models.Model):
    """送った書類: a document as it was at the moment of applying; later changes in MyPage do not touch it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(
        Application, models.CASCADE, verbose_name="応募", related_name="sent_documents"
    )
    file = models.ForeignKey("files.StoredFile", models.PROTECT, verbose_name="ファイル", related_name="+")
    title = models.CharField("名前", max_length=60)

    objects = SentDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "送った書類"
        verbose_name_plural = "送った書類"
        constraints = [models.UniqueConstraint(fields=["application", "file"], name="sent_document_once")]

    def __str__(self) -> str:
        return self.title
