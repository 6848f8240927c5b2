"""The mail of a notice: a neutral subject, a link, no personal data.

Recipient and content come from the one row of the notification, read at the time of sending.
"""

import hashlib

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from hellowork.notices import registry
from hellowork.notices.models import Notification, OutboxMessage


def make(message: OutboxMessage) -> EmailMessage | None:
    """The mail of one notification; None if the person or the thing it is about is gone."""
    notification = Notification.objects.select_related("user").filter(pk=message.object_id, user__is_active=True).first()
    if notification is None:
        return None
    notice = registry.get(notification.notice)
    context = notice.context(notification)
    if context is None:
        return None
    body = render_to_string(
        notice.template,
        {
            **context,
            "line": str(notice.line).format(**context),
            "address": settings.SITE_URL + notice.link.format(**context),
            "operator": settings.OPERATOR,
        },
    )
    return EmailMessage(
        subject=str(notice.subject).format(**context),
        body=body,
        to=[notification.user.email],
        headers={"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"},
    )


def message_id(message: OutboxMessage) -> str:
    """The same for every try of one row, so that a receiver can tell a repetition from a second message."""
    digest = hashlib.sha256(message.dedupe_key.encode()).hexdigest()[:40]
    return f"<{digest}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"
