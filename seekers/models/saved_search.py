"""Saved searches, and what was found for them."""

import datetime as dt
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import MD5, Coalesce

from hellowork import clock
from hellowork.accounts.actor import Actor
from seekers.choices import MailRhythm
from seekers.models.seeker import Seeker

# How far back a mail reaches: a morning that was missed is made up for, an old find is no news.
_DAILY_REACH, _WEEKLY_REACH = dt.timedelta(days=3), dt.timedelta(days=7)


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def for_actor(self, actor: Actor) -> Self:
        """The seeker's own, also when their registration has lapsed. What somebody looks for is nobody else's."""
        return self.filter(seeker_id=actor.seeker_id) if actor.is_seeker else self.none()

    def with_news(self) -> Self:
        """With `news`: how many postings are new since the seeker last looked."""
        unseen = Sum("findings__count", filter=Q(findings__found_at__gt=F("looked_at")))
        return self.annotate(news=Coalesce(unseen, 0))

    def behind(self, search_id: int) -> Self:
        """In the order in which the night goes through them."""
        return self.filter(pk__gt=search_id).order_by("pk")


class SavedSearch(models.Model):
    """保存した検索条件: the address of a search without order and page, under a name.

    `conditions` is the same in words. `question` is what the night asks (`seekers.saved.question`), made under
    `edition`: another edition of words or synonyms makes it anew.
    """

    id = models.BigAutoField(primary_key=True)
    seeker = models.ForeignKey(
        Seeker, models.CASCADE, verbose_name="求職者", related_name="saved_searches", editable=False
    )
    name = models.CharField("名前", max_length=60)
    query = models.TextField("検索条件", editable=False)
    conditions = models.TextField("検索条件の言葉", editable=False)
    mail = models.CharField(
        "新着のお知らせメール", max_length=6, choices=MailRhythm, default=MailRhythm.DAILY
    )
    created_at = models.DateTimeField("保存日時", db_default=clock.Now(), editable=False)
    looked_at = models.DateTimeField("最後に見た日時", db_default=clock.Now(), editable=False)
    question = models.JSONField("照合の条件", default=dict, editable=False)
    edition = models.CharField("照合の条件の版", max_length=40, blank=True, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = "保存した検索条件"
        verbose_name_plural = "保存した検索条件"
        constraints = [
            # An address may be longer than an entry of an index.
            models.UniqueConstraint("seeker", MD5("query"), name="saved_search_once"),
            models.CheckConstraint(
                condition=Q(mail__in=MailRhythm.values), name="saved_search_mail_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SearchFindingQuerySet(models.QuerySet["SearchFinding"]):
    def for_actor(self, actor: Actor) -> Self:
        """What was found for the seeker's own searches."""
        return self.filter(search__in=SavedSearch.objects.for_actor(actor))

    def to_tell(self, today: dt.date) -> Self:
        """Not told yet and due by now: each day's for those who wish so, on Mondays those of a week.

        A Monday that was missed is made up for on the days behind it.
        """
        monday = today - dt.timedelta(days=today.weekday())
        daily = Q(search__mail=MailRhythm.DAILY, day__gt=today - _DAILY_REACH)
        weekly = Q(search__mail=MailRhythm.WEEKLY, day__gt=monday - _WEEKLY_REACH, day__lte=monday)
        return self.filter(daily | weekly, told_on__isnull=True, day__gt=today - 2 * _WEEKLY_REACH)

    def found_before(self, age: dt.timedelta) -> Self:
        return self.filter(found_at__lte=clock.Now() - age)


class SearchFinding(models.Model):
    """新着の記録: what one night found for one saved search, the newest of it by its postings; `told_on` is the day
    of the mail.
    """

    KEPT_POSTINGS = 20

    id = models.BigAutoField(primary_key=True)
    search = models.ForeignKey(
        SavedSearch, models.CASCADE, verbose_name="保存した検索条件", related_name="findings"
    )
    day = models.DateField("照合した日")
    found_at = models.DateTimeField("照合日時", db_default=clock.Now())
    count = models.PositiveIntegerField("件数")
    posting_ids = ArrayField(models.BigIntegerField(), verbose_name="求人（新しい順）", size=KEPT_POSTINGS)
    told_on = models.DateField("メールで知らせた日", null=True)

    objects = SearchFindingQuerySet.as_manager()

    class Meta:
        verbose_name = "新着の記録"
        verbose_name_plural = "新着の記録"
        indexes = [
            models.Index("day", name="finding_untold", condition=Q(told_on__isnull=True)),
            models.Index("found_at", name="finding_by_age"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["search", "day"], name="finding_once_a_day"),
            models.CheckConstraint(condition=Q(count__gt=0), name="finding_found_something"),
        ]

    def __str__(self) -> str:
        return f"{self.search_id} {self.day}"


class SearchNight(models.Model):
    """照合の記録: one matching of new postings against all saved searches, once a day.

    It looks at postings accepted behind `since`, where the last one ended, up to `until`; searches up to the id `done_to`
    are through.
    """

    day = models.DateField("日", primary_key=True)
    since = models.DateTimeField("ここより後の求人")
    until = models.DateTimeField("ここまでの求人")
    done_to = models.BigIntegerField("照合した検索条件", default=0)
    finished_at = models.DateTimeField("終了日時", null=True)

    class Meta:
        verbose_name = "新着の照合"
        verbose_name_plural = "新着の照合"

    def __str__(self) -> str:
        return str(self.day)
