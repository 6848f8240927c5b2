"""Notices as their reader uses them: opened one by one, or all marked as read at once."""

import uuid
from collections.abc import Collection, Iterable

from django.db import transaction

from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.notices.models import Notification


def addressed_to(user_id: uuid.UUID, notice_id: uuid.UUID) -> Notification | None:
    """A person's own notice, to whichever of their hats it was told."""
    return Notification.objects.filter(user_id=user_id, pk=notice_id).first()


@transaction.atomic
def open_notice(*, by: Actor, notice_id: uuid.UUID) -> Notification:
    """既読にする: the first look counts, later ones change nothing. Raises `Notification.DoesNotExist`."""
    notice = Notification.objects.for_actor(by).get(pk=notice_id)
    if notice.read_at is None:
        Notification.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=clock.Now())
    return notice


def seen(user_ids: Collection[uuid.UUID], kind: str, object_ids: Iterable[object]) -> None:
    """What these notices tell has been seen on its own page: nothing is unread of it any more."""
    told = Notification.objects.unread().filter(user_id__in=user_ids, notice=kind, object_id__in=object_ids)
    told.update(read_at=clock.Now())


def read_all(*, by: Actor) -> int:
    """すべて既読にする, in the hat that is worn; returns how many were unread."""
    return Notification.objects.for_actor(by).unread().update(read_at=clock.Now())
