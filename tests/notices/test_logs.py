"""Logs say what failed and where, by id; never an address, a name or what somebody typed."""

import logging
import smtplib
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, connection

from hellowork.accounts.models import User
from hellowork.audit.errors import describe
from hellowork.notices import events, relay, tasks
from hellowork.notices.models import OutboxMessage
from tests.notices.conftest import publish

pytestmark = pytest.mark.django_db

CANARIES = ("canary@example.org", "カナリヤ", "鳥取")


class Refusing(BaseEmailBackend):
    """A server whose answers name the person."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        raise smtplib.SMTPRecipientsRefused({CANARIES[0]: (550, f"5.1.1 {CANARIES[0]} unknown".encode())})


def fail_with_a_name(event: events.Event) -> None:
    raise ValueError(f"{CANARIES[1]}さんは登録されていません")


def fail_with_a_cause(event: events.Event) -> None:
    try:
        {}[CANARIES[2]]
    except LookupError as error:
        raise RuntimeError(f"{CANARIES[1]}の住所") from error


def fail_in_the_database(event: events.Event) -> None:
    User.objects.create_user(CANARIES[0])
    User.objects.create_user(CANARIES[0])


def everything(caplog: pytest.LogCaptureFixture) -> str:
    """The log as a file would hold it, tracebacks too."""
    formatter = logging.Formatter("%(levelname)s %(name)s %(message)s")
    return "\n".join(formatter.format(record) for record in caplog.records)


@pytest.mark.parametrize(
    ("handler", "kind"),
    [
        (fail_with_a_name, "ValueError"),
        (fail_with_a_cause, "RuntimeError"),
        (fail_in_the_database, "IntegrityError"),
    ],
)
def test_a_failing_handler(monkeypatch, caplog, handler, kind):
    monkeypatch.setitem(events._handlers, "test.happened", {"test.handler": handler})
    caplog.set_level(logging.DEBUG, "hellowork")
    publish()
    assert tasks.relay_outbox()["failed"] == 1

    message = OutboxMessage.objects.get()
    log = everything(caplog)
    assert f"outbox {message.pk} test.happened test.handler failed ({kind} at " in log
    assert [word for word in CANARIES if word in log + message.last_error] == []


def test_a_mail_that_is_refused(mails, settings, caplog):
    mails(1)
    User.objects.update(email=CANARIES[0])
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    caplog.set_level(logging.DEBUG, "hellowork")
    assert relay.run().failed == 1

    message = OutboxMessage.objects.get()
    assert message.last_error.startswith("SMTPRecipientsRefused 550 at ")
    assert [word for word in CANARIES if word in everything(caplog) + message.last_error] == []


@pytest.fixture
def unwatched() -> Iterator[None]:
    """Without the suite's watch over the locks, whose own line would be the innermost."""
    watch = connection.execute_wrappers[:]
    connection.execute_wrappers.clear()
    yield
    connection.execute_wrappers.extend(watch)


def test_the_place_is_the_innermost_line_of_ours(unwatched):
    with pytest.raises(IntegrityError) as caught:
        fail_in_the_database(events.Event("", "", ""))

    assert describe(caught.value).startswith("IntegrityError at user.py:")


def test_what_a_row_shows_of_itself_is_no_address(mails):
    """`str()` of a row goes into the admin's history and into debuggers."""
    (row,) = mails(1)

    assert "@" not in f"{row} {row!r}"
