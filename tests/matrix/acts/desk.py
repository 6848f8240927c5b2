"""Use cases of the supervision: offices, staff, what could not be sent."""

from employers.search.models import SynonymKind
from hellowork.accounts.actor import OfficeRole
from tests.matrix.acting import Act
from tests.matrix.actors import CALLERS, SUPERVISORS
from tests.matrix.world import Thing, World

STAFF_ACTIONS = "hellowork.offices.actions.staff"
SYNONYMS = "employers.actions.synonyms"
_WORDS = {"kind": SynonymKind.SYNONYM, "words": ["丙種語", "丁種語"], "asked_only": []}


def _place(world: World, _thing: Thing):
    return {"name": "山口", "office": world.made["other office"], "role": OfficeRole.READING}


def _newcomer(world: World, thing: Thing):
    return _place(world, thing) | {"email": "new@matrix.example"}


# Nobody changes their own place; which of the colleagues one is differs, so either answer is right here.
_NOT_ONESELF = "done refused:self"

ACTS = [
    Act("hellowork.offices.actions.offices.change_office", SUPERVISORS, "office", {"access": "駅から5分"}),
    Act(f"{STAFF_ACTIONS}.add_staff", SUPERVISORS, arguments=_newcomer),
    Act(f"{STAFF_ACTIONS}.change_staff", SUPERVISORS, "colleague", _place, answer=_NOT_ONESELF),
    Act(f"{STAFF_ACTIONS}.reset_second_factor", SUPERVISORS, "colleague", answer=_NOT_ONESELF),
    Act(f"{STAFF_ACTIONS}.end_staff", SUPERVISORS, "colleague", answer=_NOT_ONESELF),
    Act(f"{STAFF_ACTIONS}.resume_staff", SUPERVISORS, "colleague", answer=_NOT_ONESELF),
    Act(f"{SYNONYMS}.propose_synonyms", CALLERS, arguments=_WORDS),
    Act(f"{SYNONYMS}.change_synonyms", SUPERVISORS, "synonym group", _WORDS),
    Act(f"{SYNONYMS}.use_synonyms", SUPERVISORS, "synonym group"),
    Act(f"{SYNONYMS}.retire_synonyms", SUPERVISORS, "synonym group"),
    Act("hellowork.desk.actions.outbox.send_again", SUPERVISORS, "outbox message"),
]
