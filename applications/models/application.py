"""Applications."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Case, Count, Exists, ExpressionWrapper, F, OuterRef, Q, When
from django.db.models.functions import Cast, Coalesce, TruncDate

from applications.choices import LIVE_STATES, ApplicationState, Method, Waits
from employers.choices import SelectionMethod
from employers.models import Posting
from hellowork import clock
from hellowork.accounts.actor import Actor, Hat
from hellowork.audit.models import AccessRecord
from hellowork.calendar import days
from hellowork.clock import TOKYO
from hellowork.lifecycle.fields import LifecycleModel
from hellowork.retention import GONE
from referrals.models import Letter, Referral
from seekers.models import Seeker

# After so long without an interview or a result the office asks the employer, who is told so before.
RESULT_MISSING_AFTER = dt.timedelta(days=14)
# What the log of looks calls an application that was read.
READ = "application.read"
# What nobody has read by then is no news any more.
_NEWS_FOR = dt.timedelta(days=30)


def misses_result(now: dt.datetime) -> Q:
    """About which live applications the employer should have said something: after the interview, or long after the
    application. `Application.misses_result` asks one.
    """
    return Q(interview_at__lte=now) | Q(interview_at__isnull=True, applied_at__lte=now - RESULT_MISSING_AFTER)


def interview_on(day: dt.date) -> Q:
    """Whose interview is on this day."""
    tomorrow = days.start_of_day(day + dt.timedelta(days=1))
    return Q(interview_at__gte=days.start_of_day(day), interview_at__lt=tomorrow)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def for_actor(self, actor: Actor) -> Self:
        """The seeker's own; those to the member's establishment; for staff those their office referred or accepted,
        and those of seekers they may read. One whose person was taken out is there for nobody.
        """
        if actor.is_seeker:
            return self.remembered().filter(seeker_id=actor.seeker_id)
        if actor.is_employer:
            return self.remembered().filter(posting__establishment_id=actor.establishment_id)
        if actor.is_staff:
            return self.remembered().filter(
                Q(referral__office_id=actor.office_id)
                | Q(posting__acceptance__office_id=actor.office_id)
                | Q(seeker__in=Seeker.objects.for_actor(actor))
            )
        return self if actor.is_system else self.none()

    def live(self) -> Self:
        return self.filter(state__in=LIVE_STATES)

    def not_withdrawn(self) -> Self:
        """Made, and not taken back before a decision. A result changes nothing here, so that this tells none."""
        return self.exclude(state=ApplicationState.WITHDRAWN)

    def result_missing(self, now: dt.datetime) -> Self:
        return self.live().filter(misses_result(now))

    def news_for_office(self, now: dt.datetime) -> Self:
        """Those that ended lately and that nobody of the staff has read since: a result, a withdrawal, a hire that came
        to nothing. The look itself is the mark, so that no officer ticks anything off.
        """
        looks = AccessRecord.objects.filter(
            kind=READ,
            object_id=Cast(OuterRef("pk"), models.CharField()),
            by_hat=Hat.STAFF,
            at__gte=OuterRef("state_since"),
        )
        ended = self.exclude(state__in=LIVE_STATES).filter(state_since__gte=now - _NEWS_FOR)
        return ended.exclude(Exists(looks))

    def waiting_for(self, waits: str, now: dt.datetime) -> Self:
        """Those on one of the lists of `Waits`; all of them for any other word."""
        if waits == Waits.ANSWER:
            return self.filter(state=ApplicationState.APPLIED)
        if waits == Waits.INTERVIEW:
            return self.live().filter(interview_on(days.day_of(now)))
        return self.result_missing(now) if waits == Waits.RESULT else self

    def remembered(self) -> Self:
        """Whose personal data are still here."""
        return self.filter(emptied_at__isnull=True)

    def over_for(self, age: dt.timedelta) -> Self:
        """Decided or withdrawn longer ago than `age`, or left without a result ever since."""
        since = clock.Now() - age
        return self.filter(
            Q(state__in=LIVE_STATES) | Q(state_since__lte=since),
            applied_at__lte=since,
            emptied_at__isnull=True,
        )

    def with_promised_day(self) -> Self:
        """With `promised_on`, the day by which the result was promised: `applications.promise` for many at once."""
        by_papers = Q(card__selection_methods__contains=[SelectionMethod.DOCUMENTS]) & ~Q(
            card__selection_methods__contains=[SelectionMethod.INTERVIEW]
        )
        counted_from = Coalesce(
            TruncDate("interview_at", tzinfo=TOKYO),
            Case(When(by_papers, then=TruncDate("applied_at", tzinfo=TOKYO))),
        )
        promised_on = ExpressionWrapper(
            counted_from + F("card__result_within_days"), output_field=models.DateField()
        )
        return self.annotate(promised_on=promised_on)

    def promise_broken(self, today: dt.date) -> Self:
        """Whose selection goes on though the promised day of the result is wholly over."""
        return self.live().with_promised_day().filter(promised_on__lt=today)

    def newest_first(self) -> Self:
        return self.order_by("-applied_at", "-id")

    def applicants_of(self, posting_ids: Collection[int]) -> dict[int, int]:
        """By posting: how many persons have ever applied; who came back after a withdrawal counts once."""
        rows = self.filter(posting__in=posting_ids).order_by().values_list("posting")
        counted = dict(rows.annotate(persons=Count("seeker", distinct=True)))
        return {posting_id: counted.get(posting_id, 0) for posting_id in posting_ids}

    def with_mypage(self) -> Self:
        """With `has_mypage`, whether the applicant reads what is written in MyPage; nothing else of the person."""
        return self.annotate(has_mypage=Q(seeker__user__isnull=False))

    def as_rows(self) -> Self:
        """What a list shows of each: the long texts of a page of applications and cards stay where they are."""
        return self.select_related("posting__acceptance", "card").only(
            *("method", "state", "applied_at", "opened_at", "interview_at", "name"),
            *("card__title", "card__result_within_days", "card__selection_methods"),
            "posting__acceptance__number",
        )

    def locked(self) -> Self:
        return self.select_for_update(of=("self",), no_key=True)


class Application(LifecycleModel):
    """応募, with the facts about the applicant as they were sent.

    An employer never gets a Seeker: what they read is copied here. `conditions_confirmed` says whether staff had
    confirmed the registration (利用登録者); `opened_at` is when the employer first opened it, `interview_at` when the
    interview begins that stands. At the window nobody writes a motive.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seeker = models.ForeignKey(Seeker, models.PROTECT, verbose_name="求職者", related_name="applications")
    posting = models.ForeignKey(Posting, models.PROTECT, verbose_name="求人", related_name="applications")
    card = models.ForeignKey("employers.JobCard", models.PROTECT, verbose_name="求人票", related_name="+")
    method = models.CharField("応募方法", max_length=16, choices=Method, editable=False)
    referral = models.OneToOneField(
        Referral, models.PROTECT, verbose_name="紹介", related_name="application", null=True, editable=False
    )
    letter = models.OneToOneField(
        Letter, models.PROTECT, verbose_name="紹介状", related_name="application", null=True, editable=False
    )
    state = models.CharField(
        "状態", max_length=20, choices=ApplicationState, default=ApplicationState.APPLIED, editable=False
    )
    applied_at = models.DateTimeField("応募日時", editable=False)
    opened_at = models.DateTimeField("事業所の確認", null=True, editable=False)
    interview_at = models.DateTimeField("面接の日時", null=True, editable=False)
    # When the personal data were taken out; the row stays for the statistics.
    emptied_at = models.DateTimeField("個人情報の消去日時", null=True, editable=False)
    motive = models.TextField("志望動機", max_length=1000, blank=True)

    name = models.CharField("氏名", max_length=60)
    kana = models.CharField("氏名（カナ）", max_length=60)
    telephone = models.CharField("電話番号", max_length=20)
    address = models.CharField("住所", max_length=240, blank=True)
    career = models.TextField("職歴", max_length=2000, blank=True)
    education = models.CharField("学歴", max_length=200, blank=True)
    licences = models.CharField("免許・資格", max_length=200, blank=True)
    conditions_confirmed = models.BooleanField("ハローワークが登録内容を確認済み", editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = "応募"
        verbose_name_plural = "応募"
        indexes = [
            models.Index("posting", models.F("applied_at").desc(), name="application_of_posting"),
            models.Index("seeker", models.F("applied_at").desc(), name="application_of_seeker"),
            models.Index(
                "state_since",
                condition=~Q(state__in=[state.value for state in LIVE_STATES]),
                name="application_ended_lately",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ApplicationState.values), name="application_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["seeker", "posting"],
                condition=Q(state__in=[state.value for state in LIVE_STATES]),
                name="application_one_live_a_posting",
            ),
            models.CheckConstraint(
                condition=Q(method="self", referral__isnull=True, letter__isnull=True)
                | ~Q(method="self") & Q(referral__isnull=False, letter__isnull=False),
                name="application_letter_iff_referral",
            ),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="application_method_is_known"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(opened_at__gte=models.F("applied_at")),
                name="application_opened_after_it_came",
            ),
            models.CheckConstraint(
                condition=Q(method="window") | ~Q(motive=""), name="application_online_has_a_motive"
            ),
        ]

    def __str__(self) -> str:
        return self.name or GONE

    def misses_result(self, now: dt.datetime) -> bool:
        """`misses_result`, asked of this one."""
        since = self.interview_at or self.applied_at + RESULT_MISSING_AFTER
        return self.state in LIVE_STATES and since <= now

    @property
    def is_self_application(self) -> bool:
        return self.method == Method.SELF
