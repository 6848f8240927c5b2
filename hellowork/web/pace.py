"""The pace at which the public pages are read: a crawler's flood is told to wait while people go on.

What is counted is kept for some minutes at the longest, under a key that tells no address.
"""

import ipaddress
import math
from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from hellowork.web.errors import error_page

_MINUTE = 60
# What a provider gives to one household or office.
_IPV6_PREFIX = 64


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is counted as one, and how many times the usual pace they may read."""

    name: str
    times: int = 1

    @classmethod
    def of(cls, request: HttpRequest) -> "Reader":
        """The signed-in person, else the address of the network."""
        if user_id := request.actor.user_id:  # type: ignore[attr-defined]
            return cls(f"person:{user_id}", settings.PACE_TIMES_PERSON)
        address = _address(request)
        is_office = any(address in network for network in settings.OFFICE_NETWORKS)
        if isinstance(address, ipaddress.IPv6Address):
            address = ipaddress.ip_network((address, _IPV6_PREFIX), strict=False).network_address
        return cls(f"address:{address}", settings.PACE_TIMES_OFFICE if is_office else 1)

    def wait(self) -> float:
        """Count one page; 0, or the seconds until there may be another. Without Redis nobody waits."""
        a_minute = settings.PAGES_A_MINUTE * self.times
        key = f"pace:{salted_hmac('hellowork.web.pace', self.name).hexdigest()[:32]}"
        most = a_minute * settings.PACE_BURST_MINUTES
        return cache.take(key, per_second=a_minute / _MINUTE, most=most)  # type: ignore[attr-defined]


class PaceMiddleware:
    """429 with Retry-After where the pages of `settings.PACED_NAMESPACES` are read too fast. Behind the actor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        match = request.resolver_match
        if not settings.PAGES_A_MINUTE or match is None or not _is_paced(match.namespaces):
            return None
        wait = Reader.of(request).wait()
        if not wait:
            return None
        seconds = math.ceil(wait)
        response = error_page(request, 429, "429_pace.html", seconds=seconds)
        response.headers["Retry-After"] = str(seconds)
        response.headers["Cache-Control"] = "no-store"
        return response


def _is_paced(namespaces: list[str]) -> bool:
    return not settings.PACED_NAMESPACES.isdisjoint(namespaces)


def _address(request: HttpRequest) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The reader's address before our proxies; of a request that came past them, the one it came from."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except (ImproperlyConfigured, PermissionDenied, ValueError):
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104 - names nobody
    return getattr(address, "ipv4_mapped", None) or address
