"""Moves objects along a life cycle: state, record and event in one transaction."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import Refused
from hellowork.audit.models import TransitionRecord
from hellowork.lifecycle.table import Audience, Lifecycle, Transition
from hellowork.notices import events

_SENTENCES = {
    "audience": _("この操作は、いまの立場では行うことができません。"),
    "reason": _("理由を入力してください。"),
    "state": _("ほかの操作で状態が変わったため、この操作はできませんでした。最新の状態をご確認ください。"),
}


class TransitionRefused(Refused):
    """The object's state, or who asks, does not allow this. `state` is what it is now.

    `code` says why: `audience`, `reason` (it is missing) or `state`.
    """

    def __init__(self, lifecycle: Lifecycle, transition: str, state: str, *, code: str = "state") -> None:
        super().__init__(_SENTENCES[code], code=code)
        self.lifecycle, self.transition, self.state = lifecycle, transition, state

    def __str__(self) -> str:
        return f"{self.lifecycle.name}: {self.transition} from {self.state} ({self.code})"


class Moving(Protocol):
    """A model with a state: what the engine needs of it."""

    pk: Any
    state: str
    state_since: dt.datetime


def move(
    lifecycle: Lifecycle,
    transition: str,
    locked: Sequence[Any],
    *,
    by: Actor,
    at: dt.datetime,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
) -> list[TransitionRecord]:
    """Take each of `locked` along `transition`; all or none.

    The rows must be locked by the caller in this transaction (`select_for_update`), `at` read from the
    clock after that. `facts` are fields that change with the state, the same for all. Writes one record and
    one event a row; the objects in memory follow once the database has taken the change. Raises
    `TransitionRefused` for a wrong audience, a missing reason or a wrong state, also where only the row in
    the database has left the state that the object in memory still shows.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "A transition happens in the transaction that locked its row."
        )
    arrow, things, reason = lifecycle.transition(transition), list(locked), reason.strip()
    _refuse(lifecycle, arrow, things, by=by, reason=reason)
    if not things:
        return []
    values = _values(arrow, at, facts or {})
    records = [_record(lifecycle, arrow, thing, by=by, at=at, reason=reason) for thing in things]
    _write(lifecycle, arrow, things, values)
    TransitionRecord.objects.bulk_create(records)
    events.publish_many(
        events.Event(lifecycle.event(transition), record.object_id, str(record.pk)) for record in records
    )
    return records


def _refuse(
    lifecycle: Lifecycle, arrow: Transition, things: Sequence[Any], *, by: Actor, reason: str
) -> None:
    """Everything the table forbids, before anything has changed."""
    shown = things[0].state if things else ""
    if Audience.of(by) not in arrow.by:
        raise TransitionRefused(lifecycle, arrow.name, shown, code="audience")
    if arrow.needs_reason and not reason:
        raise TransitionRefused(lifecycle, arrow.name, shown, code="reason")
    for thing in things:
        if thing.state not in arrow.sources:
            raise TransitionRefused(lifecycle, arrow.name, thing.state)


def _values(arrow: Transition, at: dt.datetime, facts: Mapping[str, Any]) -> dict[str, Any]:
    if timezone.is_naive(at):
        raise ValueError("`at` is an instant of hellowork.clock, aware of its time zone.")
    ours = {"state": arrow.target, "state_since": at}
    if ours.keys() & facts.keys():
        raise ValueError("The table sets the state, the clock its beginning; `facts` are the other fields.")
    return ours | dict(facts)


def _record(
    lifecycle: Lifecycle, arrow: Transition, thing: Moving, *, by: Actor, at: dt.datetime, reason: str
) -> TransitionRecord:
    return TransitionRecord(
        lifecycle=lifecycle.name,
        object_id=str(thing.pk),
        transition=arrow.name,
        source=thing.state,
        target=arrow.target,
        at=at,
        reason=reason,
        **TransitionRecord.acting(by),
    )


def _write(lifecycle: Lifecycle, arrow: Transition, things: Sequence[Any], values: Mapping[str, Any]) -> None:
    """One guarded UPDATE for each state the batch comes from: a row that has left it stops them all."""
    model = _model(lifecycle, things)
    by_source: dict[str, list[Any]] = defaultdict(list)
    for thing in things:
        by_source[thing.state].append(thing.pk)
    for source, keys in by_source.items():
        if model._base_manager.filter(pk__in=keys, state=source).update(**values) != len(keys):
            raise TransitionRefused(lifecycle, arrow.name, source)
    for thing in things:
        for name, value in values.items():
            setattr(thing, name, value)


def _model(lifecycle: Lifecycle, things: Sequence[Any]) -> type[models.Model]:
    """The one model of the batch; that two life cycles share the name of a state must never mix them up."""
    kinds = {type(thing) for thing in things}
    if len(kinds) != 1 or not lifecycle.is_of(next(iter(kinds))):
        raise TypeError(
            f"{lifecycle.name} moves objects of one model whose `state` has its states, not {kinds}."
        )
    return kinds.pop()
