"""Proposals in the states that views and actions ask about; one more each becomes an application above."""

from employers.actions import postings
from employers.models import Posting
from referrals.actions import answering, proposing
from referrals.choices import DeclineReason
from referrals.models import Referral
from seekers.models import CardReport
from tests.matrix.actors import OUR_STAFF, Group, Who
from tests.matrix.world import World
from tests.matrix.worlds.employers import open_posting

_ELSEWHERE = Group({Who.STAFF_ELSEWHERE})
NIL = "00000000-0000-4000-8000-000000000000"


def furnish(world: World) -> None:
    for who in (Who.SEEKER, Who.SEEKER_OTHER):
        draft = propose(world, who)
        call = world.made[f"call to {draft.posting_id}"]
        world.thing("referral draft", draft, office_of(who), referral_id=draft.pk, call_id=call)
        world.thing("any referral", draft, office_of(who), referral_id=draft.pk)

        sent = send(world, who)
        keys = {"referral_id": sent.pk, "posting_id": sent.posting_id}
        world.thing("referral", sent, who, office_of(who), **keys)
        world.thing("any referral", sent, office_of(who), referral_id=sent.pk)

        declined = send(world, who)
        note = world.canaries.word(f"{Referral._meta.label}.decline_note", who, office_of(who))
        answering.decline(by=world.actor(who), referral_id=declined.pk, reason=DeclineReason.PAY, note=note)
        world.thing("declined referral", declined, who, office_of(who), referral_id=declined.pk)
        _reported(world, who)
    _to_one_posting(world)
    for kind in ("referral draft", "referral", "declined referral", "any referral", "card report"):
        world.nothing(kind, report_id=NIL, referral_id=NIL, pk=NIL, object_id=NIL, posting_id=0, call_id=0)


def _reported(world: World, who: Who) -> None:
    """A report that a card differs from the facts, about a posting that the seeker's office accepted."""
    posting = open_posting(world, ours=who is not Who.SEEKER_OTHER, also=Group({who}))
    text = world.canaries.word(f"{CardReport._meta.label}.text", office_of(who))
    report = CardReport.objects.create(
        seeker=world.made[who], posting=posting, card=posting.public_card, differences=["wages"], text=text
    )
    world.thing("card report", report, who, office_of(who), report_id=report.pk, pk=report.pk)


def office_of(who: Who) -> Group:
    """The staff of the office where this seeker is registered."""
    return _ELSEWHERE if who is Who.SEEKER_OTHER else OUR_STAFF


def _to_one_posting(world: World) -> None:
    """Two people with a proposal of the same posting, which takes no self-applications any more."""
    posting = world.made["proposed to two"] = open_posting(world, ours=True)
    postings.switch_self_application(by=world.actor(Who.MANAGER), posting_id=posting.pk, on=False)
    for who in (Who.SEEKER, Who.SEEKER_OTHER):
        world.made[f"one of two of {who}"] = send(world, who, posting)


def propose(world: World, who: Who, posting: Posting | None = None) -> Referral:
    """A draft, by the seeker's office, about a posting of its own if no other is given."""
    posting = posting or open_posting(world, ours=who is not Who.SEEKER_OTHER, also=Group({who}))
    why = world.canaries.word(f"{Referral._meta.label}.why", who, office_of(who))
    return proposing.propose(
        by=_officer(world, who), seeker_id=world.made[who].pk, posting_id=posting.pk, why=why
    )


def send(world: World, who: Who, posting: Posting | None = None) -> Referral:
    """The same, sent to the seeker's MyPage."""
    draft = propose(world, who, posting)
    call = world.made[f"call to {draft.posting_id}"]
    return proposing.send(by=_officer(world, who), referral_id=draft.pk, why=draft.why, call_id=call)


def _officer(world: World, who: Who):
    return world.actor(Who.STAFF_ELSEWHERE if who is Who.SEEKER_OTHER else Who.CONSULTATION)
