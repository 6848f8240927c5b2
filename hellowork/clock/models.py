"""Where a moved clock is kept."""

from django.db import models


class ClockSetting(models.Model):
    """時計の設定: a moved clock. Empty in production: then the clock is the database's own.

    `frozen_at` stops the clock there; otherwise it runs on, `shift` away from the real time.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    frozen_at = models.DateTimeField("止めた時刻", null=True)
    shift = models.DurationField("ずらした時間", null=True)

    class Meta:
        verbose_name = "時計の設定"
        verbose_name_plural = "時計の設定"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="clock_setting_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(frozen_at__isnull=True) ^ models.Q(shift__isnull=True),
                name="clock_setting_is_frozen_or_shifted",
            ),
        ]

    def __str__(self) -> str:
        return f"frozen at {self.frozen_at}" if self.frozen_at else f"shifted by {self.shift}"
