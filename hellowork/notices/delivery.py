"""Does what one row of the outbox asks for, and marks it done."""

from collections.abc import Callable

from django.core.mail import EmailMessage
from django.db import transaction

from hellowork import clock
from hellowork.notices import events, failpoints
from hellowork.notices.models import OutboxKind, OutboxMessage, OutboxState

# How the mail of a row is made; None when there is nobody left to tell.
MailMaker = Callable[[OutboxMessage], EmailMessage | None]
_mail_makers: dict[str, MailMaker] = {}


def mails(kind: OutboxKind, maker: MailMaker) -> None:
    """Let `maker` write the mails of this kind."""
    _mail_makers[kind] = maker


def register_senders() -> None:
    """The mails of this room; called once when the app is ready."""
    from hellowork.notices import notice_mails

    mails(OutboxKind.NOTICE_MAIL, notice_mails.make)


def send(message: OutboxMessage) -> None:
    """Do it. Raises whatever went wrong; the relay then tries again later."""
    if message.kind == OutboxKind.EVENT:
        _handle_event(message)
    else:
        _send_mail(message)


def make_mail(message: OutboxMessage) -> EmailMessage | None:
    """The mail of a row as it will be or was sent; the admin shows it."""
    return _mail_makers[message.kind](message)


def _handle_event(message: OutboxMessage) -> None:
    """The handler's work and the mark are one transaction."""
    with transaction.atomic():
        if not OutboxMessage.objects.waiting().select_for_update(no_key=True).filter(pk=message.pk).exists():
            return
        events.handle(message)
        _mark_done(message)
        failpoints.reach("event.before_commit")
    failpoints.reach("event.after_commit")


def _send_mail(message: OutboxMessage) -> None:
    if message.ends_at and clock.now() >= message.ends_at:
        _mark_done(message)
        return
    mail = make_mail(message)
    if mail is not None:
        failpoints.reach("mail.before_send")
        mail.send()
        failpoints.reach("mail.after_send")
    _mark_done(message)
    failpoints.reach("mail.after_mark")


def _mark_done(message: OutboxMessage) -> None:
    OutboxMessage.objects.waiting().filter(pk=message.pk).update(
        state=OutboxState.DONE, finished_at=clock.now(), claimed_until=None, last_error=""
    )
