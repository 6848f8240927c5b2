"""Headers on every response, errors and static files included. The CSP itself comes from django-csp."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# The last three are set by Django's SecurityMiddleware too, but not on a request that it refuses itself (a wrong host).
_ALWAYS = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
}


class SecurityHeadersMiddleware:
    """Outermost: what it adds reaches the answers of all others.

    A page of a signed-in person is stored nowhere (shared computers); a sign-out clears what the browser kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in _ALWAYS.items():
            response.headers.setdefault(name, value)
        if settings.SECURE_HSTS_SECONDS and request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", _hsts())
        if _is_private(request):
            response.headers["Cache-Control"] = "no-store, private"
        if getattr(request, "signed_out", False):
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


def _hsts() -> str:
    subdomains = "; includeSubDomains" if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else ""
    preload = "; preload" if settings.SECURE_HSTS_PRELOAD else ""
    return f"max-age={settings.SECURE_HSTS_SECONDS}{subdomains}{preload}"


def _is_private(request: HttpRequest) -> bool:
    """Whether the answer belongs to one person: they sent a session, or signed in just now."""
    session = getattr(request, "session", None)
    return session is not None and (bool(session.session_key) or session.modified)
