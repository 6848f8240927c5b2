"""A notice, a handler that remembers, and a circuit that starts closed."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from hellowork.accounts.actor import Hat
from hellowork.accounts.models import User
from hellowork.notices import events, registry
from hellowork.notices.circuit import mail_circuit, redis_circuit
from hellowork.notices.models import OutboxMessage
from hellowork.notices.real_time import RealNow
from hellowork.notices.telling import Recipient, tell

NOTICE = registry.Notice(
    kind="test.notice",
    event="test.happened",
    audience=Hat.SEEKER,
    subject="【マイページ】新しいお知らせがあります",
    line="求人が届いています",
    link="/me/",
)


@pytest.fixture(autouse=True)
def closed_circuits() -> Iterator[None]:
    yield
    redis_circuit.close()
    mail_circuit.close()


@pytest.fixture
def notice(monkeypatch) -> registry.Notice:
    monkeypatch.setitem(registry._notices, NOTICE.kind, NOTICE)
    return NOTICE


@pytest.fixture
def seen(monkeypatch) -> list[events.Event]:
    """What the handler of test.happened was told; about "bad" it fails."""
    happened: list[events.Event] = []

    def handler(event: events.Event) -> None:
        if event.object_id == "bad":
            raise RuntimeError("a name that must not be logged")
        happened.append(event)

    monkeypatch.setitem(events._handlers, "test.happened", {"test.handler": handler})
    return happened


@pytest.fixture
def mails(notice) -> Callable[..., list[OutboxMessage]]:
    """`mails(3)` writes three mails of notices to three people, oldest first."""

    def write(count: int, domain: str = "example.org") -> list[OutboxMessage]:
        for number in range(count):
            person = User.objects.create_user(f"seeker{number}@{domain}")
            with transaction.atomic():
                tell("test.notice", [Recipient(user_id=person.pk)], object_id=number, occurrence="1")
        return list(OutboxMessage.objects.order_by("id"))

    return write


@pytest.fixture
def say(request) -> Callable[[str], None]:
    """Print a figure that was measured, also where the test passes."""
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    return reporter.write_line if reporter else lambda text: None


def publish(object_id: str = "1", occurrence: str = "a") -> None:
    with transaction.atomic():
        events.publish("test.happened", object_id, occurrence=occurrence)


def wait_is_over() -> None:
    """Let the next try of every waiting row be due: the outbox waits in real time, which no test moves."""
    OutboxMessage.objects.waiting().update(available_at=RealNow() - dt.timedelta(seconds=1))
