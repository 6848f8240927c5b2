"""Use cases of seekers and of those who counsel them."""

import datetime as dt
import uuid

from hellowork.files.checking import Checked
from hellowork.files.models import StoredFile
from hellowork.offices.identity import Shown
from hellowork.offices.models import Municipality
from seekers.choices import ConsultationWay, OpeningReason
from tests.matrix.acting import Act
from tests.matrix.actors import ACCEPTORS, CONSULTANTS, NOT_STAFF, SEEKERS, Who
from tests.matrix.world import Thing, World

REGISTRATION, PROFILE = "seekers.actions.registration", "seekers.actions.profile"
SEARCHES = "seekers.actions.saved_searches"
SHELF = "seekers.actions.shelf"


def _profile(*_world_and_thing):
    return {
        "profile": {
            "name": "試験花子",
            "kana": "シケンハナコ",
            "birth_date": dt.date(1990, 4, 2),
            "telephone": "+819012345678",
            "municipality": Municipality.objects.get(code="13101"),
        }
    }


def _invitation(world: World, _thing: Thing):
    """A code that staff have just handed out."""
    from seekers.actions.registration import invite

    seeker = world.things["seeker without mypage"][0].row
    code = invite(by=world.actor(Who.CONSULTATION), seeker_id=seeker.pk)
    return {"code": code, "birth_date": seeker.birth_date}


def _file(world: World, _thing: Thing):
    key = str(uuid.uuid4())
    file = StoredFile.objects.create(
        key=key, name="a.pdf", content_type="application/pdf", size=1, sha256="1" * 64
    )
    return {"file": file, "kind": "resume", "title": "履歴書"}


def _upload(*_world_and_thing):
    return {
        "upload": Checked(content=b"%PDF-", content_type="application/pdf", name="a.pdf"),
        "kind": "resume",
        "title": "履歴書",
    }


# Who has no seeker's MyPage yet; members of establishments may open one with the same account.
_NEWCOMERS = NOT_STAFF - SEEKERS
_HAS_ONE = "refused:already_registered not-allowed"
_COUNSELLED = {"way": ConsultationWay.TELEPHONE, "wishes": {"wish_note": "駅の近く"}, "note": "相談"}

ACTS = [
    Act(f"{REGISTRATION}.register_online", _NEWCOMERS, arguments=_profile, closed=_HAS_ONE),
    Act(f"{REGISTRATION}.register_at_office", CONSULTANTS, arguments=_profile),
    Act(f"{REGISTRATION}.confirm_registration", CONSULTANTS, "seeker"),
    Act(f"{REGISTRATION}.open_record", CONSULTANTS, "seeker of any office", {"reason": OpeningReason.VISIT}),
    Act(f"{REGISTRATION}.invite", CONSULTANTS, "seeker without mypage"),
    Act(
        "seekers.actions.account.change_address",
        CONSULTANTS,
        "seeker",
        {"email": "other@matrix.example", "shown": Shown.PASSPORT},
        answer="done refused:no_mypage",
    ),
    Act(f"{REGISTRATION}.accept_invitation", _NEWCOMERS, arguments=_invitation, closed=_HAS_ONE),
    Act(f"{REGISTRATION}.extend", CONSULTANTS, "seeker", answer="refused:not_last_month"),
    Act(
        f"{REGISTRATION}.close",
        CONSULTANTS | SEEKERS,
        "valid seeker",
        {"reason": "本人の申出"},
        closed="not-allowed",
        foreign="not-found",
    ),
    Act(f"{REGISTRATION}.renew", CONSULTANTS | SEEKERS, "lapsed seeker"),
    Act(
        "seekers.actions.reports.report_card",
        SEEKERS,
        "published",
        {"differences": ["wages"]},
        closed="not-allowed",
        foreign="not-found",
    ),
    Act("seekers.actions.reports.handle_report", ACCEPTORS, "card report", {"note": "確認しました"}),
    Act("seekers.actions.consultations.record_consultation", CONSULTANTS, "seeker", _COUNSELLED),
    Act(f"{PROFILE}.change_profile", SEEKERS, arguments={"changes": {"strengths": "根気"}}),
    Act(f"{PROFILE}.keep_document", SEEKERS, arguments=_file),
    Act(f"{PROFILE}.keep_once", SEEKERS, arguments=_upload),
    Act(f"{SEARCHES}.save_search", SEEKERS, arguments={"query": "q=事務&pref=13", "name": "事務"}),
    *(
        Act(f"{SEARCHES}.{name}", SEEKERS, "saved search", more, closed="not-allowed", foreign="not-found")
        for name, more in (
            ("change_search", {"name": "事務", "mail": "never"}),
            ("look_at_search", {}),
            ("delete_search", {}),
        )
    ),
    Act(f"{PROFILE}.remove_document", SEEKERS, "document", closed="not-allowed", foreign="not-found"),
    Act(f"{SHELF}.keep", SEEKERS, "published", closed="not-allowed", foreign="not-found"),
    Act(f"{SHELF}.take_along", SEEKERS, arguments={"seen": []}),
    Act(f"{SHELF}.let_go", SEEKERS, "kept posting", closed="not-allowed", foreign="not-found"),
    # By the posting, whose level is nobody's concern: nothing happens where one does not keep it.
    Act(f"{SHELF}.let_go_of", SEEKERS, "published", closed="not-allowed", foreign="done"),
    Act(
        f"{SHELF}.write_note",
        SEEKERS,
        "kept posting",
        {"note": "駅の近く"},
        closed="not-allowed",
        foreign="not-found",
    ),
    Act(f"{SHELF}.hide_posting", SEEKERS, "published", closed="not-allowed", foreign="not-found"),
    # Not from a posting that does not name it to this seeker.
    Act(
        f"{SHELF}.hide_establishment",
        SEEKERS,
        "published",
        answer="done not-allowed",
        closed="not-allowed",
        foreign="not-found",
    ),
    Act(f"{SHELF}.show_posting", SEEKERS, "published", closed="not-allowed", foreign="done"),
    Act(
        f"{SHELF}.show_establishment",
        SEEKERS,
        "hidden establishment",
        closed="not-allowed",
        foreign="not-found",
    ),
]
