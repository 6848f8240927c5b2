"""How far a reader has read."""

from django.conf import settings
from django.db import models

from messaging.models.thread import Thread


class ReadMark(models.Model):
    """既読: the moment up to which one person has read one thread; everything the other side wrote later is unread."""

    thread = models.ForeignKey(Thread, models.CASCADE, verbose_name="やりとり", related_name="read_marks")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="利用者", related_name="+"
    )
    read_until = models.DateTimeField("既読の時刻")

    class Meta:
        verbose_name = "既読"
        verbose_name_plural = "既読"
        constraints = [models.UniqueConstraint(fields=["thread", "user"], name="read_mark_once")]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.read_until:%Y-%m-%d}"
