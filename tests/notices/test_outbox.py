"""The outbox: written with its cause, done once, tried again, given up in the end."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection, transaction

from hellowork import clock
from hellowork.accounts.models import User
from hellowork.notices import events, outbox, relay
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage, OutboxState
from hellowork.notices.telling import Recipient, tell
from tests.notices.conftest import publish, wait_is_over

pytestmark = pytest.mark.django_db


def waits() -> float:
    """Seconds of real time until the next try of the only row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM available_at - clock_timestamp()) FROM notices_outboxmessage"
        )
        return float(cursor.fetchone()[0])


def test_an_event_reaches_its_handler_once(seen):
    publish()
    publish()

    assert relay.run().done == 1
    assert relay.run().done == 0
    assert seen == [events.Event("test.happened", "1", "a")]


def test_without_an_occurrence_every_call_is_an_event_of_its_own(seen):
    for _ in range(2):
        with transaction.atomic():
            events.publish("test.happened", 1)

    assert relay.run().done == 2


def test_an_event_of_a_cause_that_failed_never_was(seen):
    with transaction.atomic():
        publish()
        transaction.set_rollback(True)

    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_side_effect_without_a_transaction_is_refused(seen):
    with pytest.raises(transaction.TransactionManagementError):
        outbox.put([OutboxMessage(kind=OutboxKind.EVENT, name="x", object_id="1", dedupe_key="x")])


def test_what_nobody_answers_is_not_written_and_counts_as_answered_by_nobody():
    with transaction.atomic():
        events.publish("test.nobody_hears", "1")

    assert not OutboxMessage.objects.exists()
    assert "test.nobody_hears" not in events.handled_kinds()


def test_a_row_for_a_handler_of_newer_code_waits_for_it(seen, monkeypatch):
    publish()
    with monkeypatch.context() as older_code:
        older_code.setitem(events._handlers, "test.happened", {})
        assert relay.run().failed == 1
    wait_is_over()

    assert relay.run().done == 1
    assert len(seen) == 1


def test_a_name_too_long_for_the_row_is_refused_when_the_handler_is_registered(seen):
    with pytest.raises(ValueError, match="longer than"):
        events.on("test." + "x" * 160, seen.append)


def test_a_handler_that_fails_waits_longer_each_time_and_leaves_the_others_alone(seen):
    publish("bad")
    publish("good")
    assert (relay.run().done, [event.object_id for event in seen]) == (1, ["good"])
    OutboxMessage.objects.filter(object_id="good").delete()

    found = []
    for _ in range(3):
        found.append(round(waits(), -1))
        wait_is_over()
        relay.run()
    assert found == [10, 30, 60]
    assert OutboxMessage.objects.get().last_error.startswith("RuntimeError at conftest.py:")


def test_a_stopped_clock_stops_no_second_try(seen, house_clock):
    """The clock of the rules stands still in a demonstration; the waits of the outbox are the machine's."""
    publish("bad")
    relay.run()
    assert 0 < waits() <= 10
    house_clock.move_to(2020, 1, 1)
    publish("written after the clock was moved back")
    wait_is_over()

    assert relay.run() == relay.Round(done=1, failed=1, backlog=0)


def test_after_the_last_attempt_the_row_is_dead_and_kept(seen, settings):
    settings.OUTBOX_MAX_ATTEMPTS = 2
    publish("bad")
    for _ in range(3):
        relay.run()
        wait_is_over()

    message = OutboxMessage.objects.get()
    assert (message.state, message.attempts) == (OutboxState.DEAD, 2)
    assert relay.run() == relay.Round(done=0, failed=0, backlog=0)


def test_the_dead_can_be_revived(seen, settings):
    settings.OUTBOX_MAX_ATTEMPTS = 1
    publish("bad")
    relay.run()

    assert OutboxMessage.objects.revive() == 1
    assert relay.run().failed == 1


def test_a_row_that_kills_its_worker_each_time_is_given_up(seen, settings):
    settings.OUTBOX_MAX_ATTEMPTS = 3
    publish()
    for _ in range(3):
        assert relay._take((OutboxKind.EVENT,)) is not None  # And here the process ends.
        assert relay.run().done == 0
        wait_is_over()

    assert relay.run().failed == 1
    assert (OutboxMessage.objects.get().state, seen) == (OutboxState.DEAD, [])


def test_events_go_before_mails_and_codes_before_news(seen, mails, monkeypatch):
    mails(2)
    with transaction.atomic():
        outbox.put([a_code("code")])
    publish()
    taken = []
    monkeypatch.setattr(relay, "_deliver", lambda message, postman: taken.append(message.kind) or True)
    relay.run()

    assert taken == ["event", "account_mail", "notice_mail", "notice_mail"]


def a_code(key: str, **fields) -> OutboxMessage:
    return OutboxMessage(
        **{
            "kind": OutboxKind.ACCOUNT_MAIL,
            "name": "account/email/login_code",
            "dedupe_key": key,
            "sealed": b"not a seal",
            "ends_at": clock.now() + dt.timedelta(minutes=15),
            **fields,
        }
    )


def test_a_mail_past_its_end_is_not_sent_and_not_called_sent(house_clock):
    with transaction.atomic():
        outbox.put([a_code("late")])
    house_clock.move(dt.timedelta(minutes=15))

    assert relay.run().failed == 1
    message = OutboxMessage.objects.get()
    assert (message.state, message.last_error.split()[0]) == (OutboxState.DEAD, "GivenUpError")
    assert mail.outbox == []


def test_a_mail_with_an_end_never_waits_most_of_the_time_it_has_left(house_clock, settings):
    settings.OUTBOX_BACKOFF_SECONDS = (10, 3600)
    with transaction.atomic():
        outbox.put([a_code("soon over", attempts=1)])
    relay.run()

    assert round(waits(), -1) == 220  # A quarter of fifteen minutes, 225.


def test_telling_twice_tells_once(notice):
    seeker = User.objects.create_user("seeker@example.org")
    for _ in range(2):
        with transaction.atomic():
            tell("test.notice", [Recipient(user_id=seeker.pk)] * 2, object_id="7", occurrence="1")
    relay.run()

    assert Notification.objects.get().user == seeker
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["seeker@example.org"], "【マイページ】新しいお知らせがあります")
    assert f"http://localhost:8000/notices/{Notification.objects.get().pk}/" in sent.body
    assert "このメールには返信できません。マイページからお返事ください。" in sent.body


def test_telling_again_after_the_outbox_has_forgotten_tells_nobody(notice):
    seeker = User.objects.create_user("seeker@example.org")
    for _ in range(2):
        with transaction.atomic():
            tell("test.notice", [Recipient(user_id=seeker.pk)], object_id="7", occurrence="1")
        relay.run()
        OutboxMessage.objects.all().delete()

    assert len(mail.outbox) == 1


def test_one_person_of_two_establishments_is_told_for_each(notice):
    person = User.objects.create_user("employer@example.org")
    both = [Recipient(user_id=person.pk, establishment_id=number) for number in (1, 2)]
    with transaction.atomic():
        tell("test.notice", both, object_id="7", occurrence="1")

    assert Notification.objects.count() == 2


def test_a_person_who_has_left_is_told_nothing(mails):
    mails(1)
    User.objects.update(is_active=False)

    assert relay.run().done == 1
    assert mail.outbox == []


def test_the_mail_goes_to_the_address_of_the_row_at_the_time_of_sending(mails):
    mails(1)
    User.objects.update(email="new@example.org")
    relay.run()

    assert mail.outbox[0].to == ["new@example.org"]
