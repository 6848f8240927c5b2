"""What every page knows: whose service it is, who is signed in, and how long they may stay idle."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from hellowork.accounts.actor import ANONYMOUS, Actor, Hat
from hellowork.accounts.requests import HouseRequest
from hellowork.web import nav


@dataclass(frozen=True)
class Header:
    """The top of a page. A plain one has no menu and no way in or out (error pages).

    `name` is the visible name of the hat that is worn: `request.person_name`, else the person's mail address.
    `hats` is where another hat is chosen; empty for a person with one.
    """

    is_plain: bool = True
    is_signed_in: bool = False
    hat: str = Hat.ANONYMOUS.value
    name: str = ""
    home: str = "/"
    hats: str = ""
    links: list[nav.Link] = field(default_factory=list)


@dataclass(frozen=True)
class Idle:
    """When an unused session ends and when its owner is warned, in seconds; where 「続ける」 goes."""

    seconds: int
    warn_seconds: int
    keep_alive: str


def plain() -> dict[str, Any]:
    """The context of a page that may rely on nothing: no session, no database, no request."""
    return {
        "operator": settings.OPERATOR,
        "demo": settings.IN_DEMO,
        "title_prefix": "",
        "header": Header(),
        "idle": None,
        "page_messages": [],
    }


def house(request: HouseRequest) -> dict[str, Any]:
    """Context processor of every page."""
    return {
        **plain(),
        "header": SimpleLazyObject(lambda: _header(request)),
        "idle": SimpleLazyObject(lambda: _idle(request)),
        "page_messages": SimpleLazyObject(lambda: _messages(request)),
    }


def _messages(request: HttpRequest) -> list[Any]:
    return list(get_messages(request))


def _is_signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def _header(request: HouseRequest) -> Header:
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    signed_in = _is_signed_in(request)
    return Header(
        is_plain=False,
        is_signed_in=signed_in,
        hat=actor.hat.value,
        name=getattr(request, "person_name", "") or (str(request.user) if signed_in else ""),
        home=_home(signed_in),
        hats=reverse("hat") if getattr(request, "has_hat_choice", False) else "",
        links=nav.links(request, actor.hat),
    )


def _home(signed_in: bool) -> str:
    try:
        return reverse("home" if signed_in else "front")
    except NoReverseMatch:
        return "/"


def _idle(request: HttpRequest) -> Idle | None:
    if not _is_signed_in(request):
        return None
    minutes = settings.IDLE_MINUTES_STAFF if request.user.is_staff else settings.IDLE_MINUTES
    return Idle(
        seconds=minutes * 60,
        warn_seconds=settings.IDLE_WARNING_MINUTES * 60,
        keep_alive=reverse("keep_alive"),
    )
