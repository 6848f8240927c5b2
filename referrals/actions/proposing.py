"""What staff do with a proposal: write it, send it, take it back, prolong it, record the employer's no."""

import uuid
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers.actions.calls import record_call
from employers.models import PhoneCall, Posting
from hellowork import clock
from hellowork.accounts.actor import Actor, known
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.calendar import days
from hellowork.lifecycle import move
from hellowork.notices import events
from hellowork.offices.roles import OfficePermission, may
from referrals import calling, deadlines
from referrals.choices import LIVE_STATES, NoCallReason, ReferralState
from referrals.fitness import refuse_unfit, refuse_unregistered, refuse_without_mypage
from referrals.lifecycle import REFERRAL
from referrals.models import Referral
from seekers.actions.registration import prolong_to
from seekers.models import Seeker
from seekers.models.seeker import SeekerQuerySet

EXTENDED = "referral.extended"


def refers(by: Actor) -> None:
    """Raise `NotAllowed` for anybody whose role does not refer."""
    if not may(by, OfficePermission.REFER):
        raise NotAllowed


@transaction.atomic
def propose(*, by: Actor, seeker_id: uuid.UUID, posting_id: int, why: str = "") -> Referral:
    """A draft: this posting fits this seeker, and why. Checks everything but the call, so that nobody phones in vain.

    Whether it goes to MyPage (`send`) or is made at the window is decided after the call.
    """
    refers(by)
    return _draft(by, Seeker.objects.for_actor(by), seeker_id, posting_id, why)


@transaction.atomic
def propose_again(*, by: Actor, referral_id: uuid.UUID) -> Referral:
    """A new draft for the same person and posting, after a lapse or a no; the wish is answered by it.

    Whoever may read the proposal may go on with it (as for sending), though the person be of another office.
    """
    refers(by)
    old = Referral.objects.for_actor(by).get(pk=referral_id)
    draft = _draft(by, Seeker.objects.all(), old.seeker_id, old.posting_id, old.why)
    answer_again(by=by, referral_id=old.pk)
    return draft


@transaction.atomic
def answer_again(*, by: Actor, referral_id: uuid.UUID) -> Referral:
    """もう一度の希望に対応した: the officer has talked to the person; the wish leaves the queue."""
    refers(by)
    referral = Referral.objects.for_actor(by).locked().get(pk=referral_id)
    if referral.asked_again_at is not None and referral.again_answered_at is None:
        referral.again_answered_at = clock.now()
        referral.save(update_fields=["again_answered_at"])
    return referral


def call_employer(*, by: Actor, referral_id: uuid.UUID, **call: Any) -> PhoneCall:
    """Write down a call made about a draft; it belongs to the posting and serves other seekers too."""
    draft = Referral.objects.for_actor(by).get(pk=referral_id)
    return record_call(by=by, posting_id=draft.posting_id, **call)


@transaction.atomic
def send(
    *,
    by: Actor,
    referral_id: uuid.UUID,
    why: str,
    call_id: int | None = None,
    no_call_reason: NoCallReason | str = "",
    days_given: int | None = None,
) -> Referral:
    """Send the proposal to the seeker's MyPage. Cites a confirmation that still stands and has a place left, or a
    reason for no call that holds now. The registration is prolonged to the deadline.
    """
    refers(by)
    seeker, posting, referral = _locked(by, referral_id)
    now = clock.now()
    refuse_unfit(seeker, posting, now.date())
    refuse_without_mypage(seeker, posting)
    if not why.strip():
        raise Refused(_("おすすめする理由を入力してください。求職者の方にお見せします。"), code="why")
    call = calling.call_or_reason(call_id, no_call_reason, posting, now)
    deadline = deadlines.deadline_for(
        sent_on=now.date(),
        days_given=settings.REFERRAL_APPLICATION_DAYS if days_given is None else days_given,
        refer_until=posting.standing.refer_until,
    )
    prolong_to(seeker, day=days.last_day_before(deadline.at), on=now.date())
    facts = {
        "why": why.strip(),
        "call": call,
        "no_call_reason": "" if call else no_call_reason,
        "card_id": posting.card_id,
        "deadline_at": deadline.at,
        "is_cut_by_posting": deadline.is_cut,
        "sent_at": now,
    }
    move(REFERRAL, "send", [referral], by=by, at=now, facts=facts)
    return referral


