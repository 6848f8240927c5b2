"""Forms that were sent."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models

from hellowork import clock


class FormTokenQuerySet(models.QuerySet["FormToken"]):
    def ended(self) -> Self:
        """Those so old that nobody presses the same button of the same page again."""
        return self.filter(used_at__lt=clock.now() - FormToken.KEPT_FOR)


class FormToken(models.Model):
    """送信の控え: one form that was sent, and where its sender was led.

    Written in the transaction of what the form did, so that a second press of the button finds it (`web.once`).
    """

    KEPT_FOR = dt.timedelta(hours=24)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="利用者", related_name="+", editable=False
    )
    token = models.CharField("画面の番号", max_length=43, editable=False)
    fingerprint = models.CharField("内容のハッシュ", max_length=64, editable=False)
    address = models.CharField("送信後の画面", max_length=500, blank=True, editable=False)
    used_at = models.DateTimeField("送信日時", db_default=clock.Now(), db_index=True, editable=False)

    objects = FormTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "送信の控え"
        verbose_name_plural = "送信の控え"
        constraints = [models.UniqueConstraint(fields=["user", "token"], name="form_token_once")]

    def __str__(self) -> str:
        return str(self.id)
