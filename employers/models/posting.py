"""Postings: the lasting identity of a job offer."""

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from employers.choices import (
    LIVE_STATES,
    SELF_APPLICATION_LEVELS,
    ContractWork,
    PostingState,
    PublicationLevel,
)
from employers.models.acceptance import Acceptance
from employers.models.establishment import Establishment
from employers.models.job_card import JobCard
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.audit.edits import edits_kept
from hellowork.calendar import minimum_wage
from hellowork.lifecycle.fields import LifecycleModel

# How long a posting lives at most: to the end of the second month after its acceptance, and a month more.
LONGEST_LIFE = dt.timedelta(days=124)


class PostingQuerySet(models.QuerySet["Posting"]):
    def for_actor(self, actor: Actor) -> Self:
        """Own postings for members, all handed-in ones for staff; a draft is the employer's alone.

        What the public reads, `employers.publication` and the search say.
        """
        if actor.is_employer:
            return self.filter(establishment_id=actor.establishment_id)
        if actor.is_staff:
            return self.exclude(state=PostingState.DRAFT)
        return self if actor.is_system else self.none()

    def live(self) -> Self:
        """Accepted and not ended."""
        return self.filter(state__in=LIVE_STATES)

    def open(self) -> Self:
        """Live and taking referrals and applications."""
        return self.filter(state=PostingState.OPEN)

    def waiting_for_office(self) -> Self:
        """Handed in and not yet answered by the office."""
        return self.filter(state=PostingState.SUBMITTED)

    def past_last_day(self) -> Self:
        """Live although their 紹介期限日 is over."""
        return self.live().filter(acceptance__refer_until__lt=clock.today())

    def below_minimum_wage(self, today: dt.date) -> Self:
        """Live, and paid below a minimum wage that was published after their acceptance, begun or not; with
        `minimum_from`, the day from which that rate holds. Older tables were held against them at acceptance.
        """
        rates = minimum_wage.newest_since(today - LONGEST_LIFE)
        below = (Q(prefecture=rate.prefecture, hourly_yen__lt=rate.yen) for rate in rates)
        starts = (When(prefecture=rate.prefecture, then=Value(rate.effective)) for rate in rates)
        found = self.live().filter(Q(*below, _connector=Q.OR)) if rates else self.filter(hourly_yen__lt=0)
        return found.annotate(minimum_from=Case(*starts, default=None, output_field=models.DateField()))

    def visit_missed(self) -> Self:
        """The last day for the visit is over."""
        return self.filter(state=PostingState.VISIT_ASKED, visit_by__lt=clock.today())

    def never_handed_in(self, age: dt.timedelta) -> Self:
        """Drafts that nobody has typed into for that long."""
        since = clock.Now() - age
        typed = JobCard.objects.filter(posting=OuterRef("pk"), changed_at__gt=since)
        return self.filter(~Exists(typed), state=PostingState.DRAFT, created_at__lte=since)

    def with_cards(self) -> Self:
        """With everything a list row shows."""
        return self.select_related(
            "establishment", "card__municipality", "draft_card__municipality", "acceptance"
        )

    def locked(self) -> Self:
        return self.select_for_update(of=("self",), no_key=True)


