"""Asks the cells of one route and says what is wrong with the answers."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse

from tests.matrix.actors import EVERYBODY, NOBODY, Who
from tests.matrix.browser import Browser
from tests.matrix.canaries import readable
from tests.matrix.mails import mail_problems
from tests.matrix.routes import Route, address
from tests.matrix.table import NEVER_OFFERED, SECOND_FACTOR, SIGN_IN, TAKEN, Codes, Row, codes
from tests.matrix.world import Thing, World, undone

_WRITING_OTHERWISE = ("PUT", "DELETE")
_ONE_OF_EACH = (Who.ANONYMOUS, Who.NO_HAT, Who.SEEKER, Who.MANAGER, Who.SUPERVISION, Who.GONE_STAFF)
_ASKED_BY = 2
_NO_THING = Thing("", {}, EVERYBODY)


@dataclass(frozen=True)
class Cell:
    """One question: this actor, this method, this object."""

    route: Route
    row: Row
    method: str
    who: Who
    thing: Thing

    @property
    def is_own(self) -> bool:
        return self.who in self.thing.owners

    @property
    def expected(self) -> Codes:
        if self.method in _WRITING_OTHERWISE:
            # Generic form views take a PUT for a POST, and show their form again.
            post = self.row.expected("POST", self.who, own=self.is_own)
            return post | NEVER_OFFERED | {"405"} | ({"200"} if post & TAKEN else set())
        if self.method == "OPTIONS":
            return codes("200 302 303 405 sign-in second-factor") | NEVER_OFFERED
        return self.row.expected(self.method, self.who, own=self.is_own)

    def __str__(self) -> str:
        return f"{self.method} as {self.who}" + (f", {self.thing.name}" if self.thing.name else "")


def cells_of(route: Route, row: Row, world: World) -> Iterator[Cell]:
    """Every actor × GET and POST × objects; the other methods for one insider and one outsider."""
    things = _things(route, row, world)
    for method in ("GET", "POST"):
        for who, thing in _asked(row, method, world, things):
            yield Cell(route, row, method, who, thing)
    allowed = next(
        (who for rule in (row.get, row.post) if rule for who in Who if who in rule.who), Who.NO_HAT
    )
    for who in sorted({Who.ANONYMOUS, allowed} & set(world.present)):
        for method in ("HEAD", "OPTIONS", *_WRITING_OTHERWISE):
            yield Cell(route, row, method, who, things[0])


def _asked(row: Row, method: str, world: World, things: list[Thing]) -> Iterator[tuple[Who, Thing]]:
    """Who is asked about what by GET or POST: every actor about something of their own, of others, and missing.

    A method that the view does not know is tried by one actor of each kind. Pages for everybody show each thing
    differently to each; other pages that several may use share the things out, each to two of them. Who may not
    use the view is asked about one thing, each about another, and a missing one.
    """
    rule, there = row.rule(method), things[:-1]
    if rule is None:
        yield from ((who, things[0]) for who in _ONE_OF_EACH if who in world.present)
        return
    for turn, who in enumerate(world.present):
        if who not in rule.who:
            own = [thing for thing in there if who in thing.owners] or there
            if own:
                yield who, own[turn % len(own)]
        elif Who.ANONYMOUS in rule.who:
            yield from ((who, thing) for thing in there)
        else:
            yield from ((who, thing) for thing in _share_of(who, sorted(rule.who), there))
        yield who, things[-1]


def _share_of(who: Who, users: list[Who], things: list[Thing]) -> list[Thing]:
    """Each thing is asked about by two of its owners and by two others, in turn; everybody gets one of each."""
    shared: list[Thing] = []
    for owns in (True, False):
        mine = [thing for thing in things if (who in thing.owners) is owns]
        chosen = []
        for turn, thing in enumerate(mine):
            partners = [user for user in users if (user in thing.owners) is owns]
            if (partners.index(who) - turn) % len(partners) < _ASKED_BY:
                chosen.append(thing)
        shared += chosen or mine[:1]
    return shared


def _things(route: Route, row: Row, world: World) -> list[Thing]:
    things = [_NO_THING]
    if row.objects:
        missing = Thing(f"missing {row.objects}", world.missing[row.objects], NOBODY)
        things = [*world.things[row.objects], missing]
    for thing in things:
        lacking = route.parameters - thing.keys.keys() - row.keys.keys()
        assert not lacking, f"{route.key}: nothing fills {sorted(lacking)} of {route.path} for {thing.name}"
    return things


class Asker:
    """Asks cells in one world with one browser."""

    def __init__(self, world: World) -> None:
        self._world, self._browser = world, Browser()
        # What the door of the desk answered, by who came.
        self._at_door: dict[Who, HttpResponse] = {}

    def problems(self, route: Route, row: Row) -> tuple[int, list[str]]:
        """How many cells the route has, and what is wrong with them."""
        wrong: list[str] = []
        closed: dict[tuple[Who, str], set[str]] = defaultdict(set)
        cells = list(cells_of(route, row, self._world))
        for cell in cells:
            code, found = self.ask(cell)
            wrong += [f"{route.key}: {cell}: {problem}" for problem in found]
            if not cell.is_own:
                closed[cell.who, cell.method].add(code)
        wrong += [
            f"{route.key}: {method} as {who}: others' objects and missing ones can be told apart: {sorted(answers)}"
            for (who, method), answers in closed.items()
            if len(answers) > 1
        ]
        return len(cells), wrong

    def ask(self, cell: Cell) -> tuple[str, list[str]]:
        """The code of the answer to one cell, and its problems."""
        with undone() as happened:
            mail.outbox = []
            response = self._send(cell)
            code = code_of(response)
            problems = [] if code in cell.expected else [self._wrong_code(cell, code, response)]
            leaked = self._world.canaries.leaked(readable(response), cell.who)
            problems += [f"shows {place}" for place in leaked]
            heard = self._world.canaries.heard("\n".join(self._browser.logged))
            problems += [f"logs {self._world.canaries.places[word]}" for word in sorted(heard)]
            problems += mail_problems(self._world, happened)
        return code, problems

    def _send(self, cell: Cell) -> HttpResponse:
        session = self._world.sessions.get(cell.who)
        rule = cell.row.rule(cell.method)
        data = rule.data_for(cell.thing) if rule else {}
        path = address(cell.route, {**cell.thing.keys, **cell.row.keys})
        response = self._browser.ask(cell.method, path, session=session, data=data)
        door, target = reverse("admin:login"), response.headers.get("Location", "")
        if path == door or not target.startswith(door):
            return response
        # The desk sends everybody to its door first, which knows whether there is a desk for them.
        if cell.who not in self._at_door:
            self._at_door[cell.who] = self._browser.ask("GET", target, session=session, data={})
        return self._at_door[cell.who]

    def _wrong_code(self, cell: Cell, code: str, response: HttpResponse) -> str:
        error = self._browser.error
        why = f" ({type(error).__name__}: {error})" if error else ""
        where = f" to {response.headers['Location']}" if "Location" in response.headers else ""
        return f"{code}{where} instead of {' or '.join(sorted(cell.expected))}{why}"


def code_of(response: HttpResponse) -> str:
    """The status; redirects to the sign-in and second-factor pages by name."""
    target = response.headers.get("Location") or response.headers.get("HX-Redirect") or ""
    path = urlsplit(target).path
    if path == resolve_url(settings.LOGIN_URL):
        return SIGN_IN
    if path in (resolve_url("mfa_index"), resolve_url("mfa_reauthenticate")):
        return SECOND_FACTOR
    return str(response.status_code)
