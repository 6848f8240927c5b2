"""Moves objects along a life cycle: state, record and event in one transaction."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.db import models, transaction

from hellowork.accounts.actor import Actor
from hellowork.audit.models import TransitionRecord
from hellowork.lifecycle.table import Audience, Lifecycle
from hellowork.notices import events


class TransitionRefused(Exception):
    """The object's state, or who asks, does not allow this. `state` is what it is now."""

    def __init__(self, lifecycle: Lifecycle, transition: str, state: str) -> None:
        super().__init__(f"{lifecycle.name}: {transition} from {state}")
        self.lifecycle, self.transition, self.state = lifecycle, transition, state


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

    The rows must be locked by the caller in this transaction (`select_for_update`), `at` read from the clock
    after that. `facts` are fields that change with the state. Writes one record and one event a row.
    Raises `TransitionRefused` for a wrong state, a wrong audience or a missing reason.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A transition happens in the transaction that locked its row.")
    arrow = lifecycle.transition(transition)
    if Audience.of(by) not in arrow.by or (arrow.needs_reason and not reason.strip()):
        raise TransitionRefused(lifecycle, transition, locked[0].state if locked else "")
    records = []
    for thing in locked:
        if thing.state not in arrow.sources:
            raise TransitionRefused(lifecycle, transition, thing.state)
        records.append(
            TransitionRecord(
                lifecycle=lifecycle.name,
                object_id=str(thing.pk),
                transition=transition,
                source=thing.state,
                target=arrow.target,
                at=at,
                reason=reason,
                **TransitionRecord.acting(by),
            )
        )
        _change(thing, {"state": arrow.target, "state_since": at, **(facts or {})})
    _write(locked, ["state", "state_since", *(facts or {})])
    TransitionRecord.objects.bulk_create(records)
    events.publish_many(
        events.Event(lifecycle.event(transition), record.object_id, str(record.pk)) for record in records
    )
    return records


def _change(thing: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(thing, name, value)


def _write(things: Sequence[models.Model], fields: list[str]) -> None:
    """One statement for a batch of any size."""
    if things:
        type(things[0])._default_manager.bulk_update(things, fields)
