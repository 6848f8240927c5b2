"""What the pages that everybody may open have in common: one address, and how long others may keep them."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

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
