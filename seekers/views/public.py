"""What the pages that everybody may open have in common: one address, and how long others may keep them."""

from collections.abc import Callable
from functools import partial, wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from employers.search.database import on_replica

# A posting that ends is gone from the search at once; a shared cache may tell of it a minute longer.
_SHARED_SECONDS = 60


def absolute(address: str) -> str:
    """The address as the world knows it."""
    return f"{settings.SITE_URL}{address}"


def shared_for_a_minute(response: HttpResponse) -> HttpResponse:
    """Asked again each time by browsers; held for a minute by a shared cache, for those without a session."""
    response.headers["Cache-Control"] = f"public, max-age=0, s-maxage={_SHARED_SECONDS}"
    patch_vary_headers(response, ["Cookie", "HX-Request", "HX-History-Restore-Request"])
    return response


def from_replica(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view's searches may be read from a replica, for visitors without account."""

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.actor.user_id is not None:  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)
        return on_replica(partial(view, request, *args, **kwargs))

    return asked
