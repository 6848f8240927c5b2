"""How much a person has not read: asked once a request, in one query, for menu and home pages."""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from hellowork.accounts.actor import Actor, known
from hellowork.accounts.models import User
from hellowork.accounts.requests import HouseRequest
from hellowork.notices.models import Notification
from messaging.queries import unread_messages

_KEPT_AS = "unread_counts"


@dataclass(frozen=True, slots=True)
class Unread:
    """Of the hat that is worn."""

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
    if not (actor.is_seeker or actor.is_employer):
        return Unread()
    notices, messages = (
        User.objects.filter(pk=known(actor.user_id))
        .values_list(_number(Notification.objects.for_actor(actor).unread()), _number(unread_messages(actor)))
        .get()
    )
    return Unread(notices=notices, messages=messages)


def _number(rows: QuerySet) -> Coalesce:
    """The number of rows as a part of another query."""
    one = rows.order_by().annotate(_one=Value(1)).values("_one")
    return Coalesce(Subquery(one.annotate(_n=Count("pk")).values("_n"), output_field=IntegerField()), 0)
