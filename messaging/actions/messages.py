"""Writing to each other, and reading."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Greatest
from django.utils.translation import gettext_lazy as _

from applications.choices import ApplicationState
from applications.models import Application
from hellowork import clock
from hellowork.accounts.actor import Actor, EstablishmentRole, known
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.notices import events, reading
from messaging.models import Message, ReadMark, Thread

SENT = "message.sent"
# After these nobody writes any more.
CLOSED_STATES = (ApplicationState.WITHDRAWN,)


@transaction.atomic
def send_message(*, by: Actor, application_id: uuid.UUID, text: str) -> Message:
    """Write to the other side about an application; the first message opens the thread."""
    if not (by.is_seeker or by.is_employer) or by.establishment_role is EstablishmentRole.VIEWER:
        raise NotAllowed
    application = Application.objects.for_actor(by).with_mypage().locked().get(pk=application_id)
    if not application.has_mypage:  # type: ignore[attr-defined]
        raise Refused(_("この方はマイページを使っていません。電話でご連絡ください。"), code="no_mypage")
    if application.state in CLOSED_STATES:
        raise Refused(_("この応募は辞退により終わっているため、メッセージを送れません。"), code="closed")
    if not text.strip():
        raise Refused(_("メッセージの本文を入力してください。"), code="empty")
    now = clock.now()
    thread, _is_new = Thread.objects.update_or_create(
        application=application, defaults={"newest_at": now}, create_defaults={"newest_at": now}
    )
    message = Message.objects.create(
        thread=thread, side=by.hat, sender_id=by.user_id, text=text.strip(), sent_at=now
    )
    _mark_read(thread, by, now)
    events.publish(SENT, message.pk, occurrence="once")
    return message


@transaction.atomic
def mark_read(*, by: Actor, thread_id: uuid.UUID, until: dt.datetime) -> None:
    """The reader has seen what was written up to `until`, the newest message that was shown: one that came while the
    page was made stays unread. Messages of a thread are sent under the lock of its application, so in this order.
    """
    if not (by.is_seeker or by.is_employer):
        raise NotAllowed
    mine = ReadMark.objects.filter(
        Q(user_id=by.user_id), thread__in=Thread.objects.for_actor(by).filter(pk=thread_id)
    )
    if not mine.update(read_until=Greatest("read_until", Value(until))):
        _mark_read(Thread.objects.for_actor(by).get(pk=thread_id), by, until)
    shown = Message.objects.filter(thread=thread_id, sent_at__lte=until)
    ids = shown.annotate(text_id=Cast("pk", CharField())).values("text_id")
    reading.seen([known(by.user_id)], f"{SENT}.{by.hat}", ids)


def _mark_read(thread: Thread, by: Actor, until: dt.datetime) -> None:
    ReadMark.objects.update_or_create(
        thread=thread, user_id=known(by.user_id), defaults={"read_until": until}
    )
