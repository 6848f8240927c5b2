"""The only way up the house: an event written in the transaction of its cause.

A lower floor publishes a kind and an object id; an upper app registers what it does about it in
`AppConfig.ready()`. Each handler gets a row of its own in the outbox, so that one that fails is tried again
alone, and its work and the mark that it is done are one transaction: its effect in the database happens once.

Events come late, sometimes in another order than they happened, and a handler that was added today hears
nothing of yesterday: handlers check the state again under lock.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hellowork.notices import outbox
from hellowork.notices.models import OutboxKind, OutboxMessage


@dataclass(frozen=True, slots=True)
class Event:
    """`occurrence` tells this event from others of its kind about the same object (the transition's record id)."""

    kind: str
    object_id: str
    occurrence: str


class UnknownHandlerError(Exception):
    """The row is for a handler that this process does not know: it runs older code than the one that wrote it."""


Handler = Callable[[Event], None]
_handlers: dict[str, dict[str, Handler]] = defaultdict(dict)
_declared: set[str] = set()
_LONGEST_NAME = OutboxMessage._meta.get_field("name").max_length or 0


def declare(*kinds: str) -> None:
    """Name kinds of events that no life cycle publishes, so that the list of all of them is complete."""
    _declared.update(kinds)


def declared_kinds() -> frozenset[str]:
    return frozenset(_declared)


def on(kind: str, handler: Handler) -> None:
    """Let `handler` answer events of this kind.

    Its module and name stand in the rows that wait: after a renaming those end among the dead, for the desk.
    """
    name = f"{handler.__module__}.{handler.__qualname__}"
    if len(f"{kind} {name}") > _LONGEST_NAME:
        raise ValueError(f"{kind} {name} is longer than the {_LONGEST_NAME} signs that a row holds.")
    _handlers[kind][name] = handler


def handled_kinds() -> frozenset[str]:
    """Every kind that some app answers, for the test that each is published by someone."""
    return frozenset(_handlers)


def publish(kind: str, object_id: object, *, occurrence: object = None) -> None:
    """Tell the floors above that something happened. Call it inside the transaction of the cause.

    Without an `occurrence` every call is an event of its own.
    """
    publish_many([Event(kind, str(object_id), uuid.uuid4().hex if occurrence is None else str(occurrence))])


def publish_many(happened: Iterable[Event]) -> None:
    """The same for a batch, in one insert."""
    outbox.put(
        OutboxMessage(
            kind=OutboxKind.EVENT,
            name=f"{event.kind} {handler}",
            object_id=event.object_id,
            occurrence=event.occurrence,
            dedupe_key=f"{event.kind}:{event.object_id}:{event.occurrence}:{handler}",
        )
        for event in happened
        for handler in _handlers.get(event.kind, ())
    )


def handle(message: OutboxMessage) -> None:
    """Run the handler that this row is for."""
    kind, handler_name = message.name.split(" ")
    handler = _handlers.get(kind, {}).get(handler_name)
    if handler is None:
        raise UnknownHandlerError
    handler(Event(kind, message.object_id, message.occurrence))
