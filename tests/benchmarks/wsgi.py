"""The site as it is, and beside it one empty view without middleware: what the other answers are measured by."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

from hellowork.wsgi import application as house

EMPTY = "/benchmark/empty/"


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path(EMPTY.strip("/") + "/", empty)]


class _BareRequest(WSGIRequest):
    urlconf = __name__


class _Bare(WSGIHandler):
    request_class = _BareRequest

    def __init__(self) -> None:
        with override_settings(MIDDLEWARE=[]):
            super().__init__()


_bare = _Bare()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    return (_bare if environ["PATH_INFO"] == EMPTY else house)(environ, start_response)
