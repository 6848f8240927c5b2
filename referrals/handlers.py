"""What this floor does about events: its own notices, and proposals that end with a posting or a registration."""

import uuid

from employers.choices import LIVE_STATES as LIVE_POSTINGS
from employers.lifecycle import POSTING
from employers.queries import members_told
from hellowork.notices import events
from hellowork.notices.telling import tell
from referrals import papers
from referrals.actions import answering
from referrals.actions.answering import ASKED_AGAIN
from referrals.actions.letters import ISSUED
from referrals.actions.proposing import EXTENDED
from referrals.lifecycle import REFERRAL
from referrals.models import Referral
from referrals.reminding import TODAY, TOMORROW
from seekers.lifecycle import REGISTRATION
from seekers.queries import mypage_of


def register() -> None:
    """Called once when the app is ready."""
    events.declare(ASKED_AGAIN, EXTENDED, ISSUED, TODAY, TOMORROW)
    events.on(EXTENDED, tell_seeker)
    # Of a lapse, and of nobody's coming, the floor of applications tells: it knows whether the person has applied.
    for transition in ("send", "withdraw"):
        events.on(REFERRAL.event(transition), tell_seeker)
    events.on(REFERRAL.event("refer_at_window"), tell_referred)
    for transition in ("fill", "cancel", "expire"):
        events.on(POSTING.event(transition), posting_ended)
    for transition in ("employ", "close"):
        events.on(REGISTRATION.event(transition), registration_ended)
    events.on(ISSUED, print_letter)


def tell_seeker(event: events.Event) -> None:
    """A proposal has come, got more time, lapsed or was taken back; what was never sent is not mentioned."""
    referral = Referral.objects.select_related("seeker").get(pk=event.object_id)
    if referral.sent_at is not None:
        _tell_person(referral, event)


def tell_referred(event: events.Event) -> None:
    """Who was referred at the window finds it in MyPage too, if they have one."""
    referral = Referral.objects.select_related("seeker").get(pk=event.object_id)
    _tell_person(referral, event)


def _tell_person(referral: Referral, event: events.Event) -> None:
    to = mypage_of(referral.seeker)
    tell(f"{event.kind}.seeker", to, object_id=referral.pk, occurrence=event.occurrence)


def tell_employer(event: events.Event) -> None:
    """Whoever was telephoned about a person learns that nobody will come; without saying who (design section 3)."""
    referral = Referral.objects.select_related("posting").get(pk=event.object_id)
    # Who ended the posting themself need not be told, and of what was never sent nobody waits.
    if referral.call_id is None or referral.sent_at is None or referral.posting.state not in LIVE_POSTINGS:
        return
    place = referral.posting.establishment_id
    to = members_told([place])[place]
    tell(f"{event.kind}.employer", to, object_id=referral.pk, occurrence=event.occurrence)


def posting_ended(event: events.Event) -> None:
    answering.withdraw_for_posting(posting_id=int(event.object_id), reason="募集の終了")


def registration_ended(event: events.Event) -> None:
    answering.withdraw_for_seeker(seeker_id=uuid.UUID(event.object_id), reason="求職登録の終了")


def print_letter(event: events.Event) -> None:
    """The paper of a letter that has its number already."""
    papers.print_letter(uuid.UUID(event.object_id))
