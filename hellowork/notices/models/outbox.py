"""Side effects that wait to happen, written in the transaction of their cause."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hellowork import clock
from hellowork.notices.real_time import RealNow


class OutboxKind(models.TextChoices):
    """What the relay does with a row."""

    EVENT = "event", _("連携")
    NOTICE_MAIL = "notice_mail", _("お知らせメール")
    ACCOUNT_MAIL = "account_mail", _("ログイン用メール")


class OutboxState(models.TextChoices):
    WAITING = "waiting", _("送信待ち")
    DONE = "done", _("完了")
    DEAD = "dead", _("送信できず")


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    def waiting(self) -> Self:
        return self.filter(state=OutboxState.WAITING)

    def due(self) -> Self:
        """Waiting, and the time of its next try has come."""
        return self.waiting().filter(available_at__lte=RealNow())

    def dead(self) -> Self:
        """Given up; the desk shows them."""
        return self.filter(state=OutboxState.DEAD)

    def revive(self) -> int:
        """Let dead rows be tried again from the start; returns how many."""
        return self.dead().update(
            state=OutboxState.WAITING, attempts=0, available_at=RealNow(), finished_at=None, last_error=""
        )

    def sealed_past_end(self) -> Self:
        """Rows whose sealed content has outlived its use."""
        return self.filter(sealed__isnull=False, ends_at__lte=clock.Now())

    def done_before(self, age: dt.timedelta) -> Self:
        """Done longer ago than `age`; what is dead stays until somebody has looked at it."""
        return self.filter(state=OutboxState.DONE, finished_at__lte=clock.Now() - age)

    def older_than(self, age: dt.timedelta) -> Self:
        """Waiting for longer than `age`: what an alarm counts."""
        return self.waiting().filter(created_at__lt=clock.now() - age)


class OutboxMessage(models.Model):
    """送信箱の一件: an event for one handler, or one mail.

    `dedupe_key` names the effect: a cause that runs twice writes one row. `available_at` is when the next try
    is due (real time); a worker that takes the row moves it on before it starts, so that one that dies has
    already left the row to the next. `sealed` holds what must not lie open (mailed codes) and is emptied at
    `ends_at`, when the code is worth nothing any more.
    """

    # Set on rows that the relay has locked: how long until `ends_at`.
    time_left: dt.timedelta | None

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField("種類", max_length=12, choices=OutboxKind, editable=False)
    name = models.CharField("名前", max_length=160, editable=False)
    object_id = models.CharField("対象", max_length=40, editable=False)
    occurrence = models.CharField("回", max_length=40, blank=True, editable=False)
    dedupe_key = models.CharField("重複防止キー", max_length=300, unique=True, editable=False)
    sealed = models.BinaryField("封をした内容", null=True, editable=False)
    state = models.CharField(
        "状態", max_length=8, choices=OutboxState, default=OutboxState.WAITING, editable=False
    )
    created_at = models.DateTimeField("作成", db_default=clock.Now(), editable=False)
    available_at = models.DateTimeField("次の送信", db_default=RealNow(), editable=False)
    ends_at = models.DateTimeField("これより後は送らない", null=True, editable=False)
    attempts = models.PositiveSmallIntegerField("試行", default=0, editable=False)
    finished_at = models.DateTimeField("完了・中止", null=True, editable=False)
    last_error = models.CharField("最後のエラー", max_length=200, blank=True, editable=False)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = "送信箱"
        verbose_name_plural = "送信箱"
        indexes = [
            models.Index("kind", "available_at", "id", name="outbox_waiting", condition=Q(state="waiting")),
            models.Index("kind", models.F("created_at").desc(), name="outbox_newest"),
            models.Index("ends_at", name="outbox_sealed", condition=Q(sealed__isnull=False)),
            models.Index("state", "finished_at", name="outbox_finished"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", finished_at__isnull=True)
                | Q(state__in=["done", "dead"], finished_at__isnull=False),
                name="outbox_is_finished_iff_not_waiting",
            ),
            models.CheckConstraint(
                condition=Q(sealed__isnull=True) | Q(ends_at__isnull=False), name="outbox_sealed_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name} {self.object_id}"
