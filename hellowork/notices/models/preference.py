"""Which mails a person has switched off."""

from typing import Self

from django.conf import settings
from django.db import models

from hellowork.accounts.actor import Actor


class NoticePreferenceQuerySet(models.QuerySet["NoticePreference"]):
    def for_actor(self, actor: Actor) -> Self:
        """A person's own choices."""
        return self.filter(user_id=actor.user_id)

    def off(self) -> Self:
        return self.filter(by_mail=False)


class NoticePreference(models.Model):
    """お知らせメールの設定: whether a person wants one kind of notice by mail too; without a row, yes.

    The notice in MyPage is written in any case: it is the record (design rule 5).
    """

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="利用者", related_name="+"
    )
    notice = models.CharField("お知らせの種類", max_length=60)
    by_mail = models.BooleanField("メールでも受け取る")

    objects = NoticePreferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "お知らせメールの設定"
        verbose_name_plural = "お知らせメールの設定"
        constraints = [models.UniqueConstraint(fields=["user", "notice"], name="notice_preference_once")]

    def __str__(self) -> str:
        return f"{self.notice}: {self.by_mail}"
