"""What happens to a sent proposal: the seeker answers, or the deadline passes, or the posting ends."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers.choices import LIVE_STATES as LIVE_POSTINGS
from employers.models import Posting
from hellowork import clock
from hellowork.accounts.actor import SYSTEM, Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.lifecycle import move
from hellowork.notices import events
from referrals.actions.letters import issue_letter
from referrals.choices import LIVE_STATES, DeclineReason, ReferralState
from referrals.lifecycle import REFERRAL
from referrals.models import Letter, Referral
from seekers.models import Seeker

ASKED_AGAIN = "referral.asked_again"
_ONCE_MORE = (ReferralState.EXPIRED, ReferralState.DECLINED)


def establish(referral: Referral, *, by: Actor, at: dt.datetime) -> Letter:
    """紹介成立: the seeker applies, and at that moment the referral is made and the letter gets its number.

    Called by the application's action, which holds the locks of seeker, posting and referral; `at` is the clock
    after that. Raises `Refused` once the deadline has come.
    """
    refuse_late(referral, at)
    move(REFERRAL, "establish", [referral], by=by, at=at)
    return issue_letter(referral, at=at)


def refuse_late(referral: Referral, at: dt.datetime) -> None:
    """Raise `Refused` from the deadline on."""
    if referral.deadline_at is None or at >= referral.deadline_at:
        raise Refused(
            _(
                "応募期限を過ぎたため、この求人の紹介は行われませんでした。まだ応募したい場合は、担当のハローワークにご相談ください。"
            ),
            code="deadline",
        )


@transaction.atomic
def decline(*, by: Actor, referral_id: uuid.UUID, reason: DeclineReason, note: str = "") -> Referral:
    """今回は応募しない. The reason is for the office's next search; the employer is not told it."""
    if not by.is_seeker:
        raise NotAllowed
    referral = Referral.objects.for_actor(by).locked().get(pk=referral_id)
    facts = {"decline_reason": reason, "decline_note": note.strip()}
    move(REFERRAL, "decline", [referral], by=by, at=clock.now(), facts=facts)
    return referral


@transaction.atomic
def note_opened(*, by: Actor, referral_id: uuid.UUID) -> None:
    """The seeker has read the proposal; the first time counts."""
    if by.is_seeker:
        Referral.objects.for_actor(by).filter(pk=referral_id, opened_at__isnull=True).update(
            opened_at=clock.now()
        )


@transaction.atomic
def ask_again(*, by: Actor, referral_id: uuid.UUID) -> Referral:
    """もう一度紹介を希望する, after a lapse or a no: waits in the office's queue. Asking twice asks once."""
    if not by.is_seeker:
        raise NotAllowed
    referral = Referral.objects.for_actor(by).select_related("posting").locked().get(pk=referral_id)
    if not may_ask_again(referral) or _is_settled(referral):
        raise Refused(_("この求人は、もう一度の紹介を受け付けることができません。"), code="cannot_ask_again")
    if referral.asked_again_at is None:
        referral.asked_again_at = clock.now()
        referral.save(update_fields=["asked_again_at"])
        events.publish(ASKED_AGAIN, referral.pk, occurrence="once")
    return referral


@transaction.atomic
def settle_wishes(*, seeker_id: uuid.UUID, posting_id: int) -> int:
    """The person has applied after all: what lapsed or was declined is not to be proposed once more."""
    unasked = Referral.objects.filter(
        seeker_id=seeker_id, posting_id=posting_id, again_answered_at__isnull=True
    )
    return unasked.exclude(state=ReferralState.ESTABLISHED).update(again_answered_at=clock.now())


def is_once_more_offered(referral: Referral) -> bool:
    """Whether the seeker's page asks if they want it once more: not asked for yet, nor settled by an application."""
    return may_ask_again(referral) and referral.asked_again_at is None and not _is_settled(referral)


def _is_settled(referral: Referral) -> bool:
    return referral.asked_again_at is None and referral.again_answered_at is not None


def may_ask_again(referral: Referral) -> bool:
    """After a lapse or a no, while the posting lives."""
    return referral.state in _ONCE_MORE and referral.posting.state in LIVE_POSTINGS


def expire(referrals: Sequence[Referral]) -> None:
    """The deadline has come: these locked proposals lapse. The job `referrals.tasks.expire_referrals` finds them."""
    move(REFERRAL, "expire", referrals, by=SYSTEM, at=clock.now())


@transaction.atomic
def withdraw_for_posting(*, posting_id: int, reason: str) -> int:
    """A posting ended: its live proposals are withdrawn. Checks the posting again, since events come late."""
    posting = Posting.objects.locked().get(pk=posting_id)
    if posting.state in LIVE_POSTINGS:
        return 0
    return _withdraw(Referral.objects.filter(posting=posting), reason)


@transaction.atomic
def withdraw_for_seeker(*, seeker_id: uuid.UUID, reason: str) -> int:
    """A registration ended (就職, 取消): its live proposals are withdrawn."""
    seeker = Seeker.objects.locked().get(pk=seeker_id)
    return 0 if seeker.is_valid else _withdraw(Referral.objects.filter(seeker=seeker), reason)


def _withdraw(referrals, reason: str) -> int:
    batch = list(referrals.filter(state__in=LIVE_STATES).order_by("id").locked())
    if batch:
        move(REFERRAL, "withdraw", batch, by=SYSTEM, at=clock.now(), reason=reason)
    return len(batch)
