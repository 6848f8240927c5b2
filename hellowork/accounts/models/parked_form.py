"""What a person had typed when their session ended."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models

from hellowork import clock


class ParkedFormQuerySet(models.QuerySet["ParkedForm"]):
    def kept(self) -> Self:
        """Those not past their end."""
        return self.filter(ends_at__gt=clock.Now())

    def ended(self) -> Self:
        return self.filter(ends_at__lte=clock.Now())

    def beyond_newest_of(self, user_id: uuid.UUID) -> Self:
        """All but the newest MOST_KEPT of one person: whoever holds a note may park, not fill the disk."""
        newest = self.filter(user_id=user_id).order_by("-id").values("id")[: ParkedForm.MOST_KEPT]
        return self.filter(user_id=user_id).exclude(id__in=newest)


class ParkedForm(models.Model):
    """入力の一時保管: fields of one form, sealed, for one user and one path, for a day.

    Found again by the hash of a key that only the link after sign-in carries.
    """

    KEPT_FOR = dt.timedelta(hours=24)
    MOST_KEPT = 20

    key_hash = models.CharField("鍵のハッシュ", max_length=64, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="利用者", related_name="+"
    )
    path = models.CharField("ページ", max_length=500)
    sealed = models.BinaryField("封をした入力内容")
    ends_at = models.DateTimeField("保管期限", db_index=True)

    objects = ParkedFormQuerySet.as_manager()

    class Meta:
        verbose_name = "入力の一時保管"
        verbose_name_plural = "入力の一時保管"

    def __str__(self) -> str:
        return f"{self.path} ({self.ends_at:%Y-%m-%d})"
