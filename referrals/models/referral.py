"""Referrals."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from employers.choices import LIVE_STATES as LIVE_POSTINGS
from employers.models import PhoneCall, Posting
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.calendar import days
from hellowork.lifecycle.fields import LifecycleModel
from referrals.choices import LIVE_STATES, DeclineReason, NoCallReason, ReferralState
from seekers.models import Seeker

# What a seeker sees: never a draft, never what the employer refused before it was sent.
SEEN_BY_SEEKER = (
    ReferralState.SENT,
    ReferralState.ESTABLISHED,
    ReferralState.DECLINED,
    ReferralState.EXPIRED,
    ReferralState.WITHDRAWN,
)


class ReferralQuerySet(models.QuerySet["Referral"]):
    def for_actor(self, actor: Actor) -> Self:
        """The seeker's own once sent; for staff those of seekers they may read. Employers see none."""
        if actor.is_seeker:
            return self.filter(seeker_id=actor.seeker_id, sent_at__isnull=False, state__in=SEEN_BY_SEEKER)
        if actor.is_staff:
            return self.filter(Q(office_id=actor.office_id) | Q(seeker__in=Seeker.objects.for_actor(actor)))
        return self if actor.is_system else self.none()

    def live(self) -> Self:
        return self.filter(state__in=LIVE_STATES)

    def sent(self) -> Self:
        return self.filter(state=ReferralState.SENT)

    def past_deadline(self) -> Self:
        """Sent, and its deadline has come: the instant itself is too late (half-open)."""
        return self.sent().filter(deadline_at__lte=clock.Now())

    def with_last_day(self, day: dt.date) -> Self:
        """Waiting for an answer that must come on that day at the latest."""
        return self.sent().filter(
            deadline_at__gt=days.start_of_day(day),
            deadline_at__lte=days.start_of_day(day + dt.timedelta(days=1)),
        )

    def asking_again(self) -> Self:
        """Lapsed or declined, wished once more, and neither answered nor proposed anew since, while the posting lives."""
        newer = Referral.objects.filter(
            seeker=OuterRef("seeker"), posting=OuterRef("posting"), created_at__gt=OuterRef("asked_again_at")
        )
        return self.filter(
            ~Exists(newer),
            asked_again_at__isnull=False,
            again_answered_at__isnull=True,
            state__in=[ReferralState.EXPIRED, ReferralState.DECLINED],
            posting__state__in=LIVE_POSTINGS,
        )

    def never_sent(self, age: dt.timedelta) -> Self:
        """Drafts that have waited for that long; each keeps its seeker from another proposal for the posting."""
        return self.filter(state=ReferralState.DRAFT, created_at__lte=clock.Now() - age)

    def naming_somebody_before(self, age: dt.timedelta) -> Self:
        """Ended longer ago than `age`, and still saying why, or by whom."""
        named = Q(staff__isnull=False) | ~Q(why="") | ~Q(decline_note="")
        return self.filter(named, state_since__lte=clock.Now() - age).exclude(state__in=LIVE_STATES)

    def taking_a_place(self) -> Self:
        """What counts against the places a confirmation or a consent gave."""
        return self.filter(state__in=[ReferralState.SENT, ReferralState.ESTABLISHED])

    def locked(self) -> Self:
        return self.select_for_update(of=("self",), no_key=True)


class Referral(LifecycleModel):
    """紹介: a proposal in MyPage that becomes a referral when the seeker applies in time (オンラインハローワーク紹介),
    or a referral made at the window at once, which is never sent and has no deadline.

    Either cites a valid confirmation (`call`) or a reason for no call. `card` is the version the seeker was shown.
    `deadline_at` is the start, in Japan, of the day after the last day to apply.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seeker = models.ForeignKey(Seeker, models.PROTECT, verbose_name="求職者", related_name="referrals")
    posting = models.ForeignKey(Posting, models.PROTECT, verbose_name="求人", related_name="referrals")
    card = models.ForeignKey("employers.JobCard", models.PROTECT, verbose_name="求人票", related_name="+")
    office = models.ForeignKey(
        "offices.Office", models.PROTECT, verbose_name="紹介安定所", related_name="referrals"
    )
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="担当の職員", related_name="+", null=True
    )
    state = models.CharField(
        "状態", max_length=12, choices=ReferralState, default=ReferralState.DRAFT, editable=False
    )
    why = models.TextField("おすすめする理由", max_length=400, blank=True)
    call = models.ForeignKey(
        PhoneCall, models.PROTECT, verbose_name="電話確認", related_name="referrals", null=True, blank=True
    )
    no_call_reason = models.CharField(
        "電話確認を行わない理由", max_length=12, choices=NoCallReason, blank=True
    )
    deadline_at = models.DateTimeField("応募期限", null=True, editable=False)
    is_cut_by_posting = models.BooleanField("紹介期限日に合わせた期限", default=False, editable=False)
    created_at = models.DateTimeField("作成日時", db_default=clock.Now(), editable=False)
    sent_at = models.DateTimeField("送信日時", null=True, editable=False)
    opened_at = models.DateTimeField("求職者の閲覧", null=True, editable=False)
    decline_reason = models.CharField("応募しない理由", max_length=12, choices=DeclineReason, blank=True)
    decline_note = models.CharField("応募しない理由（補足）", max_length=300, blank=True)
    asked_again_at = models.DateTimeField("もう一度の希望", null=True, editable=False)
    again_answered_at = models.DateTimeField("もう一度の希望への対応", null=True, editable=False)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = "紹介"
        verbose_name_plural = "紹介"
        indexes = [
            models.Index("seeker", models.F("created_at").desc(), name="referral_of_seeker"),
            models.Index("posting", "state", name="referral_of_posting"),
            models.Index("deadline_at", name="referral_due", condition=Q(state="sent")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReferralState.values), name="referral_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["seeker", "posting"],
                condition=Q(state__in=[state.value for state in LIVE_STATES]),
                name="referral_one_live_a_posting",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "established", "declined", "expired"])
                | Q(call__isnull=False)
                | ~Q(no_call_reason=""),
                name="referral_cites_call_or_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "declined", "expired"]) | Q(sent_at__isnull=False),
                name="referral_answered_only_if_sent",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False, deadline_at__isnull=False)
                | Q(sent_at__isnull=True, deadline_at__isnull=True),
                name="referral_sent_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(deadline_at__isnull=True) | Q(deadline_at__gt=models.F("sent_at")),
                name="referral_deadline_after_sending",
            ),
            models.CheckConstraint(
                condition=Q(call__isnull=True) | Q(no_call_reason=""), name="referral_call_or_reason_not_both"
            ),
            models.CheckConstraint(
                condition=Q(decline_reason="") | Q(state="declined"),
                name="referral_decline_reason_if_declined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
