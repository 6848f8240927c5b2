"""Fills `request.actor`: who acts, in which hat."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hellowork.accounts import second_factor
from hellowork.accounts.actor import ANONYMOUS, Actor, Hat
from hellowork.mypage import hats


class ActorMiddleware:
    """Before any view: the actor of the request, read in one query for a signed-in person.

    Who still owes a second factor acts in no hat, on public pages too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = _actor(request)
        due = actor.user_id is not None and second_factor.is_due(request, actor)
        request.second_factor_due = due  # type: ignore[attr-defined]
        request.actor = Actor(hat=Hat.ANONYMOUS, user_id=actor.user_id) if due else actor  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    if not request.session.session_key or not request.user.is_authenticated:
        return ANONYMOUS
    return hats.actor_of(request.user, chosen=request.session.get(hats.SESSION_KEY))
