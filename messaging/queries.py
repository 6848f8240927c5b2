"""Reading threads: the newest first, and how much is unread."""

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hellowork.accounts.actor import Actor
from messaging.models import Message, ReadMark, Thread


def threads_with_unread(actor: Actor) -> QuerySet[Thread]:
    """The actor's threads, the newest first, with `unread`: how many messages of the other side they have not read.

    Each count is a question of its own about one thread, asked for the rows of a page and for no others.
    """
    mine = ReadMark.objects.filter(
        Q(user_id=actor.user_id), thread=OuterRef("thread"), read_until__gte=OuterRef("sent_at")
    )
    unread = (
        Message.objects.filter(Q(thread=OuterRef("pk")), ~Q(side=actor.hat), ~Exists(mine))
        .order_by()
        .values("thread")
        .annotate(count=Count("pk"))
        .values("count")
    )
    counted = Coalesce(Subquery(unread, output_field=IntegerField()), 0)
    return Thread.objects.for_actor(actor).annotate(unread=counted).order_by("-newest_at", "pk")
