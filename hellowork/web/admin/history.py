"""What happened to an object, as a timeline: its transitions, newest first."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from hellowork.accounts.actor import Hat
from hellowork.audit.models import TransitionRecord
from hellowork.lifecycle import Audience, Lifecycle
from hellowork.offices.models import StaffMember
from hellowork.web.components import Event

_HATS = {Hat.EMPLOYER: "事業所", Hat.SEEKER: "求職者", Hat.SYSTEM: "自動処理", Hat.STAFF: "職員"}
_MOST = 100


def timeline(lifecycle: Lifecycle, obj: Model) -> list[Event]:
    """Every step of the object's life with who took it; two queries however long it is."""
    records = list(TransitionRecord.objects.of(lifecycle.name, obj.pk)[:_MOST])
    names = _staff_names(records)
    return [
        Event(
            title=_("%(act)s（%(before)s → %(after)s）") % _step(lifecycle, record),
            at=record.at,
            actor=names.get(record.by_user_id) or _(_HATS.get(Hat(record.by_hat), "")),
            text=record.reason,
        )
        for record in records
    ]


def _step(lifecycle: Lifecycle, record: TransitionRecord) -> dict[str, Any]:
    return {
        "act": lifecycle.transition(record.transition).label,
        "before": lifecycle.label(record.source, Audience.OFFICE),
        "after": lifecycle.label(record.target, Audience.OFFICE),
    }


def _staff_names(records: Iterable[TransitionRecord]) -> dict[Any, str]:
    ids = {record.by_user_id for record in records if record.by_hat == Hat.STAFF}
    if not ids:
        return {}
    members = StaffMember.objects.filter(user_id__in=ids).select_related("office")
    return {member.user_id: f"{member.office.name} {member.name}" for member in members}
