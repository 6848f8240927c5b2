"""Use cases of employers and of those who accept their postings."""

import datetime as dt

from employers.actions.acceptance import RemarkText
from employers.choices import RefusalGround
from employers.models import CallResult, Member
from hellowork.accounts.actor import EstablishmentRole
from hellowork.offices.identity import Shown
from hellowork.offices.models import Municipality
from tests.matrix.acting import Act
from tests.matrix.actors import (
    ACCEPTORS,
    CALLERS,
    MANAGERS,
    NOBODY,
    NOT_STAFF,
    WRITING_EMPLOYERS,
    Who,
)
from tests.matrix.actors import MEMBERS as OUR_MEMBERS
from tests.matrix.world import Thing, World

ESTABLISHMENTS, POSTINGS = "employers.actions.establishments", "employers.actions.postings"
MEMBERS = "employers.actions.members"
ACCEPTANCE, CALLS = "employers.actions.acceptance", "employers.actions.calls"


def _establishment(*_world_and_thing):
    return {
        "establishment": {
            "name": "試験",
            "kana": "シケン",
            "corporate_number": "9999999999999",
            "postal_code": "1000001",
            "municipality": Municipality.objects.get(code="13101"),
            "street": "千代田1-1",
            "telephone": "+81312345678",
            "industry": "E",
            "business": "試験",
            "employees_company": 1,
            "employees_here": 1,
            "employees_women": 0,
            "employees_part_time": 0,
        },
        "member": {"name": "田村", "kana": "タムラ"},
    }


def _code(world: World, _thing: Thing):
    """A code that our manager has just handed out."""
    from employers.actions.members import invite_member

    by = world.actor(Who.MANAGER)
    code = invite_member(by=by, establishment_id=by.establishment_id, role=EstablishmentRole.VIEWER)
    return {"code": code, "name": "木村", "kana": "キムラ"}


_OFFICE_OR_EMPLOYER = WRITING_EMPLOYERS | ACCEPTORS
# Staff find what another office is in charge of, and are told so.
_ELSEWHERE = {"foreign": "not-found refused:jurisdiction"}
_ROLE = {"role": EstablishmentRole.RECRUITER}
_LAST = "done refused:last_manager"
# Who works there already cannot come again; staff never come.
_IS_ONE = "refused:already_member not-allowed"
_SECTION = {"section": "pr", "values": {"message": "一言"}}
_CALL = {"result": CallResult.ACCEPTING, "answered_by": "田村", "places_left": 1}
_SOON = dt.date(2026, 11, 20)


def _member(_world: World, thing: Thing):
    """The first member of the establishment, who is there; nobody of one that is not."""
    members = Member.objects.active().filter(establishment_id=thing.keys["establishment_id"])
    first = members.order_by("pk").first()
    return {
        "member_id": first.pk if first else 0,
        "email": "other@matrix.example",
        "shown": Shown.PASSPORT,
    }


ACTS = [
    Act("employers.actions.account.change_address", ACCEPTORS, "establishment", _member),
    Act(f"{ESTABLISHMENTS}.register_establishment", NOT_STAFF, arguments=_establishment),
    Act(
        f"{ESTABLISHMENTS}.change_establishment",
        MANAGERS,
        "establishment",
        {"changes": {"business": "新しい事業"}},
        foreign="not-allowed",
    ),
    Act(f"{MEMBERS}.invite_member", MANAGERS, "establishment", _ROLE, foreign="not-allowed"),
    Act(f"{MEMBERS}.end_invitations", MANAGERS, "establishment", foreign="not-allowed"),
    Act(
        f"{MEMBERS}.join_establishment",
        NOT_STAFF - OUR_MEMBERS - {Who.SEEKER_HIRED},
        arguments=_code,
        closed=_IS_ONE,
    ),
    Act(f"{MEMBERS}.change_role", MANAGERS, "colleague at work", _ROLE, answer=_LAST),
    Act(f"{MEMBERS}.end_member", MANAGERS, "colleague at work", answer=_LAST),
    Act(f"{POSTINGS}.create_posting", WRITING_EMPLOYERS),
    Act(f"{POSTINGS}.save_card", WRITING_EMPLOYERS, "draft", {"values": {"message": "一言"}}),
    Act(f"{POSTINGS}.save_section", WRITING_EMPLOYERS, "draft", _SECTION),
    Act(f"{POSTINGS}.submit_posting", WRITING_EMPLOYERS, "draft"),
    Act(f"{POSTINGS}.discard_posting", WRITING_EMPLOYERS, "draft"),
    Act(f"{POSTINGS}.discard_posting", WRITING_EMPLOYERS, "returned", answer="refused:not_draft"),
    Act(f"{POSTINGS}.withdraw_posting", _OFFICE_OR_EMPLOYER, "submitted in charge", **_ELSEWHERE),
    Act(
        f"{POSTINGS}.hold_posting",
        _OFFICE_OR_EMPLOYER,
        "open in charge",
        {"reason": "応募が多いため"},
        **_ELSEWHERE,
    ),
    # Drafts are the employer's alone: for the office they are not there.
    Act(
        f"{POSTINGS}.hold_posting",
        WRITING_EMPLOYERS,
        "draft",
        {"reason": "応募が多いため"},
        answer="refused:state",
    ),
    Act(f"{POSTINGS}.release_posting", WRITING_EMPLOYERS, "draft", answer="refused:state"),
    Act(
        f"{POSTINGS}.close_posting",
        WRITING_EMPLOYERS,
        "draft",
        {"transition": "fill"},
        answer="refused:state",
    ),
    Act(f"{POSTINGS}.release_posting", _OFFICE_OR_EMPLOYER, "on hold in charge", **_ELSEWHERE),
    Act(
        f"{POSTINGS}.close_posting",
        _OFFICE_OR_EMPLOYER,
        "live in charge",
        {"transition": "fill"},
        **_ELSEWHERE,
    ),
    Act(f"{POSTINGS}.switch_self_application", WRITING_EMPLOYERS, "open", {"on": False}),
    Act(
        f"{ACCEPTANCE}.accept_posting",
        ACCEPTORS,
        "submitted in charge",
        {"is_performed_at_client": False},
        **_ELSEWHERE,
    ),
    Act(
        f"{ACCEPTANCE}.send_back_posting",
        ACCEPTORS,
        "submitted in charge",
        {"remarks": [RemarkText("title", "もう少し詳しくお書きください。")]},
        **_ELSEWHERE,
    ),
    Act(f"{ACCEPTANCE}.ask_visit", ACCEPTORS, "submitted in charge", **_ELSEWHERE),
    Act(f"{ACCEPTANCE}.confirm_visit", ACCEPTORS, "asked to visit in charge", **_ELSEWHERE),
    Act(
        f"{ACCEPTANCE}.refuse_posting",
        ACCEPTORS,
        "submitted in charge",
        {"ground": RefusalGround.UNLAWFUL, "explanation": "法令に反するため"},
        **_ELSEWHERE,
    ),
    Act(f"{ACCEPTANCE}.ask_visit", NOBODY, "draft"),
    Act(f"{ACCEPTANCE}.confirm_visit", NOBODY, "draft"),
    Act(f"{CALLS}.record_call", NOBODY, "draft", _CALL),
    Act(
        f"{CALLS}.record_call",
        CALLERS,
        "open",
        _CALL,
    ),
    Act(f"{CALLS}.give_consent", MANAGERS, "open", {"until": _SOON, "most_referrals": 2}),
    Act(f"{CALLS}.end_consent", MANAGERS, "open"),
]
