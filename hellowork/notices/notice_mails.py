"""The mail of a notice: a neutral subject, the link to the notice in MyPage, no personal data.

Recipient and content come from the one row of the notification, read at the time of sending.
"""

import hashlib

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from hellowork.notices import preferences, rendering, unsubscribing
from hellowork.notices.models import Notification, OutboxMessage

# `hellowork.mypage.urls` answers it: it marks the notice as read and leads to what it is about.
ADDRESS = "/notices/{id}/"


def make(message: OutboxMessage) -> EmailMessage | None:
    """The mail of one notification.

    None if the person or the thing it is about is gone, or the person wants no mail of this kind.
    """
    notification = (
        Notification.objects.select_related("user").filter(pk=message.object_id, user__is_active=True).first()
    )
    if notification is None or not preferences.wants_mail(notification.user_id, notification.notice):
        return None
    found = rendering.render([notification])
    return _write(found[0], message) if found else None


def _write(notice: rendering.Rendered, message: OutboxMessage) -> EmailMessage:
    told = notice.notification
    stop = unsubscribing.address(told.user_id, told.notice) if notice.notice.has_stop_link else ""
    words = {
        **notice.context,
        "line": notice.mail_line,
        "address": settings.SITE_URL + ADDRESS.format(id=told.pk),
        "stop_address": stop,
        "operator": settings.OPERATOR,
    }
    return EmailMessage(
        subject=notice.subject,
        body=render_to_string(notice.notice.template, words),
        to=[told.user.email],
        headers={
            "Message-ID": message_id(message),
            "Auto-Submitted": "auto-generated",
            **unsubscribing.headers(stop),
        },
    )


def message_id(message: OutboxMessage) -> str:
    """The same for every try of one row, so that a receiver can tell a repetition from a second message."""
    digest = hashlib.sha256(message.dedupe_key.encode()).hexdigest()[:40]
    return f"<{digest}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"
