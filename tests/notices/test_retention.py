"""Sealed codes are gone with their life, sent rows after 62 days; the dead stay until somebody looks."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from hellowork import clock
from hellowork.accounts import sealing
from hellowork.notices import outbox, tasks
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage, OutboxState

pytestmark = pytest.mark.django_db


def put_code(key: str = "code", **fields) -> None:
    with transaction.atomic():
        outbox.put(
            [
                OutboxMessage(
                    kind=OutboxKind.ACCOUNT_MAIL,
                    name="account/email/login_code",
                    dedupe_key=key,
                    sealed=sealing.seal("{}"),
                    ends_at=clock.now() + dt.timedelta(minutes=15),
                    **fields,
                )
            ]
        )


def test_a_code_is_forgotten_when_it_is_worth_nothing_any_more(house_clock):
    put_code()
    house_clock.move(dt.timedelta(minutes=15, seconds=-1))
    assert tasks.forget_sealed()["done"] == 0
    house_clock.move(dt.timedelta(seconds=1))

    assert tasks.forget_sealed() == {"done": 1, "failed": 0, "backlog": 0}
    assert OutboxMessage.objects.get().sealed is None
    assert tasks.forget_sealed()["done"] == 0


@pytest.mark.parametrize("state", [OutboxState.DONE, OutboxState.DEAD])
def test_a_code_is_forgotten_whatever_became_of_its_mail(house_clock, state):
    put_code()
    OutboxMessage.objects.update(state=state, finished_at=clock.now())
    house_clock.move(dt.timedelta(minutes=15))

    assert tasks.forget_sealed()["done"] == 1


def test_what_is_sealed_has_an_end():
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMessage.objects.create(
            kind=OutboxKind.ACCOUNT_MAIL, name="x", object_id="", dedupe_key="x", sealed=b"x"
        )


def test_sent_rows_are_deleted_after_62_days_and_the_notices_stay(mails, house_clock):
    mails(3)
    tasks.relay_outbox()
    house_clock.move(dt.timedelta(days=62, seconds=-1))
    assert tasks.forget_done()["done"] == 0
    house_clock.move(dt.timedelta(seconds=1))

    assert tasks.forget_done() == {"done": 3, "failed": 0, "backlog": 0}
    assert not OutboxMessage.objects.exists()
    assert Notification.objects.count() == 3


def test_what_waits_or_is_dead_is_not_deleted(house_clock):
    put_code("waits")
    put_code("dead")
    OutboxMessage.objects.filter(dedupe_key="dead").update(state=OutboxState.DEAD, finished_at=clock.now())
    house_clock.move(dt.timedelta(days=400))

    assert tasks.forget_done()["done"] == 0
    assert OutboxMessage.objects.count() == 2


def test_many_rows_are_deleted_in_batches(house_clock, django_assert_max_num_queries):
    finished = clock.now() - dt.timedelta(days=63)
    OutboxMessage.objects.bulk_create(
        OutboxMessage(
            kind=OutboxKind.EVENT,
            name="x",
            object_id="1",
            dedupe_key=str(number),
            state=OutboxState.DONE,
            finished_at=finished,
        )
        for number in range(2500)
    )
    with django_assert_max_num_queries(40):
        assert tasks.forget_done()["done"] == 2500
