"""Asks a running site over HTTP and counts what it cost: time, bytes, queries counted in PostgreSQL itself."""

import gzip
import http.client
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from django.db import connection
from django.test import Client

from hellowork.accounts.models import User
from tests.benchmarks.wsgi import EMPTY

_WARM_UP = 4
_COUNTED = 5
# What no page asks for itself: transactions, the connection's own question whether it still lives, and our counting.
_COUNT = """
    SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
    WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND query !~* '^\\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|RESET|SHOW|DISCARD)'
      AND query NOT IN ('SELECT $1', 'SELECT 1') AND query NOT LIKE ALL (ARRAY['%pg_stat_statements%', '%set_config%'])
"""
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_PARTS = re.compile(r'<(?:link[^>]+(?:stylesheet|icon)[^>]*href|script[^>]+src|img[^>]+src)="(/[^"]+)"')


@dataclass
class Answer:
    """One answer; `seconds` from the first byte sent to the last one read."""

    status: int
    body: bytes
    seconds: float
    location: str = ""

    @property
    def bytes_gzip(self) -> int:
        return len(gzip.compress(self.body, 6))

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's forms; the last one of a name stands."""
        return dict(_HIDDEN.findall(self.body.decode()))

    @property
    def parts(self) -> list[str]:
        """Addresses of what a browser fetches with the page."""
        return list(dict.fromkeys(_PARTS.findall(self.body.decode())))


@dataclass
class Visitor:
    """A browser with one connection that is kept; signed in where it was given a user."""

    base_url: str
    user: User | None = None
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        address = urlsplit(self.base_url)
        self._line = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
        if self.user is not None:
            client = Client()
            client.force_login(self.user)
            self.cookies["sessionid"] = client.cookies["sessionid"].value

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str = "") -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            self._line.close()  # It may have been idle, and a form is not sent twice.
        started = time.perf_counter()
        try:
            self._line.request(method, path, body or None, headers)
            response = self._line.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError):
            if method == "POST":
                raise
            self._line.close()  # The server gives up idle connections after two seconds.
            return self._ask(method, path, body)
        content = response.read()
        seconds = time.perf_counter() - started
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Answer(response.status, content, seconds, response.headers.get("Location", ""))


@dataclass
class Figures:
    """What one page costs. `ratio` is its median time to that of an empty view on the same server."""

    ratio: float
    p50_ms: float
    p95_ms: float
    queries: int | None
    bytes_gzip: int


def measure(visitor: Visitor, paths: Sequence[str], *, rounds: int) -> Figures:
    """Ask the addresses in turn, each time with the empty view beside it; raises where an answer is not 200."""
    for number in range(_WARM_UP):
        _page(visitor, paths[number % len(paths)])
        visitor.get(EMPTY)
    pages, empties, sizes = [], [], []
    for number in range(rounds):
        empties.append(visitor.get(EMPTY).seconds)
        answer = _page(visitor, paths[number % len(paths)])
        pages.append(answer.seconds)
        if number < len(paths):
            sizes.append(answer.bytes_gzip)
    return Figures(
        ratio=round(statistics.median(pages) / statistics.median(empties), 1),
        p50_ms=round(statistics.median(pages) * 1000, 1),
        p95_ms=round(statistics.quantiles(pages, n=20)[-1] * 1000, 1),
        queries=max(filter(None, (queries_of(visitor, path) for path in paths[:_COUNTED])), default=None),
        bytes_gzip=max(sizes),
    )


def queries_of(visitor: Visitor, path: str) -> int | None:
    """Queries of one request; None where the server does not count them."""
    with counting() as counted:
        _page(visitor, path)
    return counted[0] if counted else None


@contextmanager
def counting() -> Iterator[list[int]]:
    """Fills the list with the number of queries that the server saw during the block."""
    counted: list[int] = []
    before = _queries()
    yield counted
    after = _queries()
    if before is not None and after is not None:
        counted.append(after - before)


def _queries() -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_stat_statements'")
        if not cursor.fetchone():
            return None
        cursor.execute(_COUNT)
        return int(cursor.fetchone()[0])


def _page(visitor: Visitor, path: str) -> Answer:
    answer = visitor.get(path)
    if answer.status != http.client.OK:
        raise RuntimeError(f"{path} answers {answer.status} {answer.location}")
    return answer
