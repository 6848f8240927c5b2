"""Reading threads: how much is unread."""

from django.db.models import Count, DateTimeField, F, OuterRef, Q, QuerySet, Subquery

from hellowork.accounts.actor import Actor
from messaging.models import ReadMark, Thread


def threads_with_unread(actor: Actor) -> QuerySet[Thread]:
    """The actor's threads with `unread`, the number of messages of the other side they have not read."""
    mark = ReadMark.objects.filter(Q(user_id=actor.user_id), thread=OuterRef("pk")).values("read_until")
    return (
        Thread.objects.for_actor(actor)
        .annotate(read_until=Subquery(mark, output_field=DateTimeField()))
        .annotate(unread=Count("messages", filter=_unread(actor)))
    )


def _unread(actor: Actor) -> Q:
    newer = Q(read_until__isnull=True) | Q(messages__sent_at__gt=F("read_until"))
    return ~Q(messages__side=actor.hat) & Q(messages__isnull=False) & newer
