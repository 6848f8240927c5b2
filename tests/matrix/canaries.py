"""Canaries: words that exist once in the world, so that whoever reads one has read that very field.

They are katakana and therefore valid in names, readings and texts alike; addresses for mail are Latin, telephone
numbers are digits.
"""

import email.header
import io
import itertools
import json
import re
import zipfile
from dataclasses import dataclass, field
from http.cookies import Morsel
from urllib.parse import unquote

from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from pypdf import PdfReader

from tests.matrix.actors import Group, Who, named

_LETTERS = "アイウエカキクケサシスセタチツテ"
_WORD = re.compile(f"カナリヤ[{_LETTERS}]{{4}}|canary[a-p]{{4}}|7700[0-9]{{4}}")
SHORTEST = 8


@dataclass
class Canaries:
    """Every canary with its place and the actors who may read it."""

    places: dict[str, str] = field(default_factory=dict)
    readers: dict[str, Group] = field(default_factory=dict)
    # Those that a mail may carry, and to whom: 職種 of a posting to its employer.
    in_mail: dict[str, Group] = field(default_factory=dict)
    _numbers: itertools.count = field(default_factory=lambda: itertools.count(4096))

    def word(self, place: str, *readers: Who | Group) -> str:
        """A canary for a text field."""
        return self._put(
            "カナリヤ" + "".join(_LETTERS[int(c, 16)] for c in f"{next(self._numbers):04x}"), place, readers
        )

    def latin(self, place: str, *readers: Who | Group) -> str:
        """A canary for a field that takes Latin letters only."""
        return self._put(
            "canary" + "".join(chr(97 + int(c, 16)) for c in f"{next(self._numbers):04x}"), place, readers
        )

    def telephone(self, place: str, *readers: Who | Group) -> str:
        """A Japanese number in the stored form (+81…) that no telephone has."""
        return "+8190" + self._put(f"7700{next(self._numbers):04d}", place, readers)

    def _put(self, canary: str, place: str, readers: tuple[Who | Group, ...]) -> str:
        self.places[canary], self.readers[canary] = place, named(*readers)
        return canary

    def heard(self, text: str) -> set[str]:
        """The canaries in a text, telephone numbers also with hyphens."""
        found = set(_WORD.findall(text)) | set(_WORD.findall(re.sub(r"(?<=[0-9])-(?=[0-9])", "", text)))
        return found & self.places.keys()

    def leaked(self, text: str, reader: Who) -> list[str]:
        """Where the canaries come from that this reader must not see."""
        return sorted(self.places[word] for word in self.heard(text) if reader not in self.readers[word])


def readable(response: HttpResponse) -> str:
    """All that a person (or their programs) can read from an answer: headers, cookies, page, PDF, workbook."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = [_decoded(f"{name}: {value}") for name, value in response.items()]
    cookies = [_of_cookie(cookie) for cookie in response.cookies.values()]
    return "\n".join([*headers, *cookies, _text(body)])


def _of_cookie(cookie: Morsel) -> str:
    """Messages for the next page are packed, not sealed."""
    if cookie.key == CookieStorage.cookie_name:
        told = CookieStorage(HttpRequest())._decode(cookie.value) or ()
        return " ".join(str(message) for message in told)
    return unquote(cookie.value)


def _decoded(header: str) -> str:
    return unquote(str(email.header.make_header(email.header.decode_header(header))))


def _text(body: bytes) -> str:
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(_text(archive.read(name)) for name in archive.namelist())
    text = body.decode(errors="replace")
    if text[:1] in "{[" and "\\u" in text:
        return json.dumps(json.loads(text), ensure_ascii=False)
    return unquote(text) if "%E3%82%AB" in text else text
