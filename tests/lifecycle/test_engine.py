"""The engine, shown on a life cycle and a table of its own."""

import pytest
from django.db import transaction

from hellowork import clock
from hellowork.accounts.actor import SYSTEM, Actor, Hat
from hellowork.accounts.errors import Refused
from hellowork.audit.models import TransitionRecord
from hellowork.lifecycle import Audience, TransitionRefused, move
from hellowork.notices import events
from hellowork.notices.models import OutboxMessage
from tests.lifecycle.door import DOOR, Door, DoorState, Window, hang

pytestmark = pytest.mark.django_db
STAFF = Actor(hat=Hat.STAFF, office_id=7)


def _nothing(event: events.Event) -> None:
    """A handler, so that the event has someone to go to."""


@pytest.fixture(autouse=True)
def somebody_answers(monkeypatch):
    """One handler of the door's event, in these tests only."""
    monkeypatch.setitem(events._handlers, "door.shut", {"tests.door": _nothing})


@pytest.fixture
def door() -> Door:
    (hung,) = hang()
    return hung


def test_a_move_changes_the_row_and_writes_one_record_and_one_event(door):
    with transaction.atomic():
        (record,) = move(
            DOOR, "shut", [door], by=STAFF, at=clock.now(), reason=" 夜のため ", facts={"keeper": "佐藤"}
        )

    assert (door.state, door.keeper) == (DoorState.SHUT, "佐藤")
    door.refresh_from_db()
    assert (door.state, door.state_since, door.keeper) == (DoorState.SHUT, clock.now(), "佐藤")
    assert (record.source, record.target) == ("open", "shut")
    assert (record.by_office_id, record.reason) == (7, "夜のため")
    message = OutboxMessage.objects.get()
    assert message.name.split()[0] == "door.shut"
    assert (message.object_id, message.occurrence) == (str(door.pk), str(record.pk))


@pytest.mark.parametrize(
    ("transition", "actor", "reason", "code"),
    [
        ("reopen", STAFF, "理由", "state"),
        ("shut", Actor(hat=Hat.SEEKER), "", "audience"),
        ("shut", Actor(hat=Hat.ANONYMOUS), "", "audience"),
    ],
    ids=["wrong state", "wrong audience", "nobody"],
)
def test_a_move_that_is_not_allowed_changes_nothing(door, transition, actor, reason, code):
    with pytest.raises(TransitionRefused) as refusal, transaction.atomic():
        move(DOOR, transition, [door], by=actor, at=clock.now(), reason=reason)

    assert (refusal.value.code, refusal.value.state) == (code, "open")
    door.refresh_from_db()
    assert door.state == DoorState.OPEN
    assert not TransitionRecord.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_refusal_speaks_to_the_person_like_any_other():
    refusal = TransitionRefused(DOOR, "shut", "walled")
    assert isinstance(refusal, Refused)
    assert "最新の状態をご確認ください" in str(refusal.message)
    assert str(refusal) == "door: shut from walled (state)"


def test_a_reason_of_blanks_is_none(door):
    door.state = DoorState.SHUT
    with pytest.raises(TransitionRefused) as refusal, transaction.atomic():
        move(DOOR, "reopen", [door], by=STAFF, at=clock.now(), reason=" \n")
    assert refusal.value.code == "reason"


def test_a_row_that_somebody_moved_meanwhile_is_left_alone(door):
    """The object in memory is old: it was read before the lock, or not locked at all."""
    Door.objects.filter(pk=door.pk).update(state=DoorState.WALLED)

    with pytest.raises(TransitionRefused), transaction.atomic():
        move(DOOR, "shut", [door], by=STAFF, at=clock.now())

    assert door.state == DoorState.OPEN, "The object in memory does not claim what the database refused."
    door.refresh_from_db()
    assert door.state == DoorState.WALLED
    assert not TransitionRecord.objects.exists()


def test_a_batch_from_several_states_is_one_statement_for_each(django_assert_num_queries):
    doors = hang(20)
    Door.objects.filter(pk__in=[each.pk for each in doors[:5]]).update(state=DoorState.SHUT)
    doors, now = list(Door.objects.order_by("pk")), clock.now()

    with transaction.atomic(), django_assert_num_queries(3):
        records = move(DOOR, "wall_up", doors, by=STAFF, at=now)

    assert [record.source for record in records] == ["shut"] * 5 + ["open"] * 15
    assert set(Door.objects.order_by().values_list("state", flat=True)) == {DoorState.WALLED}


def test_one_wrong_row_stops_the_whole_batch():
    good, walled = hang(2)
    walled.state = DoorState.WALLED
    walled.save()

    with pytest.raises(TransitionRefused), transaction.atomic():
        move(DOOR, "shut", [good, walled], by=SYSTEM, at=clock.now())

    assert good.state == DoorState.OPEN
    good.refresh_from_db()
    assert good.state == DoorState.OPEN
    assert not TransitionRecord.objects.exists()


def test_the_same_row_twice_in_a_batch_is_refused(door):
    with pytest.raises(TransitionRefused), transaction.atomic():
        move(DOOR, "shut", [door, Door.objects.get(pk=door.pk)], by=SYSTEM, at=clock.now())


def test_an_empty_batch_still_asks_who_moves_it():
    with transaction.atomic():
        assert move(DOOR, "shut", [], by=SYSTEM, at=clock.now()) == []
        with pytest.raises(TransitionRefused):
            move(DOOR, "shut", [], by=Actor(hat=Hat.SEEKER), at=clock.now())


def test_things_of_another_kind_are_a_mistake_of_ours(door):
    for things in ([Window(state="open")], [door, Window(state="open")]):
        with pytest.raises(TypeError), transaction.atomic():
            move(DOOR, "shut", things, by=SYSTEM, at=clock.now())


def test_facts_never_set_the_state(door):
    with pytest.raises(ValueError, match="The table sets the state"), transaction.atomic():
        move(DOOR, "shut", [door], by=SYSTEM, at=clock.now(), facts={"state": "walled"})


def test_an_instant_knows_its_time_zone(door):
    naive = clock.now().replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"), transaction.atomic():
        move(DOOR, "shut", [door], by=SYSTEM, at=naive)


@pytest.mark.django_db(transaction=True)
def test_a_move_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        move(DOOR, "shut", [Door()], by=SYSTEM, at=clock.now())


def test_buttons_follow_the_table():
    assert [t.name for t in DOOR.available(DoorState.OPEN, Audience.OFFICE)] == ["shut", "wall_up"]
    assert DOOR.available(DoorState.OPEN, Audience.SEEKER) == []
    assert DOOR.available(DoorState.OPEN, None) == []
