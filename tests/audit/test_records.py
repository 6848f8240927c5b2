"""Who did and saw what: ids of the actor, newest first, and nothing that breaks when a person is erased."""

import datetime as dt
import uuid

import pytest

from hellowork import clock
from hellowork.accounts.actor import SYSTEM, Actor, Hat
from hellowork.accounts.models import User
from hellowork.audit.models import AccessRecord, TransitionRecord

pytestmark = pytest.mark.django_db

OBJECT = uuid.UUID(int=7)


@pytest.fixture
def officer() -> Actor:
    user = User.objects.create_user("officer@example.org", is_staff=True)
    return Actor(hat=Hat.STAFF, user_id=user.pk, office_id=3)


def test_a_look_is_written_down_with_who_when_and_why(officer):
    record = AccessRecord.objects.note(kind="seeker", object_id=OBJECT, by=officer, reason="来所")

    record.refresh_from_db()
    assert (record.by_hat, record.by_user_id, record.by_office_id) == ("staff", officer.user_id, 3)
    assert (record.at, record.reason, record.object_id) == (clock.now(), "来所", str(OBJECT))


def test_looks_at_one_object_are_listed_newest_first(officer, house_clock):
    first = AccessRecord.objects.note(kind="seeker", object_id=OBJECT, by=officer)
    house_clock.move(dt.timedelta(minutes=1))
    second = AccessRecord.objects.note(kind="seeker", object_id=OBJECT, by=officer)
    AccessRecord.objects.note(kind="resume", object_id=OBJECT, by=officer)
    AccessRecord.objects.note(kind="seeker", object_id=uuid.UUID(int=8), by=officer)

    assert list(AccessRecord.objects.of("seeker", OBJECT)) == [second, first]


def test_steps_of_one_object_are_listed_newest_first(house_clock):
    def step(target: str) -> TransitionRecord:
        house_clock.move(dt.timedelta(seconds=1))
        return TransitionRecord.objects.create(
            lifecycle="door",
            object_id="7",
            transition="shut",
            source="open",
            target=target,
            at=clock.now(),
            **TransitionRecord.acting(SYSTEM),
        )

    steps = [step("shut"), step("walled")]
    assert list(TransitionRecord.objects.of("door", 7)) == steps[::-1]
    assert {record.by_hat for record in steps} == {"system"}


def test_a_person_who_is_erased_leaves_the_log_as_it_was(officer):
    AccessRecord.objects.note(kind="seeker", object_id=OBJECT, by=officer)
    User.objects.all().delete()

    assert AccessRecord.objects.get().by_user_id == officer.user_id


def test_a_record_holds_ids_and_never_a_name(officer):
    """What a row says of itself goes into lists and logs."""
    record = AccessRecord.objects.note(kind="seeker", object_id=OBJECT, by=officer)

    assert str(record) == f"seeker {OBJECT} (staff)"
