"""A session that nobody uses ends (design rule 13): 60 minutes, staff 30.

Screens that ask by themselves (polls) never count as use. What was typed is parked for its owner.
"""

import datetime as dt
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from hellowork.accounts import parked

_LAST_USED = "last_used_at"
_NOTED_EVERY = dt.timedelta(minutes=1)


def not_activity(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that pages ask by themselves: asking it does not prolong the session."""
    view.counts_as_activity = False  # type: ignore[attr-defined]
    return view


def idle_limit(user) -> dt.timedelta:
    """How long this user's session may lie unused."""
    return dt.timedelta(minutes=settings.IDLE_MINUTES_STAFF if user.is_staff else settings.IDLE_MINUTES)


class IdleMiddleware:
    """Ends idle sessions by the database's clock, which came with the user (`HouseBackend`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """End the session if it is too old; otherwise note that it is in use (once a minute)."""
        if not request.session.get(SESSION_KEY) or not request.user.is_authenticated:
            return None
        now = getattr(request.user, "read_at", None)
        if now is None:  # Signed in within this very request.
            return None
        last = _parse(request.session.get(_LAST_USED))
        if last is not None and now - last >= idle_limit(request.user):
            return _end(request)
        if getattr(view, "counts_as_activity", True) and (last is None or now - last >= _NOTED_EVERY):
            request.session[_LAST_USED] = now.isoformat()
        return None


def _parse(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def _end(request: HttpRequest) -> HttpResponse:
    user_id = request.user.pk
    logout(request)
    messages.info(request, _("しばらく操作がなかったため、ログアウトしました。もう一度ログインすると、続きから再開できます。"))
    return to_sign_in(request, user_id)


def to_sign_in(request: HttpRequest, user_id) -> HttpResponse:
    """To the sign-in page and back to this one, with what was typed if the owner is known."""
    back = request.get_full_path()
    if request.method == "POST":
        key = parked.park(request, user_id) if user_id else None
        back = f"{request.path}?{urlencode({parked.KEY_PARAMETER: key})}" if key else request.path
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
