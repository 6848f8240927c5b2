"""Offers of interview dates."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from applications.choices import LIVE_STATES, SLOT_ENDINGS, SlotStanding
from applications.models.application import Application
from applications.models.interview import Interview
from hellowork.accounts.actor import Actor

FEWEST, MOST = 2, 5
_ANSWERS = (SlotStanding.PICKED, SlotStanding.NONE_FITS)


class SlotOfferQuerySet(models.QuerySet["SlotOffer"]):
    def for_actor(self, actor: Actor) -> Self:
        """Those of the applications the actor may read."""
        return self.filter(application__in=Application.objects.for_actor(actor))

    def open(self) -> Self:
        """Those that nobody has answered, taken back or replaced."""
        return self.filter(ended_at__isnull=True)

    def answerable(self, now: dt.datetime) -> Self:
        """Open, with a date ahead, for an application that goes on."""
        return self.open().filter(last_at__gt=now, application__state__in=LIVE_STATES)

    def newest(self) -> "SlotOffer | None":
        return self.order_by("-offered_at", "-id").first()

    def replace(self, *, at: dt.datetime, by_id: uuid.UUID | None) -> None:
        """Something newer stands in place of those that are open; the caller holds the application's lock."""
        self.open().update(ended_at=at, ended_by=by_id, ending=SlotStanding.REPLACED)


class SlotOffer(models.Model):
    """面接の候補日: two to five dates that the employer offers, of which the applicant picks one.

    Facts of an application, as its interviews are: who ended the offer, when and how. That its dates have passed or
    that the application is over is not written down; `standing` reads it. `word` is what the applicant wrote with
    the answer, `last_at` repeats the last of the dates.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name="応募", related_name="slot_offers", editable=False
    )
    dates = ArrayField(models.DateTimeField(), verbose_name="候補日", editable=False)
    last_at = models.DateTimeField("最後の候補日", editable=False)
    place = models.CharField("面接の場所", max_length=120)
    belongings = models.CharField("持ち物", max_length=120, blank=True)
    offered_at = models.DateTimeField("送った日時", editable=False)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="送った人", related_name="+", null=True
    )
    ended_at = models.DateTimeField("終わった日時", null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="終えた人", related_name="+", null=True
    )
    ending = models.CharField(
        "終わり方", max_length=10, choices=[(each, each.label) for each in SLOT_ENDINGS], blank=True
    )
    interview = models.OneToOneField(
        Interview,
        models.PROTECT,
        verbose_name="決まった面接",
        related_name="slot_offer",
        null=True,
        editable=False,
    )
    word = models.TextField("ひとこと", max_length=300, blank=True)

    objects = SlotOfferQuerySet.as_manager()

    class Meta:
        verbose_name = "面接の候補日"
        verbose_name_plural = "面接の候補日"
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(ended_at__isnull=True), name="slot_offer_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="")
                | Q(ended_at__isnull=False, ending__in=[each.value for each in SLOT_ENDINGS]),
                name="slot_offer_ending_is_known",
            ),
            models.CheckConstraint(
                condition=Q(ending="picked", interview__isnull=False)
                | ~Q(ending="picked") & Q(interview__isnull=True),
                name="slot_offer_interview_iff_picked",
            ),
            models.CheckConstraint(
                condition=Q(word="") | Q(ending__in=[each.value for each in _ANSWERS]),
                name="slot_offer_word_with_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(dates__len__range=(FEWEST, MOST)) & Q(dates__contains=[F("last_at")]),
                name="slot_offer_has_its_dates",
            ),
            models.CheckConstraint(condition=~Q(place=""), name="slot_offer_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.offered_at:%Y-%m-%d} ({len(self.dates)})"

    def standing(self, now: dt.datetime) -> SlotStanding:
        """What became of it; `OPEN` alone can be answered or taken back."""
        if self.ending:
            return SlotStanding(self.ending)
        if self.application.state not in LIVE_STATES:
            return SlotStanding.OVER
        return SlotStanding.OPEN if now < self.last_at else SlotStanding.LAPSED

    def dates_ahead(self, now: dt.datetime) -> list[dt.datetime]:
        """Those that can still be picked, in their order."""
        return [at for at in self.dates if now < at]
