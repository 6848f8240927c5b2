"""The only way up the house: an event written in the transaction of its cause.

A lower floor publishes a kind and an object id; an upper app registers what it does about it in
`AppConfig.ready()`. Each handler gets a row of its own in the outbox, so that one that fails is tried again
alone, and its work and the mark that it is done are one transaction: its effect in the database happens once.
"""

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


Handler = Callable[[Event], None]
_handlers: dict[str, dict[str, Handler]] = defaultdict(dict)


def on(kind: str, handler: Handler) -> None:
    """Let `handler` answer events of this kind. Handlers check the state again under lock: events come late."""
    _handlers[kind][f"{handler.__module__}.{handler.__qualname__}"] = handler


def handled_kinds() -> frozenset[str]:
    """Every kind that some app answers, for the test that each is published by someone."""
    return frozenset(_handlers)


def publish(kind: str, object_id: object, *, occurrence: object) -> None:
    """Tell the floors above that something happened. Call it inside the transaction of the cause."""
    publish_many([Event(kind, str(object_id), str(occurrence))])


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
        for handler in _handlers[event.kind]
    )


def handle(message: OutboxMessage) -> None:
    """Run the handler that this row is for; a handler that no longer exists has nothing left to do."""
    kind, handler_name = message.name.split(" ")
    handler = _handlers[kind].get(handler_name)
    if handler is not None:
        handler(Event(kind, message.object_id, message.occurrence))
