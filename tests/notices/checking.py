"""What every notice must keep, found on an example."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import Resolver404, resolve

from hellowork.accounts.actor import Hat
from hellowork.accounts.models import User
from hellowork.notices import delivery
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage
from hellowork.notices.registry import Notice
from hellowork.notices.rendering import Rendered, render
from hellowork.notices.telling import Recipient, tell
from tests.notices.examples import Example

READER = "canary-reader@example.org"
_LONGEST_SUBJECT = 100
_UNFILLED = re.compile(r"[{}]|%\(|None|<[A-Za-z]")


def faults(notice: Notice, example: Example) -> list[str]:
    """Everything that is wrong with a notice; empty is what we want."""
    reader = User.objects.create_user(READER)
    with transaction.atomic():
        to = Recipient(user_id=reader.pk, establishment_id=example.establishment_id)
        tell(notice.kind, [to], object_id=example.object_id, occurrence="example")
    told = Notification.objects.get(user=reader)
    rendered = render([told])
    mail = delivery.make_mail(OutboxMessage.objects.get(kind=OutboxKind.NOTICE_MAIL, object_id=told.pk))
    if not rendered or mail is None:
        return [f"{notice.kind} says nothing about its example"]
    return [
        f"{notice.kind}: {fault}" for fault in _faults(notice, rendered[0], mail, example.secrets | {READER})
    ]


def _faults(notice: Notice, rendered: Rendered, mail: EmailMessage, secrets: frozenset[str]) -> Iterator[str]:
    for part, text in {"subject": mail.subject, "mail": mail.body, "line": rendered.line}.items():
        yield from _unfinished(part, text)
    for secret in sorted(secrets):
        if secret in f"{mail.subject}\n{mail.body}":
            yield f"the mail says {secret!r}"
    if mail.to != [READER]:
        yield f"the mail goes to {mail.to}"
    if "\n" in mail.subject or len(mail.subject) > _LONGEST_SUBJECT:
        yield f"the subject has {len(mail.subject)} signs or a line break"
    if notice.audience is Hat.SEEKER and "{" in str(notice.subject):
        yield "the subject to a seeker is not neutral"
    if f"/notices/{rendered.notification.pk}/\n" not in mail.body:
        yield "the mail does not lead to the notice"
    if not _leads_somewhere(rendered.path):
        yield f"the link leads nowhere: {rendered.path}"


def _unfinished(part: str, text: str) -> Iterator[str]:
    if not text.strip():
        yield f"the {part} is empty"
    if found := _UNFILLED.search(text):
        yield f"the {part} has {found[0]!r} left in it"


def _leads_somewhere(path: str) -> bool:
    try:
        resolve(urlsplit(path).path)
    except Resolver404:
        return False
    return True
