"""Reading threads: how much is unread."""

from django.db.models import Count, DateTimeField, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from hellowork.accounts.actor import Actor, known
from messaging.models import Message, ReadMark, Thread


def threads_with_unread(actor: Actor) -> QuerySet[Thread]:
    """The actor's threads with `unread`, the number of messages of the other side they have not read."""
    mark = ReadMark.objects.filter(thread=OuterRef("pk"), user_id=known(actor.user_id)).values("read_until")
    return (
        Thread.objects.for_actor(actor)
        .annotate(read_until=Subquery(mark, output_field=DateTimeField()))
        .annotate(unread=Count("messages", filter=_unread(actor)))
    )


def unread_messages(actor: Actor) -> QuerySet[Message]:
    """What the other side wrote since the actor last looked."""
    mine = FilteredRelation(
        "thread__read_marks", condition=Q(thread__read_marks__user_id=known(actor.user_id))
    )
    return (
        Message.objects.for_actor(actor)
        .to_side(actor.hat)
        .annotate(mark=mine)
        .filter(Q(mark__isnull=True) | Q(sent_at__gt=F("mark__read_until")))
    )


def _unread(actor: Actor) -> Q:
    newer = Q(read_until__isnull=True) | Q(messages__sent_at__gt=F("read_until"))
    return ~Q(messages__side=actor.hat) & Q(messages__isnull=False) & newer
