"""What a seeker wishes for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hellowork.offices.reference.occupations import ANY_OCCUPATION_CHOICES
from hellowork.offices.reference.prefectures import Prefecture
from seekers.choices import TICKED_WISH_CHOICES, WishKey, WorkingTimeWish

# Places that are typed; a city with wards counts for each of them.
MOST_MUNICIPALITIES = 150


class Wishes(models.Model):
    """希望条件: stated by the seeker on their record, confirmed by staff on a consultation.

    An occupation is a large group (大分類) or a middle one (中分類). A place of either list is wished for. Wages are lower
    bounds, in yen: by the month, and for part-time work by the hour. Overtime is the most in hours a month, 0 for none.
    What stands in `wish_musts` is a hard condition (必ず), the rest soft (できれば). None asks anything of the kind that
    職業安定法 forbids to collect or to choose by.
    """

    wish_occupations = ArrayField(
        models.CharField(max_length=3, choices=ANY_OCCUPATION_CHOICES),
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
    wish_municipalities = ArrayField(
        models.CharField(max_length=5),
        verbose_name="希望する勤務地（市区町村）",
        default=list,
        blank=True,
        size=MOST_MUNICIPALITIES,
    )
    wish_working_time = models.CharField(
        "希望する働き方", max_length=6, choices=WorkingTimeWish, default=WorkingTimeWish.EITHER
    )
    wish_monthly_yen = models.PositiveIntegerField("希望する賃金（月額・円）", null=True, blank=True)
    wish_hourly_yen = models.PositiveIntegerField("希望する賃金（時間額・円）", null=True, blank=True)
    wish_days_off = models.PositiveSmallIntegerField("希望する年間休日数", null=True, blank=True)
    wish_overtime_hours = models.PositiveSmallIntegerField(
        "時間外労働の上限（月・時間）", null=True, blank=True
    )
    wish_ticks = ArrayField(
        models.CharField(max_length=10, choices=TICKED_WISH_CHOICES),
        verbose_name="あるとよいこと",
        default=list,
        blank=True,
    )
    wish_musts = ArrayField(
        models.CharField(max_length=10, choices=WishKey),
        verbose_name="必ずの条件",
        default=list,
        blank=True,
    )
    wish_note = models.CharField("そのほかの希望", max_length=300, blank=True)

    class Meta:
        abstract = True


WISH_COLUMNS = tuple(field.name for field in Wishes._meta.fields)
