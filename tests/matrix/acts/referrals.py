"""Use cases of proposals."""

from employers.models import CallResult
from referrals.choices import DeclineReason
from tests.matrix.acting import Act
from tests.matrix.actors import CALLERS, CONSULTANTS, NOBODY, SEEKERS
from tests.matrix.world import Thing, World

PROPOSING, ANSWERING = "referrals.actions.proposing", "referrals.actions.answering"


def posting_of(world: World, thing: Thing):
    """An open posting that nobody was referred to yet."""
    return {"seeker_id": thing.keys["seeker_id"], "posting_id": world.made["our posting"].pk}


def _draft(world: World, thing: Thing):
    """A posting that the office does not see yet."""
    return {"seeker_id": thing.keys["seeker_id"], "posting_id": world.things["draft"][0].keys["posting_id"]}


_CALL = {"result": CallResult.ACCEPTING, "answered_by": "田村", "places_left": 1}
_SEEKERS_ALONE = {"closed": "not-allowed", "foreign": "not-found"}

ACTS = [
    Act(f"{PROPOSING}.propose", CONSULTANTS, "referrable seeker", posting_of),
    Act(f"{PROPOSING}.propose", NOBODY, "referrable seeker", _draft),
    Act(f"{PROPOSING}.propose_again", CONSULTANTS, "declined referral"),
    Act(f"{PROPOSING}.answer_again", CONSULTANTS, "declined referral"),
    Act(f"{PROPOSING}.send", CONSULTANTS, "referral draft", {"why": "経験を生かせます。"}),
    Act(f"{PROPOSING}.call_employer", CALLERS, "referral draft", _CALL),
    Act(f"{PROPOSING}.record_refusal", CONSULTANTS, "referral draft"),
    Act(f"{PROPOSING}.withdraw", CONSULTANTS, "referral", {"reason": "条件が変わったため"}),
    Act(f"{PROPOSING}.extend_deadline", CONSULTANTS, "referral", {"days_given": 10}),
    # Reading is noted for the seeker alone; for everybody else nothing happens.
    Act(f"{ANSWERING}.note_opened", SEEKERS, "referral", closed="done"),
    Act(f"{ANSWERING}.decline", SEEKERS, "referral", {"reason": DeclineReason.PAY}, **_SEEKERS_ALONE),
    Act(f"{ANSWERING}.ask_again", SEEKERS, "declined referral", **_SEEKERS_ALONE),
]
