"""What was typed into a long form and could not be stored as it should be yet."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models

from hellowork import clock


class FormDraftQuerySet(models.QuerySet["FormDraft"]):
    def of(self, scope: str, keys: Iterable[str]) -> Self:
        """The drafts under these keys of one scope."""
        return self.filter(scope=scope, key__in=list(keys))

    def saved_before(self, age: dt.timedelta) -> Self:
        """Those nobody has typed into for that long."""
        return self.filter(saved_at__lte=clock.Now() - age)


class FormDraft(models.Model):
    """入力の下書き: the fields of one part of a long form as they were typed.

    `scope` names the form, `key` the part within it; who may read or write it is decided by the room that owns the
    form, before it asks. `owner` is who typed it last: erasing the person erases it.
    """

    scope = models.CharField("画面", max_length=40, editable=False)
    key = models.CharField("欄のまとまり", max_length=80, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="入力した人", related_name="+", editable=False
    )
    data = models.JSONField("入力内容", editable=False)
    saved_at = models.DateTimeField("保存日時", db_default=clock.Now(), editable=False)

    objects = FormDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "入力の下書き"
        verbose_name_plural = "入力の下書き"
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="form_draft_once")]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
