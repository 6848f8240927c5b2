"""What a seeker wishes for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hellowork.offices.reference.occupations import OccupationGroup
from hellowork.offices.reference.prefectures import Prefecture
from seekers.choices import WorkingTimeWish


class Wishes(models.Model):
    """希望条件: stated by the seeker on their record, confirmed by staff on a consultation. Wages in yen a month."""

    wish_occupations = ArrayField(
        models.CharField(max_length=2, choices=OccupationGroup),
        verbose_name="希望する職種",
        default=list,
        blank=True,
        size=3,
    )
    wish_prefectures = ArrayField(
        models.CharField(max_length=2, choices=Prefecture),
        verbose_name="希望する勤務地",
        default=list,
        blank=True,
        size=3,
    )
    wish_working_time = models.CharField(
        "希望する働き方", max_length=6, choices=WorkingTimeWish, default=WorkingTimeWish.EITHER
    )
    wish_monthly_yen = models.PositiveIntegerField("希望する賃金（月額・円）", null=True, blank=True)
    wish_note = models.CharField("そのほかの希望", max_length=300, blank=True)

    class Meta:
        abstract = True
