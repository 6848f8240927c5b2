"""One object for each act: in a state that offers it."""

from typing import Any

from django.db.models import Model

from employers.actions import acceptance, postings
from employers.models import Posting, SynonymGroup
from hellowork import clock
from hellowork.accounts.models import User
from hellowork.notices.models import OutboxKind, OutboxMessage, OutboxState
from hellowork.offices.models import Office, StaffMember
from hellowork.offices.roles import ROLE_PERMISSIONS
from tests.employers import factories as make

__all__ = [
    "ANSWERS",
    "POSTING_FOR",
    "ROLE_PERMISSIONS",
    "Office",
    "User",
    "dead_letter",
    "object_for",
    "snapshot",
]

# Enough for every form of the desk, so that only the role can be the reason of a refusal.
ANSWERS = {
    "is_performed_at_client": "here",
    "reason": "理由",
    "ground": "1",
    "explanation": "説明",
    "text_0": "お願い",
}


def visit_asked() -> Posting:
    return acceptance.ask_visit(by=make.staff(), posting_id=make.submitted_posting().pk)


def on_hold() -> Posting:
    return postings.hold_posting(by=make.staff(), posting_id=make.open_posting().pk, reason="応募が多いため")


POSTING_FOR = {
    "accept": make.submitted_posting,
    "send_back": make.submitted_posting,
    "ask_visit": make.submitted_posting,
    "refuse": make.submitted_posting,
    "withdraw": make.submitted_posting,
    "confirm_visit": visit_asked,
    "hold": make.open_posting,
    "release": on_hold,
    "fill": make.open_posting,
    "cancel": make.open_posting,
}


def dead_letter(**values: Any) -> OutboxMessage:
    """A row that was given up."""
    defaults = {
        "kind": OutboxKind.NOTICE_MAIL,
        "name": "posting_accepted",
        "object_id": "00000000-0000-4000-8000-000000000000",
        "dedupe_key": f"dead:{OutboxMessage.objects.count()}",
        "state": OutboxState.DEAD,
        "attempts": 8,
        "finished_at": clock.now(),
        "last_error": "SMTPRecipientsRefused",
    }
    return OutboxMessage.objects.create(**defaults | values)


def colleague(*, active: bool) -> StaffMember:
    member = StaffMember.objects.select_related("user").get(user_id=make.staff().user_id)
    member.user.is_active = active
    member.user.save()
    return member


def object_for(model: type[Model], act: str) -> Model:
    """An object of the model for which the act is offered."""
    if model is Posting:
        return POSTING_FOR[act]()
    if model is SynonymGroup:
        return SynonymGroup.objects.create(words=["甲種語", "乙種語"])
    if model is StaffMember:
        return colleague(active=act != "resume")
    return dead_letter() if model is OutboxMessage else make.office()


def snapshot(obj: Model) -> dict[str, Any]:
    """The row as it stands."""
    return type(obj).objects.filter(pk=obj.pk).values().get()
