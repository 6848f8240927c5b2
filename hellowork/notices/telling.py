"""Tells people something: a notice in MyPage, and a mail as its echo."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from hellowork.notices import outbox, registry
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage

_NAMESPACE = uuid.UUID("6f0b6f0e-5c0e-4b8e-9a53-6a0f4f9a3f11")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One person to tell; `establishment_id` for members of an establishment."""

    user_id: uuid.UUID
    establishment_id: int | None = None


def tell(kind: str, recipients: Iterable[Recipient], *, object_id: object, occurrence: object) -> None:
    """Write the notice for each recipient, once an occurrence however often it is called.

    Call it in the transaction of the cause or in an event's handler.
    """
    notice = registry.get(kind)
    rows = [_row(notice, recipient, str(object_id), str(occurrence)) for recipient in recipients]
    # Asked of the notices, which stay, since the outbox forgets what was sent long ago.
    told = set(Notification.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    new = sorted((row for row in rows if row.pk not in told), key=lambda row: row.pk)
    Notification.objects.bulk_create(new, ignore_conflicts=True)
    outbox.put(
        OutboxMessage(
            kind=OutboxKind.NOTICE_MAIL,
            name=notice.kind,
            object_id=str(row.pk),
            occurrence=row.occurrence,
            dedupe_key=f"mail:{row.pk}",
        )
        for row in new
    )


def _row(notice: registry.Notice, to: Recipient, object_id: str, occurrence: str) -> Notification:
    """The id follows from who is told what, so that telling twice finds the same row."""
    parts = (to.user_id, notice.audience, to.establishment_id, notice.kind, object_id, occurrence)
    return Notification(
        pk=uuid.uuid5(_NAMESPACE, "|".join(map(str, parts))),
        user_id=to.user_id,
        hat=notice.audience,
        establishment_id=to.establishment_id,
        notice=notice.kind,
        object_id=object_id,
        occurrence=occurrence,
    )
