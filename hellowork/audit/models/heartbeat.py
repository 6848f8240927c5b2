"""Proof that a periodic job runs."""

from django.db import models


class Heartbeat(models.Model):
    """定期処理の最終実行: when a periodic job last ran, what it found left to do and what failed."""

    job = models.CharField("処理", max_length=80, primary_key=True)
    ran_at = models.DateTimeField("最終実行")
    backlog = models.PositiveIntegerField("残り", default=0)
    failed = models.PositiveIntegerField("失敗", default=0)

    class Meta:
        verbose_name = "定期処理の最終実行"
        verbose_name_plural = "定期処理の最終実行"

    def __str__(self) -> str:
        return self.job
