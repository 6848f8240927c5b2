"""The URL map with bare error pages: ours are drawn from settings alone, the same for everybody.

`tests/web/` looks at them; here they would be a third of all that is drawn.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse

from hellowork.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def handler403(_request: HttpRequest, **_more: Any) -> HttpResponse:
    """Refused."""
    return HttpResponse(status=403)


def handler404(_request: HttpRequest, **_more: Any) -> HttpResponse:
    """Not there."""
    return HttpResponse(status=404)
