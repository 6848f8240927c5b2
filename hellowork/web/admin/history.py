"""What happened to an object, as a timeline: transitions, other acts of staff, edits of named fields; newest first."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hellowork.accounts.actor import Hat
from hellowork.audit.edits import Edit, table_of
from hellowork.audit.models import TransitionRecord
from hellowork.lifecycle import Audience, Lifecycle
from hellowork.offices.models import StaffMember
from hellowork.web.admin.words import words
from hellowork.web.components import Event, Text

# What an actor without a name is called.
HAT_WORDS = {
    Hat.EMPLOYER: gettext_lazy("事業所"),
    Hat.SEEKER: gettext_lazy("求職者"),
    Hat.SYSTEM: gettext_lazy("自動処理"),
    Hat.STAFF: gettext_lazy("職員"),
}
_MOST = 100


def timeline(obj: Model, lifecycle: Lifecycle | None, *, with_acts: bool) -> list[Event]:
    """The newest steps of the object's life, each with who took it; four queries however many there are.

    `with_acts` adds what staff did besides transitions (the log of the admin).
    """
    records = list(TransitionRecord.objects.of(lifecycle.name, obj.pk)[:_MOST]) if lifecycle else []
    entries = _entries(obj) if with_acts else []
    edits = _edits(obj)
    names = _staff_names(
        [
            *(record.by_user_id for record in records),
            *(entry.user_id for entry in entries),
            *(edit.by_user_id for edit in edits),
        ]
    )
    events = [_transition(lifecycle, record, names) for record in records if lifecycle]
    events += [
        Event(
            title=entry.change_message,
            at=entry.action_time,
            actor=names.get(entry.user_id) or HAT_WORDS[Hat.STAFF],
        )
        for entry in entries
    ]
    events += _edit_events(obj, edits, names)
    return sorted(events, key=lambda event: event.at, reverse=True)


def _entries(obj: Model) -> list[LogEntry]:
    kind = ContentType.objects.get_for_model(obj, for_concrete_model=False)
    found = LogEntry.objects.filter(content_type=kind, object_id=str(obj.pk))
    return list(found.order_by("-action_time", "-pk")[:_MOST])


def _transition(lifecycle: Lifecycle, record: TransitionRecord, names: dict[Any, str]) -> Event:
    return Event(
        title=step_words(lifecycle, record),
        at=record.at,
        actor=_actor(record, names),
        text=record.reason,
    )


def _edits(obj: Model) -> list[Edit]:
    table = table_of(type(obj))
    return list(table.objects.of(obj.pk)[:_MOST]) if table else []


def _edit_events(obj: Model, edits: Iterable[Edit], names: dict[Any, str]) -> Iterable[Event]:
    """Each edit says what stood there before; what it changed shows beside the next newer one, or the object itself."""
    newer = obj
    for edit in edits:
        changed = [
            each for each in edit.kept_fields() if getattr(edit, each.attname) != getattr(newer, each.attname)
        ]
        newer = edit
        title = _("%(fields)sの編集") % {"fields": _("、").join(str(each.verbose_name) for each in changed)}
        before = _("、").join(
            f"{each.verbose_name}：{strip_tags(str(words(getattr(edit, each.name), each))) or _('なし')}"
            for each in changed
            if not each.is_relation
        )
        yield Event(
            title=title,
            at=edit.pgh_created_at,
            actor=names.get(edit.by_user_id) or HAT_WORDS.get(edit.by_hat) or "",
            text=_("編集前 %(before)s") % {"before": before} if before else "",
        )


def step_words(lifecycle: Lifecycle, record: TransitionRecord) -> str:
    """A step in the office's words: what was done, from which state to which."""
    return _("%(act)s（%(before)s → %(after)s）") % {
        "act": lifecycle.transition(record.transition).label,
        "before": lifecycle.label(record.source, Audience.OFFICE),
        "after": lifecycle.label(record.target, Audience.OFFICE),
    }


def _actor(record: TransitionRecord, names: dict[Any, str]) -> Text:
    return names.get(record.by_user_id) or HAT_WORDS.get(Hat(record.by_hat)) or ""


def _staff_names(user_ids: Iterable[Any]) -> dict[Any, str]:
    """Name and office of those who are staff."""
    wanted = {each for each in user_ids if each is not None}
    members = StaffMember.objects.filter(user_id__in=wanted).select_related("office") if wanted else ()
    return {member.user_id: f"{member.office.name} {member.name}" for member in members}
