"""Error pages that help: what became of the work, the way on, and a number to quote (never a trace).

All are drawn from settings alone, without database, session or context processors: they must work when those
do not. The number is the request's id where a middleware gave one (`request.request_id`).
"""

import logging
import secrets
import sys
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from hellowork.accounts import idle
from hellowork.web import context

logger = logging.getLogger(__name__)

_RETRY_SECONDS = "60"
# When not even a template can be drawn.
_LAST_RESORT = (
    '<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>エラー</title>'
    "<h1>ただいまページを表示できません</h1>"
    "<p>時間をおいて、もう一度お試しください。</p><p>お問い合わせ番号：{}</p>"
)


def reference_of(request: HttpRequest) -> str:
    """The number that the person can quote and that stands in the log: 8 letters and digits."""
    known = getattr(request, "request_id", "")
    if not known:
        known = secrets.token_hex(4).upper()
        request.request_id = known  # type: ignore[attr-defined]
    return str(known)


def error_page(request: HttpRequest, status: int, template: str = "", **extra: Any) -> HttpResponse:
    """The page of an error, by its status or by a template of its own."""
    reference = reference_of(request)
    filled = {**context.plain(), "reference": reference, "status": status, **extra}
    try:
        html: str = render_to_string(template or f"{status}.html", filled)
    except Exception:
        logger.exception("Error page %s failed, reference %s", status, reference)
        html = _LAST_RESORT.format(reference)
    return HttpResponse(html, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400; a body beyond the limits is told as such (413)."""
    return error_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler403."""
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler404."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500; while the database is away it is 503, with the time after which to try again."""
    problem = sys.exc_info()[1]
    away = isinstance(problem, (OperationalError, InterfaceError))
    status = 503 if away else 500
    logger.error(
        "Status %s, reference %s, %s %s", status, reference_of(request), request.method, request.path
    )
    response = error_page(request, status)
    if away:
        response.headers["Retry-After"] = _RETRY_SECONDS
    return response


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """handler429, which allauth's rate limits look for."""
    return error_page(request, 429)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: the page was old or opened before a sign-in in another tab.

    Whoever the form was made for is brought back to it with what they typed; any other form is refused.
    """
    return idle.recover(request) or error_page(request, 403, "403_csrf.html")


class ErrorPageMiddleware:
    """Gives a page to refusals that come without one: wrong method (405), too much (413), too often (429)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code not in (405, 413, 429) or response.streaming or response.content:
            return response
        page = error_page(request, response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                page.headers[name] = response.headers[name]
        return page