@edits_kept("self_application", "publication_level")
class Posting(LifecycleModel):
    """求人: lasts over versions of its text (`JobCard`) and over acceptances (`Acceptance`).

    `card` is what the public sees, `draft_card` what the employer writes on. `publication_level` is copied from
    the card at acceptance, so that the database can hold it against `self_application` by itself.
    """

    establishment = models.ForeignKey(
        Establishment, models.PROTECT, verbose_name="事業所", related_name="postings"
    )
    state = models.CharField(
        "状態", max_length=12, choices=PostingState, default=PostingState.DRAFT, editable=False
    )
    card = models.ForeignKey(
        "employers.JobCard",
        models.PROTECT,
        verbose_name="公開中の求人票",
        related_name="+",
        null=True,
        editable=False,
    )
    draft_card = models.ForeignKey(
        "employers.JobCard",
        models.SET_NULL,
        verbose_name="入力中の求人票",
        related_name="+",
        null=True,
        editable=False,
    )
    acceptance = models.ForeignKey(
        "employers.Acceptance",
        models.PROTECT,
        verbose_name="受理",
        related_name="+",
        null=True,
        editable=False,
    )
    publication_level = models.PositiveSmallIntegerField(
        "公開希望", choices=PublicationLevel, null=True, editable=False
    )
    # The switch オンライン自主応募. That it may stand on is checked by the form, the action, the constraint on this
    # row, and by the trigger below for what stands on the card and the acceptance.
    self_application = models.BooleanField("オンライン自主応募の受付", default=False, editable=False)
    self_application_changed_at = models.DateTimeField("受付の切替日時", null=True, editable=False)
    visit_by = models.DateField("来所期限", null=True, editable=False)
    # Copied from the card at acceptance, so that a new minimum wage finds at once who is below it.
    hourly_yen = models.PositiveIntegerField("賃金の下限の時間額", null=True, editable=False)
    prefecture = models.CharField("就業場所の都道府県", max_length=2, blank=True, editable=False)
    # How many persons have applied, whatever became of it: kept up from above (`employers.actions.figures`), so that
    # the public page tells it without asking who.
    applicants = models.PositiveIntegerField("応募した方の人数", default=0, editable=False)
    created_at = models.DateTimeField("作成日時", db_default=clock.Now(), editable=False)

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = "求人"
        verbose_name_plural = "求人"
        indexes = [
            models.Index("establishment", models.F("id").desc(), name="posting_of_establishment"),
            models.Index("state_since", "id", name="posting_waiting", condition=Q(state="submitted")),
            models.Index(
                "prefecture", "hourly_yen", name="posting_by_pay", condition=Q(state__in=["open", "on_hold"])
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PostingState.values), name="posting_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[*LIVE_STATES, "filled", "cancelled", "expired"])
                | Q(card__isnull=False, acceptance__isnull=False, publication_level__isnull=False),
                name="posting_live_has_card_and_acceptance",
            ),
            models.CheckConstraint(
                condition=Q(self_application=False)
                | Q(
                    state__in=LIVE_STATES,
                    publication_level__in=[int(level) for level in SELF_APPLICATION_LEVELS],
                ),
                name="posting_self_application_is_live_and_public",
                violation_error_message="オンライン自主応募は、公開範囲が1または2の公開中の求人だけで受け付けることができます。",
            ),
            models.CheckConstraint(
                condition=Q(state="visit_asked", visit_by__isnull=False)
                | ~Q(state="visit_asked") & Q(visit_by__isnull=True),
                name="posting_visit_has_a_day",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="posting_self_application_gate",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__self_application=True),
                func=f"""
                    IF EXISTS (
                        SELECT FROM employers_jobcard card JOIN employers_acceptance acceptance
                          ON acceptance.id = NEW.acceptance_id
                        WHERE card.id = NEW.card_id
                          AND card.contract_work = '{ContractWork.NONE.value}'
                          AND card.workplace_is_named
                          AND NOT acceptance.is_performed_at_client
                    ) THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'self-application is closed to dispatch, contracting and unnamed workplaces'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_self_application_gate';
                """,
            )
        ]

    def __str__(self) -> str:
        return self.acceptance.number if self.acceptance else f"{self._meta.verbose_name} {self.pk}"

    @property
    def standing(self) -> Acceptance:
        """The acceptance that stands. From 受理 on there is one (a check constraint holds it); before, it raises."""
        if self.acceptance is None:
            raise ValueError(f"{self} is not accepted.")
        return self.acceptance

    @property
    def public_card(self) -> JobCard:
        """The accepted card, as `standing`."""
        if self.card is None:
            raise ValueError(f"{self} is not accepted.")
        return self.card

    @property
    def shown_card(self) -> JobCard | None:
        """The card a list shows: the public one, or the draft before there is one."""
        return self.card or self.draft_card