@transaction.atomic
def record_refusal(*, by: Actor, referral_id: uuid.UUID) -> Referral:
    """紹介不可: the employer said no on the telephone, before the proposal was sent."""
    refers(by)
    referral = Referral.objects.for_actor(by).locked().get(pk=referral_id)
    move(REFERRAL, "refuse", [referral], by=by, at=clock.now())
    return referral


@transaction.atomic
def withdraw(*, by: Actor, referral_id: uuid.UUID, reason: str) -> Referral:
    """取りやめ by the office."""
    refers(by)
    referral = Referral.objects.for_actor(by).locked().get(pk=referral_id)
    move(REFERRAL, "withdraw", [referral], by=by, at=clock.now(), reason=reason)
    return referral


@transaction.atomic
def extend_deadline(*, by: Actor, referral_id: uuid.UUID, days_given: int) -> Referral:
    """A later deadline, counted from the day of sending, before the present one passes; the person is told the day.

    The registration is prolonged to it, as for sending.
    """
    refers(by)
    seeker, posting, referral = _locked(by, referral_id)
    now = clock.now()
    if referral.state != ReferralState.SENT or now >= known(referral.deadline_at):
        raise Refused(_("応募期限を過ぎているため、変更できません。"), code="too_late")
    refuse_unregistered(seeker, now.date())
    deadline = deadlines.deadline_for(
        sent_on=days.day_of(known(referral.sent_at)),
        days_given=days_given,
        refer_until=posting.standing.refer_until,
    )
    if deadline.at <= known(referral.deadline_at):
        raise Refused(
            _("応募期限は、いまの期限より後で、紹介期限日までの日にしてください。"), code="not_later"
        )
    prolong_to(seeker, day=days.last_day_before(deadline.at), on=now.date())
    referral.deadline_at, referral.is_cut_by_posting = deadline.at, deadline.is_cut
    referral.save(update_fields=["deadline_at", "is_cut_by_posting"])
    events.publish(EXTENDED, referral.pk, occurrence=deadline.at.date().isoformat())
    return referral


def _draft(by: Actor, seekers: SeekerQuerySet, seeker_id: uuid.UUID, posting_id: int, why: str) -> Referral:
    """A draft for one of these seekers, if nothing stands against it. Both are locked until it is there."""
    seeker = seekers.locked().get(pk=seeker_id)
    posting = (
        Posting.objects.for_actor(by)
        .select_related("establishment", "acceptance")
        .locked()
        .get(pk=posting_id)
    )
    refuse_unfit(seeker, posting, clock.today())
    if Referral.objects.filter(seeker=seeker, posting=posting, state__in=LIVE_STATES).exists():
        raise Refused(_("この求人は、すでにこの方へお知らせしています。"), code="live_referral")
    return Referral.objects.create(
        seeker=seeker,
        posting=posting,
        card_id=known(posting.card_id),
        office_id=known(by.office_id),
        staff_id=by.user_id,
        why=why,
    )


def _locked(by: Actor, referral_id: uuid.UUID) -> tuple[Seeker, Posting, Referral]:
    """The referral that the actor may see, with its seeker and posting, all locked in the order of the house."""
    found = Referral.objects.for_actor(by).get(pk=referral_id)
    seeker = Seeker.objects.locked().get(pk=found.seeker_id)
    posting = Posting.objects.select_related("establishment", "acceptance").locked().get(pk=found.posting_id)
    return seeker, posting, Referral.objects.locked().get(pk=referral_id)
