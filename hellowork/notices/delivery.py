"""What one row of the outbox asks for: an event's handler, or a mail."""

import email.utils
from collections.abc import Callable

from django.core.mail import EmailMessage

from hellowork.notices import events, failpoints
from hellowork.notices.models import OutboxKind, OutboxMessage
from hellowork.notices.postman import Postman

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


def carry_out(message: OutboxMessage, postman: Postman) -> None:
    """Do it, in the transaction that holds the row. Raises whatever went wrong."""
    if message.kind == OutboxKind.EVENT:
        events.handle(message)
        return
    mail = make_mail(message)
    if mail is not None:
        failpoints.reach("mail.before_send")
        postman.send(mail)
        failpoints.reach("mail.after_send")


def make_mail(message: OutboxMessage) -> EmailMessage | None:
    """The mail of a row as it will be or was sent; the admin shows it.

    Every try of one row carries the same Message-ID and date, so that a receiver can tell a repetition.
    """
    mail = _mail_makers[message.kind](message)
    if mail is not None:
        mail.extra_headers.setdefault("Date", email.utils.format_datetime(message.created_at))
    return mail
