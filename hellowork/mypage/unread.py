"""How much a person has not read: asked once a request, in one query, for menu and home pages."""

from dataclasses import dataclass

from django.db.models import Count, Q

from hellowork.accounts.actor import Actor
from hellowork.accounts.requests import HouseRequest
from hellowork.notices.models import Notification
from messaging.notices import MESSAGE_KINDS

_KEPT_AS = "unread_counts"


@dataclass(frozen=True, slots=True)
class Unread:
    """Of the hat that is worn; a message counts as a message alone, also where its notice is unread."""

    notices: int = 0
    messages: int = 0


def unread_of(request: HouseRequest) -> Unread:
    """The counts of this request's person; an act within the request does not change them any more."""
    kept = getattr(request, _KEPT_AS, None)
    if kept is None:
        kept = _ask(request.actor)
        setattr(request, _KEPT_AS, kept)
    return kept


def _ask(actor: Actor) -> Unread:
    """Counted from the notices, of which few are unread; threads by the thousand need not be looked at."""
    if not (actor.is_seeker or actor.is_employer):
        return Unread()
    is_message = Q(notice__in=MESSAGE_KINDS)
    unread = Notification.objects.for_actor(actor).unread()
    counted = unread.aggregate(
        messages=Count("pk", filter=is_message), notices=Count("pk", filter=~is_message)
    )
    return Unread(**counted)
