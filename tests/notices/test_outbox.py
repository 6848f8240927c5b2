"""The outbox: written with its cause, emptied by any number of relays, tried again, never doubled."""

import datetime as dt

import pytest
from django.core import mail
from django.db import transaction

from hellowork.accounts.actor import Hat
from hellowork.accounts.models import User
from hellowork.notices import events, outbox, registry, relay
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage, OutboxState
from hellowork.notices.telling import Recipient, tell

pytestmark = pytest.mark.django_db

NOTICE = registry.Notice(
    kind="test.notice",
    event="test.happened",
    audience=Hat.SEEKER,
    subject="【マイページ】新しいお知らせがあります",
    line="求人が届いています",
    link="/me/",
    context=lambda notification: {},
)


@pytest.fixture
def notice(monkeypatch):
    monkeypatch.setitem(registry._notices, NOTICE.kind, NOTICE)
    return NOTICE


@pytest.fixture
def seen(monkeypatch):
    """A handler that remembers what it was told."""
    happened: list[events.Event] = []

    def handler(event: events.Event) -> None:
        if event.object_id == "bad":
            raise RuntimeError("a name that must not be logged")
        happened.append(event)

    monkeypatch.setitem(events._handlers, "test.happened", {"test.handler": handler})
    return happened


def publish(object_id: str = "1", occurrence: str = "a") -> None:
    with transaction.atomic():
        events.publish("test.happened", object_id, occurrence=occurrence)


def test_an_event_reaches_its_handler_once(seen):
    publish()
    publish()

    assert relay.run().done == 1
    assert relay.run().done == 0
    assert seen == [events.Event("test.happened", "1", "a")]


def test_an_event_of_a_cause_that_failed_never_was(seen):
    with pytest.raises(ValueError, match="cause"), transaction.atomic():
        publish()
        raise ValueError("the cause")

    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_side_effect_without_a_transaction_is_refused(seen):
    with pytest.raises(transaction.TransactionManagementError):
        outbox.put([OutboxMessage(kind=OutboxKind.EVENT, name="x", object_id="1", dedupe_key="x")])


def test_a_handler_that_fails_waits_longer_each_time_and_leaves_the_others_alone(seen, house_clock):
    publish("bad")
    publish("good")

    assert (relay.run().done, [event.object_id for event in seen]) == (1, ["good"])
    waits = []
    for _ in range(3):
        message = OutboxMessage.objects.get(object_id="bad")
        waits.append((message.available_at - house_clock.now).total_seconds())
        house_clock.set(message.available_at)
        relay.run()
    assert waits == [10, 30, 60]
    assert OutboxMessage.objects.get(object_id="bad").last_error == "RuntimeError"


def test_after_the_last_attempt_the_row_is_dead_and_kept(seen, house_clock, settings):
    settings.OUTBOX_MAX_ATTEMPTS = 2
    publish("bad")
    relay.run()
    house_clock.move(dt.timedelta(hours=1))
    relay.run()

    message = OutboxMessage.objects.get()
    assert (message.state, message.attempts) == (OutboxState.DEAD, 2)
    house_clock.move(dt.timedelta(days=2))
    assert relay.run() == relay.Round(done=0, failed=0, backlog=0)


def test_a_row_that_a_dead_worker_held_is_due_again_when_its_lease_ends(seen, house_clock, settings):
    publish()
    relay._claim(10)

    assert relay.run().done == 0
    house_clock.move(dt.timedelta(seconds=settings.OUTBOX_LEASE_SECONDS))
    assert relay.run().done == 1


def test_telling_twice_tells_once(notice):
    seeker = User.objects.create_user("seeker@example.org")
    for _ in range(2):
        with transaction.atomic():
            tell("test.notice", [Recipient(user_id=seeker.pk)], object_id="7", occurrence="1")
    relay.run()

    assert Notification.objects.get().user == seeker
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["seeker@example.org"], "【マイページ】新しいお知らせがあります")
    assert "http://localhost:8000/me/" in sent.body
    assert "このメールには返信できません。マイページからお返事ください。" in sent.body


def test_a_person_who_has_left_is_told_nothing(notice):
    seeker = User.objects.create_user("seeker@example.org")
    with transaction.atomic():
        tell("test.notice", [Recipient(user_id=seeker.pk)], object_id="7", occurrence="1")
    User.objects.filter(pk=seeker.pk).update(is_active=False)

    assert relay.run().done == 1
    assert mail.outbox == []


def test_the_mail_goes_to_the_address_of_the_row_at_the_time_of_sending(notice):
    seeker = User.objects.create_user("old@example.org")
    with transaction.atomic():
        tell("test.notice", [Recipient(user_id=seeker.pk)], object_id="7", occurrence="1")
    User.objects.filter(pk=seeker.pk).update(email="new@example.org")
    relay.run()

    assert mail.outbox[0].to == ["new@example.org"]
