"""The handler that the worker of `test_processes.py` knows beside the house's own; imported there by `--include`."""

import uuid

from hellowork.accounts.models import User
from hellowork.notices import events, registry
from hellowork.notices.models import ChaserSent
from hellowork.notices.telling import Recipient, tell
from tests.notices.conftest import NOTICE

KIND = "test.at_work"


def handle(event: events.Event) -> None:
    """Leaves a row each time it runs, and tells the person: an effect that would show if it happened twice."""
    ChaserSent.objects.create(kind=KIND, object_id=event.object_id, occasion=uuid.uuid4().hex)
    person = User.objects.get(pk=event.object_id)
    tell(NOTICE.kind, [Recipient(user_id=person.pk)], object_id=event.object_id, occurrence=event.occurrence)


def register() -> None:
    events.on(KIND, handle)
    registry.declare(NOTICE)


def unregister() -> None:
    """So that the process of the tests is as it was."""
    del events._handlers[KIND]
    del registry._notices[NOTICE.kind]
