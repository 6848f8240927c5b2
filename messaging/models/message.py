"""Messages."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from hellowork.accounts.actor import Actor, Hat
from messaging.models.thread import Thread

SIDES = [(Hat.SEEKER, "応募者"), (Hat.EMPLOYER, "事業所")]


class MessageQuerySet(models.QuerySet["Message"]):
    def for_actor(self, actor: Actor) -> Self:
        return self.filter(thread__in=Thread.objects.for_actor(actor))

    def to_side(self, side: Hat) -> Self:
        """Written by the other side."""
        return self.exclude(side=side)


class Message(models.Model):
    """メッセージ: immutable once sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    thread = models.ForeignKey(Thread, models.CASCADE, verbose_name="やりとり", related_name="messages")
    side = models.CharField("送信者の立場", max_length=10, choices=SIDES, editable=False)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="送信者",
        related_name="+",
        null=True,
        editable=False,
    )
    text = models.TextField("本文", max_length=2000)
    sent_at = models.DateTimeField("送信日時", editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "メッセージ"
        verbose_name_plural = "メッセージ"
        indexes = [models.Index("thread", "sent_at", "id", name="message_of_thread")]
        constraints = [
            models.CheckConstraint(
                condition=Q(side__in=[side for side, _words in SIDES]), name="message_side_is_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.sent_at:%Y-%m-%d}"
