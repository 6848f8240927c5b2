"""The engine, shown on a life cycle of its own: sign-in accounts that open and close."""

import pytest
from django.db import models, transaction

from hellowork import clock
from hellowork.accounts.actor import SYSTEM, Actor, Hat
from hellowork.audit.models import Heartbeat, TransitionRecord
from hellowork.lifecycle import Audience, Lifecycle, Transition, TransitionRefused, move
from hellowork.notices import events
from hellowork.notices.models import OutboxMessage

pytestmark = pytest.mark.django_db


class Door(models.TextChoices):
    OPEN = "open", "開"
    SHUT = "shut", "閉"


DOOR = Lifecycle(
    name="test_door",
    title="扉",
    states=Door,
    initial=Door.OPEN,
    transitions=(
        Transition(
            name="shut",
            sources=frozenset({Door.OPEN}),
            target=Door.SHUT,
            label="閉める",
            by=frozenset({Audience.OFFICE, Audience.SYSTEM}),
        ),
        Transition(
            name="reopen",
            sources=frozenset({Door.SHUT}),
            target=Door.OPEN,
            label="開ける",
            by=frozenset({Audience.OFFICE}),
            needs_reason=True,
        ),
    ),
    labels={audience: {Door.OPEN: "開", Door.SHUT: "閉"} for audience in Audience},
)
STAFF = Actor(hat=Hat.STAFF, office_id=7)
told: list[events.Event] = []


def _note(event: events.Event) -> None:
    told.append(event)


events.on("test_door.shut", _note)


@pytest.fixture
def door(monkeypatch):
    """A row that can be moved: a heartbeat lent as a door, its two extra fields kept in memory."""
    row = Heartbeat.objects.create(job="door", ran_at=clock.now())
    row.state, row.state_since = Door.OPEN, clock.now()
    monkeypatch.setattr("hellowork.lifecycle.engine._write", lambda things, fields: None)
    return row


def test_a_move_changes_the_state_and_writes_one_record_and_one_event(door):
    with transaction.atomic():
        (record,) = move(DOOR, "shut", [door], by=STAFF, at=clock.now(), reason="夜のため")

    assert door.state == Door.SHUT
    assert (record.source, record.target, record.by_office_id, record.reason) == ("open", "shut", 7, "夜のため")
    message = OutboxMessage.objects.get()
    assert (message.name.split()[0], message.object_id, message.occurrence) == ("test_door.shut", "door", str(record.pk))


@pytest.mark.parametrize(
    ("transition", "actor", "reason"),
    [
        ("reopen", STAFF, "理由"),
        ("shut", Actor(hat=Hat.SEEKER), ""),
        ("shut", Actor(hat=Hat.ANONYMOUS), ""),
    ],
    ids=["wrong state", "wrong audience", "nobody"],
)
def test_a_move_that_is_not_allowed_changes_nothing(door, transition, actor, reason):
    with pytest.raises(TransitionRefused), transaction.atomic():
        move(DOOR, transition, [door], by=actor, at=clock.now(), reason=reason)

    assert door.state == Door.OPEN
    assert not TransitionRecord.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_reason_is_asked_where_the_table_says_so(door):
    door.state = Door.SHUT
    with pytest.raises(TransitionRefused), transaction.atomic():
        move(DOOR, "reopen", [door], by=STAFF, at=clock.now(), reason="  ")


def test_one_wrong_row_stops_the_whole_batch(door):
    other = Heartbeat.objects.create(job="other", ran_at=clock.now())
    other.state, other.state_since = Door.SHUT, clock.now()

    with pytest.raises(TransitionRefused), transaction.atomic():
        move(DOOR, "shut", [door, other], by=SYSTEM, at=clock.now())

    assert not TransitionRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_move_outside_a_transaction_is_refused(door):
    with pytest.raises(transaction.TransactionManagementError):
        move(DOOR, "shut", [door], by=SYSTEM, at=clock.now())


def test_buttons_follow_the_table():
    assert [t.name for t in DOOR.available(Door.OPEN, Audience.OFFICE)] == ["shut"]
    assert DOOR.available(Door.OPEN, Audience.SEEKER) == []
    assert DOOR.available(Door.OPEN, None) == []
