"""Telephone calls to an employer, and the confirmations they bring."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.text.dates import datetime_text


class CallResult(models.TextChoices):
    """What a call brought."""

    ACCEPTING = "accepting", "応募可"
    FILLED = "filled", "充足済み"
    CHANGED = "changed", "条件変更"
    CALL_BACK = "call_back", "折り返し待ち"
    ABSENT = "absent", "不在"
    DECLINED = "declined", "断り"


# The employer said that nobody can be referred just now, or not as the card says.
AGAINST = (CallResult.FILLED, CallResult.CHANGED, CallResult.DECLINED)
# Whoever is to call back was reached, but has answered nothing yet.
ANSWERS = (CallResult.ACCEPTING, *AGAINST)
REACHED = (*ANSWERS, CallResult.CALL_BACK)


class PhoneCallQuerySet(models.QuerySet["PhoneCall"]):
    def for_actor(self, actor: Actor) -> Self:
        """The office's log, shared by all officers and offices."""
        return self if actor.is_staff or actor.is_system else self.none()

    def confirming(self) -> Self:
        """Calls whose answer still stands: applications are open, within the days it is good for, and the employer
        has not said otherwise since.
        """
        return self.telling_open().filter(valid_until__gt=clock.Now())

    def telling_open(self) -> Self:
        """Calls in which the employer said that applications are open, and has not said otherwise since."""
        later = PhoneCall.objects.filter(
            Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")),
            posting=OuterRef("posting"),
            result__in=AGAINST,
        )
        return self.filter(~Exists(later), result=CallResult.ACCEPTING)

    def results_between(self, start: dt.datetime, end: dt.datetime) -> list[str]:
        """What the calls of this time brought, the newest first."""
        calls = self.filter(at__gte=start, at__lt=end).order_by("-at", "-pk")
        return list(calls.values_list("result", flat=True))

    def naming_somebody_before(self, age: dt.timedelta) -> Self:
        """Older than `age`, and still saying who spoke with whom, or of what."""
        named = Q(staff__isnull=False) | ~Q(answered_by="") | ~Q(note="")
        return self.filter(named, at__lte=clock.Now() - age)


class PhoneCall(models.Model):
    """事業所への電話: one call about one posting.

    With the result 応募可 it is a confirmation: it belongs to the posting, names the places left and is good until
    `valid_until`, for every officer and office. `places_left` empty means that no number was told.
    """

    posting = models.ForeignKey(
        "employers.Posting", models.CASCADE, verbose_name="求人", related_name="calls"
    )
    office = models.ForeignKey("offices.Office", models.PROTECT, verbose_name="安定所", related_name="+")
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="担当の職員", related_name="+", null=True
    )
    at = models.DateTimeField("発信日時", db_default=clock.Now(), editable=False)
    result = models.CharField("結果", max_length=10, choices=CallResult)
    answered_by = models.CharField("応対者", max_length=60, blank=True)
    places_left = models.PositiveSmallIntegerField("受けられる人数", null=True, blank=True)
    note = models.CharField("確認した内容", max_length=400, blank=True)
    valid_until = models.DateTimeField("確認の有効期限", null=True, editable=False)

    objects = PhoneCallQuerySet.as_manager()

    class Meta:
        verbose_name = "事業所への電話"
        verbose_name_plural = "事業所への電話"
        indexes = [models.Index("posting", models.F("at").desc(), name="phone_call_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="accepting", valid_until__isnull=False)
                | ~Q(result="accepting") & Q(valid_until__isnull=True),
                name="phone_call_confirmation_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()}（{datetime_text(self.at)}）"
