"""Use cases of applications and their results."""

import datetime as dt

from applications.actions.interviews import Appointment
from applications.actions.outcomes import Decision
from applications.actions.slot_offers import Slots
from applications.choices import Result, Told
from hellowork.clock import TOKYO
from tests.matrix.acting import Act
from tests.matrix.actors import (
    CONSULTANTS,
    EMPLOYERS,
    EVERYBODY,
    SEEKERS,
    STAFF,
    SUPERVISORS,
    WRITING_EMPLOYERS,
    Group,
    Who,
)
from tests.matrix.acts.referrals import posting_of
from tests.matrix.world import Thing, World

APPLYING, SELECTING = "applications.actions.applying", "applications.actions.selecting"
OUTCOMES, INTERVIEWS = "applications.actions.outcomes", "applications.actions.interviews"
WINDOW, PROPOSING = "applications.actions.window", "applications.actions.proposing"
SLOT_OFFERS = "applications.actions.slot_offers"
_NO = Decision(
    result=Result.NOT_HIRED, told=Told.MYPAGE, reason="other", message="ご応募ありがとうございました。"
)

_INTERVIEW = Appointment(at=dt.datetime(2026, 11, 17, 14, tzinfo=TOKYO), place="本社2階")
# In the world, the first of these stands open.
_SLOTS = Slots(dates=tuple(dt.datetime(2026, 11, day, 10, tzinfo=TOKYO) for day in (24, 25)), place="本社2階")

_NOT_ITS_OWNERS = Group({Who.SEEKER_OTHER})


def _foreign_document(world: World, _thing: Thing):
    document = next(thing for thing in world.things["document"] if Who.SEEKER in thing.owners)
    return {"motive": "志望動機", "document_ids": [document.keys["document_id"]]}


def _sending(_world: World, thing: Thing):
    return {"why": "経験を生かせます。", "call_id": thing.keys.get("call_id", 0)}


ACTS = [
    Act(f"{PROPOSING}.propose", CONSULTANTS, "referrable seeker", posting_of),
    Act(f"{PROPOSING}.propose_again", CONSULTANTS, "declined referral"),
    Act(f"{PROPOSING}.send", CONSULTANTS, "referral draft", _sending),
    Act(f"{WINDOW}.refer_at_window", CONSULTANTS, "referral"),
    Act(
        f"{INTERVIEWS}.arrange_interview",
        WRITING_EMPLOYERS | CONSULTANTS,
        "application",
        {"appointment": _INTERVIEW},
    ),
    Act(f"{INTERVIEWS}.cancel_interview", WRITING_EMPLOYERS | CONSULTANTS, "application with interview"),
    Act(f"{SLOT_OFFERS}.offer_slots", WRITING_EMPLOYERS, "application", {"slots": _SLOTS}),
    Act(f"{SLOT_OFFERS}.withdraw_slots", WRITING_EMPLOYERS, "slot offer"),
    Act(f"{SLOT_OFFERS}.pick_slot", SEEKERS, "slot offer", {"at": _SLOTS.dates[0]}),
    Act(f"{SLOT_OFFERS}.answer_none_fits", SEEKERS, "slot offer", {"word": "午後なら伺えます。"}),
    # Somebody else's proposal is as good as one that has ended.
    Act(
        f"{APPLYING}.apply",
        SEEKERS,
        "referral",
        {"motive": "志望動機"},
        closed="refused:ended refused:registration not-allowed not-found",
    ),
    # With a document that is somebody else's.
    Act(
        f"{APPLYING}.apply",
        _NOT_ITS_OWNERS,
        "open",
        _foreign_document,
        closed="refused:documents refused:registration refused:gate done not-allowed not-found",
        foreign="refused:documents refused:gate not-found",
    ),
    # Tells nothing but the actor's own way.
    Act(f"{APPLYING}.method_for", EVERYBODY, "open", closed="done"),
    Act(f"{SELECTING}.open_application", SEEKERS | EMPLOYERS | STAFF, "application"),
    Act(f"{SELECTING}.start_selection", WRITING_EMPLOYERS, "application"),
    Act(f"{SELECTING}.withdraw_application", SEEKERS | CONSULTANTS, "application", {"reason": "都合により"}),
    Act(f"{OUTCOMES}.record_outcome", WRITING_EMPLOYERS | CONSULTANTS, "application", {"decision": _NO}),
    Act(f"{OUTCOMES}.correct_outcome", SUPERVISORS, "hire", {"decision": _NO, "reason": "取り違え"}),
    Act(f"{OUTCOMES}.decline_hire", SEEKERS | WRITING_EMPLOYERS | CONSULTANTS, "hire"),
    Act(f"{OUTCOMES}.cancel_hire", WRITING_EMPLOYERS | SUPERVISORS, "hire", {"reason": "事業の縮小"}),
]
