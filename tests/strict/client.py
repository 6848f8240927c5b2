"""A test client that reads what it gets: inline code, a stray tag or a missing CSRF field fails the test."""

import re

from django.http import HttpResponse
from django.test import Client

_FAULTS = {
    "an inline event handler": re.compile(rb"<[^>]+\son[a-z]+\s*=", re.IGNORECASE),
    "an inline style": re.compile(rb"<[^>]+\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(rb"<style[\s>]", re.IGNORECASE),
    "a script without src": re.compile(
        rb"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")[^>]*>", re.IGNORECASE
    ),
    "a stray template tag": re.compile(rb"\{[{%]"),
}
_POST_FORM = re.compile(rb"<form[^>]*method=\"post\"[^>]*>(.*?)</form>", re.IGNORECASE | re.DOTALL)


class HouseClient(Client):
    """Checks CSRF like a browser would meet it, and every HTML answer for what the CSP would refuse."""

    def request(self, **request: object) -> HttpResponse:
        response = super().request(**request)
        if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
            _check(response.content, str(request.get("PATH_INFO")))
        return response


def _check(html: bytes, path: str) -> None:
    for name, pattern in _FAULTS.items():
        found = pattern.search(html)
        assert found is None, f"{path} holds {name}: {found.group(0)[:200]!r}"
    for form in _POST_FORM.findall(html):
        assert b"csrfmiddlewaretoken" in form, f"{path} has a form without its CSRF field"
