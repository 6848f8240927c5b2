"""A session that nobody uses ends (design rule 13): 60 minutes, staff 30.

Screens that ask by themselves (polls) never count as use. What was typed is parked for its owner.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from hellowork import clock
from hellowork.accounts import parked
from hellowork.accounts.requests import PersonRequest

_LAST_USED = "last_used_at"
_NOTED_EVERY = dt.timedelta(minutes=1)


def not_activity(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that pages ask by themselves: asking it does not prolong the session."""
    view.counts_as_activity = False  # type: ignore[attr-defined]
    return view


def idle_limit(user) -> dt.timedelta:
    """How long this user's session may lie unused."""
    return dt.timedelta(minutes=settings.IDLE_MINUTES_STAFF if user.is_staff else settings.IDLE_MINUTES)


def begin(request: HttpRequest) -> None:
    """A session has just begun: the time runs from here, not from the first page that is read."""
    request.session[_LAST_USED] = clock.now().isoformat()


class IdleMiddleware:
    """Ends idle sessions by the database's clock, which came with the user (`HouseBackend`).

    Before anything else looks at the request, so that nobody acts for a person whose session is over.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PersonRequest) -> HttpResponse:
        request.idle_owner = None
        if request.session.get(SESSION_KEY) and request.user.is_authenticated and _is_over(request):
            request.idle_owner = request.user.pk
            logout(request)
        return self.get_response(request)

    def process_view(self, request: PersonRequest, view, args, kwargs) -> None:
        """Say that the session has ended; otherwise note that it is in use (once a minute)."""
        if request.idle_owner:
            messages.info(
                request,
                _(
                    "しばらく操作がなかったため、ログアウトしました。もう一度ログインすると、続きから再開できます。"
                ),
            )
        elif request.session.get(SESSION_KEY) and request.user.is_authenticated:
            _note_use(request, view)


def _is_over(request: PersonRequest) -> bool:
    last = _last_used(request)
    return last is not None and request.user.read_at - last >= idle_limit(request.user)


def _note_use(request: PersonRequest, view: Callable[..., HttpResponse]) -> None:
    last, now = _last_used(request), request.user.read_at
    if getattr(view, "counts_as_activity", True) and (last is None or now - last >= _NOTED_EVERY):
        request.session[_LAST_USED] = now.isoformat()


def _last_used(request: HttpRequest) -> dt.datetime | None:
    text = request.session.get(_LAST_USED)
    return dt.datetime.fromisoformat(text) if text else None


def to_sign_in(request: HttpRequest, view: Callable[..., HttpResponse] | None = None) -> HttpResponse:
    """To the sign-in page and back to the page that was shown, with what was typed if its owner is known.

    A page that asks by itself is not sent away: the person would lose what they are typing there.
    """
    by_htmx = bool(request.headers.get("HX-Request"))
    if request.headers.get("X-Autosave"):
        return HttpResponse(status=401)
    if by_htmx and not getattr(view, "counts_as_activity", True):
        return HttpResponse(status=204, headers={"HX-Trigger": "session-ended"})
    back = parked.page_shown(request)
    owner = _owner(request)
    key = parked.park(request, owner) if owner else None
    if key:
        back = parked.with_key(back, key)
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"
    return _go(request, address)


def recover(request: HttpRequest) -> HttpResponse | None:
    """Bring back a form whose CSRF token is out of date (a sign-in in another window) with what was typed.

    None where it was not made for the person who is signed in, or made for nobody: such a form is refused.
    """
    owner = parked.owner_of(request)
    if owner is None:
        return None
    if not request.user.is_authenticated:
        return to_sign_in(request)
    if owner != request.user.pk:
        return None
    page, key = parked.page_shown(request), parked.park(request, owner)
    if key:
        return _go(request, parked.with_key(page, key))
    messages.warning(
        request, _("画面が古くなっていたため、受け付けられませんでした。もう一度操作してください。")
    )
    return _go(request, page)


def _owner(request: HttpRequest) -> uuid.UUID | None:
    if request.method != "POST":
        return None
    return parked.owner_of(request) or getattr(request, "idle_owner", None)


def _go(request: HttpRequest, address: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=303 if request.method == "POST" else 302)
