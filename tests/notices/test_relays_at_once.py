"""Two relays at work on the same rows, where it matters in threads with connections of their own."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from hellowork.notices import events, relay
from hellowork.notices.models import OutboxMessage, OutboxState
from tests.notices.conftest import publish, wait_is_over

pytestmark = pytest.mark.django_db
apart_from_each_other = pytest.mark.django_db(transaction=True)

SECONDS = 20


class SlowServer(EmailBackend):
    """Takes the first mail and answers only when it is let go on."""

    reached = threading.Event()
    let_go = threading.Event()

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        if not self.reached.is_set():
            self.reached.set()
            assert self.let_go.wait(SECONDS)
        return super().send_messages(messages)


@pytest.fixture
def apart() -> Iterator[Callable]:
    """`apart(function)` runs it in a thread with a connection of its own and returns the future."""
    with ThreadPoolExecutor() as threads:

        def start(function: Callable) -> object:
            def with_own_connection() -> object:
                try:
                    return function()
                finally:
                    connection.close()

            return threads.submit(with_own_connection)

        yield start


@apart_from_each_other
def test_a_slow_mail_is_not_sent_again_by_another_relay_when_its_next_try_is_due(mails, apart, settings):
    settings.EMAIL_BACKEND = f"{__name__}.SlowServer"
    settings.OUTBOX_BACKOFF_SECONDS = (0,)
    mails(3)
    slow = apart(relay.run)
    assert SlowServer.reached.wait(SECONDS)

    assert relay.run() == relay.Round(done=2, failed=0, backlog=1)  # Due, and held by the slow relay.
    SlowServer.let_go.set()
    assert slow.result(SECONDS) == relay.Round(done=1, failed=0, backlog=0)
    assert Counter(message.to[0] for message in mail.outbox).most_common(1)[0][1] == 1
    assert len(mail.outbox) == 3


def test_a_row_that_another_relay_has_taken_since_is_left_to_it(seen):
    publish()
    first = relay._take(relay._LANES)
    wait_is_over()
    second = relay._take(relay._LANES)

    assert relay._deliver(first, None)
    assert seen == []
    assert relay._deliver(second, None)
    assert len(seen) == 1


def test_a_failure_noted_late_does_not_touch_what_another_relay_did(seen):
    publish()
    first = relay._take(relay._LANES)
    wait_is_over()
    relay.run()
    relay._note_failure(first, RuntimeError())

    assert (OutboxMessage.objects.get().state, OutboxMessage.objects.get().last_error) == (
        OutboxState.DONE,
        "",
    )


@apart_from_each_other
def test_four_relays_do_two_hundred_events_once_each(monkeypatch, apart):
    done: list[str] = []
    together = threading.Barrier(4)
    handler = {"test.handler": lambda event: done.append(event.object_id)}
    monkeypatch.setitem(events._handlers, "test.happened", handler)
    for number in range(200):
        publish(str(number))

    def work() -> relay.Round:
        together.wait(SECONDS)
        return relay.run()

    rounds = [future.result(SECONDS) for future in [apart(work) for _ in range(4)]]
    assert sum(outcome.done for outcome in rounds) == 200
    assert Counter(done).most_common(1)[0][1] == 1
    assert len(done) == 200


@apart_from_each_other
def test_the_effect_of_a_handler_and_the_mark_are_one_transaction(monkeypatch, apart):
    """While a handler works its row is locked, and what it wrote is seen by nobody."""
    inside, let_go = threading.Event(), threading.Event()

    def handler(event: events.Event) -> None:
        publish("inner")
        inside.set()
        assert let_go.wait(SECONDS)

    monkeypatch.setitem(events._handlers, "test.happened", {"test.handler": handler})
    publish("outer")
    working = apart(lambda: relay.run(limit=1))
    assert inside.wait(SECONDS)

    assert OutboxMessage.objects.get().object_id == "outer"
    let_go.set()
    working.result(SECONDS)
    assert set(OutboxMessage.objects.values_list("object_id", "state")) == {
        ("outer", OutboxState.DONE),
        ("inner", OutboxState.WAITING),
    }
