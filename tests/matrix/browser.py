"""A browser for thousands of questions: Django's own handler and middleware, without what its test client adds.

What every page must be is checked by the client of the other tests; here only what it says counts.
"""

import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.signals import got_request_exception
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, ClientHandler, encode_multipart


class Browser:
    """Asks one page at a time, as whoever holds the session."""

    def __init__(self) -> None:
        self._handler = ClientHandler(enforce_csrf_checks=False)
        self._factory = RequestFactory()
        self.error: BaseException | None = None
        self.logged: list[str] = []

    def ask(
        self, method: str, path: str, *, session: str | None = None, data: Mapping[str, Any]
    ) -> HttpResponse:
        """The answer; `error` then holds what went wrong inside, `logged` what was written to the logs."""
        cookie = f"{settings.SESSION_COOKIE_NAME}={session}" if session else ""
        if method == "POST":
            sent = {"data": encode_multipart(BOUNDARY, data), "content_type": MULTIPART_CONTENT}
        else:
            sent = {"QUERY_STRING": urlencode(data)}
        request = self._factory.generic(method, path, HTTP_COOKIE=cookie, **sent)
        with self._listening():
            return self._handler(request.environ)

    @contextmanager
    def _listening(self) -> Iterator[None]:
        self.error, self.logged = None, []
        root, ear = logging.getLogger(), _Ear(self.logged)
        before, root.handlers = root.handlers, [ear]
        got_request_exception.connect(self._note_error)
        try:
            yield
        finally:
            got_request_exception.disconnect(self._note_error)
            root.handlers = before

    def _note_error(self, **_more: object) -> None:
        self.error = sys.exc_info()[1]


class _Ear(logging.Handler):
    """Hears every line of the logs."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.INFO)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())
