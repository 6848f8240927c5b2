"""Fills `request.actor`: who acts, in which hat; and tells the database who edits."""

from collections.abc import Callable

import pghistory
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hellowork.accounts import second_factor
from hellowork.accounts.actor import ANONYMOUS, Actor, Hat
from hellowork.accounts.requests import PersonRequest
from hellowork.audit.models.acting import ActedBy
from hellowork.mypage import hats
from seekers import shelf

# Methods that change nothing.
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class ActorMiddleware:
    """Before any view: the actor of the request, read in one query for a signed-in person, and the name of the hat.

    Who still owes a second factor acts in no hat, on public pages too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PersonRequest) -> HttpResponse:
        worn = _worn(request)
        actor = worn.actor
        due = _is_signed_in(request) and second_factor.is_due(request, actor)
        request.second_factor_due = due
        request.actor = Actor(hat=Hat.ANONYMOUS, user_id=actor.user_id) if due else actor
        request.person_name = "" if due else worn.name
        request.has_hat_choice = worn.has_choice and not due
        _carry_over(request)
        return self.get_response(request)


class EditorMiddleware:
    """Around whatever may change something: who edits, for the triggers that keep what an edit overwrites.

    Costs no query; reading a page pays nothing for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PersonRequest) -> HttpResponse:
        if request.method in _READING:
            return self.get_response(request)
        with pghistory.context(**ActedBy.acting(request.actor)):
            return self.get_response(request)


def _worn(request: PersonRequest) -> hats.Worn:
    if not _is_signed_in(request):
        return hats.Worn(ANONYMOUS)
    return hats.worn_by(request.user, chosen=request.session.get(hats.SESSION_KEY))


def _carry_over(request: PersonRequest) -> None:
    """What a visitor kept before signing in becomes the seeker's with their first request in that hat (ADR 0013)."""
    if taken := shelf.carry_over(request):
        text = _("ログインする前にお気に入りに追加した求人%(n)s件を、マイページに移しました。")
        messages.success(request, text % {"n": taken})


def _is_signed_in(request: HttpRequest) -> bool:
    """Asked of the session's key first: a visitor without a session costs no query."""
    return bool(request.session.session_key) and request.user.is_authenticated
