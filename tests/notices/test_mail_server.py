"""A mail server that refuses, hangs or hangs up: all arrives later, each with the Message-ID it had."""

import socket
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from hellowork.notices import relay
from hellowork.notices.circuit import mail_circuit
from hellowork.notices.models import OutboxMessage, OutboxState
from tests.notices.conftest import publish, wait_is_over
from tests.notices.sink import Manner, Sink, smtp_sink

pytestmark = pytest.mark.django_db

# For a server that hangs; one that behaves has all the time that a busy machine needs.
TIMEOUT = 0.3
HANGING = {Manner.HANGS, Manner.HANGS_AFTER_DATA}


@pytest.fixture(scope="module")
def server() -> Iterator[Sink]:
    with smtp_sink() as sink:
        yield sink


@pytest.fixture
def sink(server, settings) -> Sink:
    server.manner, server.connections = Manner.TAKES, 0
    server.received.clear()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_TIMEOUT = 20
    return server


def misbehave(sink: Sink, manner: Manner, settings) -> None:
    sink.manner = manner
    if manner in HANGING:
        settings.EMAIL_TIMEOUT = TIMEOUT


def later(settings) -> relay.Round:
    """A round after the waits, with a server that behaves again."""
    settings.EMAIL_TIMEOUT = 20
    mail_circuit.close()
    wait_is_over()
    return relay.run()


def test_a_round_uses_one_connection(mails, sink):
    mails(5)

    assert relay.run() == relay.Round(done=5, failed=0, backlog=0)
    assert (len(sink.received), sink.connections) == (5, 1)


@pytest.mark.parametrize("manner", [manner for manner in Manner if manner is not Manner.TAKES])
def test_every_mail_arrives_once_the_server_behaves(mails, sink, manner, settings):
    rows = mails(3)
    misbehave(sink, manner, settings)
    relay.run()
    sink.manner = Manner.TAKES

    assert OutboxMessage.objects.waiting().count() + len(set(sink.ids())) >= 3
    for _ in range(3):  # A server that hangs up after each answer gets one mail a round.
        later(settings)
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {OutboxState.DONE}
    arrived = Counter(sink.ids())
    assert len(arrived) == len(rows)
    assert max(arrived.values()) <= 2
    assert len({(mail.message_id, mail.content) for mail in sink.received}) == len(rows), "repetitions differ"


@pytest.mark.parametrize("manner", [Manner.NOT_NOW, Manner.NEVER, Manner.NO_SUCH_PERSON])
def test_a_mail_that_is_refused_leaves_the_others_alone_and_keeps_the_code(mails, sink, manner):
    mails(3)
    sink.manner = manner

    assert relay.run().failed == 3
    codes = {Manner.NOT_NOW: "SMTPDataError 451", Manner.NEVER: "SMTPDataError 554"}
    errors = set(OutboxMessage.objects.values_list("last_error", flat=True))
    assert len(errors) == 1
    assert errors.pop().startswith(codes.get(manner, "SMTPRecipientsRefused 550"))


@pytest.mark.parametrize("manner", [Manner.HANGS, Manner.NOT_READY, Manner.DROPS_AFTER_DATA])
def test_a_server_that_is_away_is_asked_once_and_events_go_on(mails, sink, seen, manner, settings):
    """A hundred waiting mails cost one wait, not a hundred; the others keep their tries."""
    mails(4)
    misbehave(sink, manner, settings)
    assert relay.run().failed == 1
    publish()
    assert relay.run() == relay.Round(done=1, failed=0, backlog=3)

    assert sorted(OutboxMessage.objects.filter(kind="notice_mail").values_list("attempts", flat=True)) == [
        0,
        0,
        0,
        1,
    ]


def test_nobody_listens(mails, sink, settings):
    with socket.create_server(("127.0.0.1", 0)) as chosen:
        settings.EMAIL_PORT = chosen.getsockname()[1]
    mails(2)
    assert relay.run() == relay.Round(done=0, failed=1, backlog=1)

    settings.EMAIL_PORT = sink.port
    assert later(settings).done == 2


def test_a_server_that_stays_away_is_asked_less_and_less(sink, settings, mails):
    """Ten seconds, twenty, forty, at most sixty: the workers are free for events meanwhile."""
    settings.MAIL_CIRCUIT_SECONDS = (10, 60)
    found = []
    for _ in range(5):
        mail_circuit.failed()
        found.append(round(mail_circuit._open_until - time.monotonic()))
    assert found == [10, 20, 40, 60, 60]

    mail_circuit._open_until = 0
    mails(1)
    relay.run()
    mail_circuit.failed()
    assert round(mail_circuit._open_until - time.monotonic()) == 10
