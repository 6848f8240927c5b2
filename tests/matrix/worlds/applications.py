"""Applications by both ways and to both establishments: new ones, a rejected one, a hire; letters and documents.

The copies of the applicant's facts get canaries of their own, so that a page for employers that reads the
seeker's record instead of the application is found.
"""

import datetime as dt

from applications.actions import applying, interviews, outcomes, slot_offers
from applications.actions.interviews import Appointment
from applications.actions.outcomes import Decision
from applications.actions.slot_offers import Slots
from applications.choices import Result, Told
from applications.models import Application, Interview, SentDocument, SlotOffer
from hellowork.accounts.actor import Actor, EstablishmentRole
from hellowork.clock import TOKYO
from referrals.models import Letter
from seekers.models import Seeker, SeekerDocument
from tests.matrix.actors import MEMBERS, Group, Who
from tests.matrix.world import World
from tests.matrix.worlds.employers import join, open_posting
from tests.matrix.worlds.referrals import NIL, office_of, send
from tests.matrix.worlds.seekers import document, seeker_actor

_KINDS = (
    "application",
    "application with interview",
    "rejected application",
    "hire",
    "any application",
    "application with letter",
)
_NEXT_WEEK = dt.datetime(2026, 11, 24, 10, tzinfo=TOKYO)
_THEIRS = Group({Who.OTHER_EMPLOYER})


def furnish(world: World) -> None:
    for who in (Who.SEEKER, Who.SEEKER_OTHER):
        _put(world, "application", who, _to_proposal(world, who))
        _put(world, "application with interview", who, _with_interview(world, who))
        _put(world, "rejected application", who, _rejected(world, who))
    _put(world, "application", Who.SEEKER_ONLINE, _direct(world, Who.SEEKER_ONLINE))
    _hires(world, Who.SEEKER_HIRED)
    for kind in (*_KINDS, "sent document", "letter", "slot offer"):
        keys = ("application_id", "pk", "object_id", "document_id", "letter_id", "offer_id")
        world.nothing(kind, **dict.fromkeys(keys, NIL))


def employers_of(who: Who) -> Group:
    """To whom this seeker applied."""
    return _THEIRS if who is Who.SEEKER_OTHER else MEMBERS


def _readers(who: Who) -> Group:
    return employers_of(who) | office_of(who) | {who}


def _put(world: World, kind: str, who: Who, application: Application) -> None:
    world.made[f"{kind} of {who}"] = application
    keys = {"application_id": application.pk, "pk": application.pk, "posting_id": application.posting_id}
    for each in (kind, "any application", *(["application with letter"] if application.letter else [])):
        world.thing(each, application, _readers(who), **keys)


def _to_proposal(world: World, who: Who) -> Application:
    referral = send(world, who)
    document = _document(world, who)
    application = applying.apply(
        by=world.actor(who),
        posting_id=referral.posting_id,
        motive="志望動機",
        document_ids=[document.pk],
        referral_id=referral.pk,
    )
    letter = Letter.objects.get(referral=referral)
    world.mark(letter, _readers(who), keep=("number", "seeker_number", "posting_number"))
    world.thing("letter", letter, _readers(who), letter_id=letter.pk, pk=letter.pk)
    return _marked(world, who, application)


def _with_interview(world: World, who: Who) -> Application:
    """Agreed on the telephone, and written down by the employer."""
    application = _to_proposal(world, who)
    texts = world.texts(Interview, _readers(who), agreed_by="telephone")
    appointment = Appointment(at=dt.datetime(2026, 11, 17, 14, tzinfo=TOKYO), **texts)
    interviews.arrange_interview(
        by=_manager(world, who), application_id=application.pk, appointment=appointment
    )
    application.refresh_from_db()
    _offer_slots(world, who, application)
    return application


def _offer_slots(world: World, who: Who, application: Application) -> None:
    """Another date would suit the employer better; nobody has answered yet."""
    texts = world.texts_of(SlotOffer, ("place", "belongings"), _readers(who))
    slots = Slots(dates=(_NEXT_WEEK, _NEXT_WEEK + dt.timedelta(days=1)), **texts)
    offer = slot_offers.offer_slots(by=_manager(world, who), application_id=application.pk, slots=slots)
    world.thing("slot offer", offer, _readers(who), offer_id=offer.pk, pk=offer.pk)


def _direct(world: World, who: Who) -> Application:
    """オンライン自主応募 to the posting of ours that takes them."""
    posting = open_posting(world, ours=True)
    return _marked(world, who, applying.apply(by=world.actor(who), posting_id=posting.pk, motive="志望動機"))


def _marked(world: World, who: Who, application: Application) -> Application:
    world.mark(application, _readers(who))
    for sent in SentDocument.objects.filter(application=application):
        world.mark(sent, _readers(who))
        world.thing("sent document", sent, _readers(who), document_id=sent.pk, pk=sent.pk)
    return application


def _rejected(world: World, who: Who) -> Application:
    """不採用, told in MyPage: the reason is the office's, the message the applicant's."""
    application = _to_proposal(world, who)
    message = world.canaries.word("Outcome.message", _readers(who))
    decision = Decision(result=Result.NOT_HIRED, told=Told.MYPAGE, reason="other", message=message)
    _decide(world, who, application, decision)
    return application


def _hires(world: World, who: Who) -> None:
    """Hired twice, told by telephone and in MyPage. The registration ends, and the person works for the
    establishment too, which gives the seeker's hat nothing.
    """
    applications = [(_direct(world, who), told) for told in (Told.TELEPHONE, Told.MYPAGE)]
    for application, told in applications:
        _put(world, "hire", who, _hired(world, who, application, told))
    world.actors[who] = seeker_actor(Seeker.objects.get(pk=world.made[who].pk))
    join(world, who, world.made["ours"], EstablishmentRole.MANAGER)


def _hired(world: World, who: Who, application: Application, told: Told) -> Application:
    """採用: what differs from the card was disclosed, and is not written to the applicant."""
    difference = world.canaries.word("Outcome.difference", employers_of(who), office_of(who))
    decision = Decision(
        result=Result.HIRED,
        told=told,
        starts_on=dt.date(2026, 12, 1),
        differs_from_card=True,
        difference=difference,
        difference_disclosed=True,
    )
    _decide(world, who, application, decision)
    return application


def _decide(world: World, who: Who, application: Application, decision: Decision) -> None:
    outcomes.record_outcome(by=_manager(world, who), application_id=application.pk, decision=decision)
    application.refresh_from_db()


def _manager(world: World, who: Who) -> Actor:
    return world.actor(Who.OTHER_EMPLOYER if who is Who.SEEKER_OTHER else Who.MANAGER)


def _document(world: World, who: Who) -> SeekerDocument:
    """A document that is sent: employer and office read the file's name, the title in MyPage stays private."""
    name = world.canaries.word("name of a sent file", _readers(who))
    return document(world, who, file_name=name)
