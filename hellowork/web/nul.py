"""The sign NUL, which no keyboard gives and PostgreSQL does not store, never reaches a form, a draft or a query."""

import contextlib
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.request import UnreadablePostError

_NUL = "\0"


class NulMiddleware:
    """Takes NUL out of what was typed; an address that holds one names nothing.

    Text fields would drop it themselves; choices, hidden fields and what is kept as JSON would not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = _without(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            # Where the connection broke, whoever reads the body next answers for it.
            with contextlib.suppress(UnreadablePostError):
                request.POST = _without(request.POST)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Once everything that the page of a 404 needs is known."""
        if _NUL in request.path_info:
            raise Http404


def _without(fields: QueryDict) -> QueryDict:
    """The same fields, themselves where there is nothing to take out."""
    if not any(_NUL in name or any(_NUL in value for value in values) for name, values in fields.lists()):
        return fields
    clean = QueryDict(mutable=True, encoding=fields.encoding)
    for name, values in fields.lists():
        clean.setlist(name.replace(_NUL, ""), [value.replace(_NUL, "") for value in values])
    clean._mutable = False
    return clean
