"""What an office would have heard meanwhile: events are answered at the time at which they happened.

Otherwise every notice of the past weeks would be as old as the demonstration itself. Mails and papers are left to
the worker, which starts when the pages do.
"""

import datetime as dt

from hellowork import clock
from hellowork.notices import events
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage, OutboxState
from referrals.actions.letters import ISSUED

_OLD_NEWS = dt.timedelta(days=2)


def spread() -> None:
    """Answer what has happened until now, and what follows from it."""
    waiting = OutboxMessage.objects.waiting().filter(kind=OutboxKind.EVENT)
    waiting = waiting.exclude(name__startswith=f"{ISSUED} ").order_by("pk")
    while batch := list(waiting.all()):
        for message in batch:
            events.handle(message)
        answered = OutboxMessage.objects.filter(pk__in=[message.pk for message in batch])
        answered.update(state=OutboxState.DONE, attempts=1, finished_at=clock.Now())


def grow_old() -> None:
    """Notices from before yesterday have been read."""
    old = Notification.objects.unread().filter(created_at__lt=clock.Now() - _OLD_NEWS)
    old.update(read_at=clock.Now() - _OLD_NEWS)
