"""Notices as their reader uses them: opened one by one, or all marked as read at once."""

import uuid

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


def read_all(*, by: Actor) -> int:
    """すべて既読にする, in the hat that is worn; returns how many were unread."""
    return Notification.objects.for_actor(by).unread().update(read_at=clock.Now())
