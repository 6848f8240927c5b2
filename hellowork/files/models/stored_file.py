"""Files in private storage."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, ForeignObjectRel, OuterRef, Q

from hellowork import clock


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def unused_for(self, age: dt.timedelta) -> Self:
        """Stored longer ago than `age`, and no row of any floor points to them.

        Asked of the models, so that this floor need not know who keeps files.
        """
        unused = self.filter(created_at__lte=clock.Now() - age)
        for relation in StoredFile._meta.get_fields(include_hidden=True):
            if isinstance(relation, ForeignObjectRel):
                rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
                unused = unused.filter(~Exists(rows))
        return unused


class StoredFile(models.Model):
    """ファイル: one immutable upload or one letter, under a random key.

    Nobody reads a file through this model: the view of the floor that owns it checks access and writes the log
    (design rule 10). `owner` is whose it is, None for what the house made itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="持ち主",
        related_name="+",
        null=True,
        editable=False,
    )
    key = models.CharField("保管先の鍵", max_length=80, unique=True, editable=False)
    name = models.CharField("ファイル名", max_length=120, editable=False)
    content_type = models.CharField("形式", max_length=100, editable=False)
    size = models.PositiveIntegerField("大きさ（バイト）", editable=False)
    sha256 = models.CharField("ハッシュ", max_length=64, editable=False)
    created_at = models.DateTimeField("保存日時", db_default=clock.Now(), editable=False)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = "ファイル"
        verbose_name_plural = "ファイル"
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_is_not_empty"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="stored_file_has_its_hash"
            ),
        ]

    def __str__(self) -> str:
        return self.name
