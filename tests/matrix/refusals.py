"""What somebody reads when they ask for what is not theirs: our own error page, word for word the one of nothing.

The cells ask behind bare error pages (`addresses`); here each kind of object is asked for once with the real ones.
"""

import re
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpResponse
from django.test import override_settings

from tests.matrix.actors import Who
from tests.matrix.browser import Browser
from tests.matrix.canaries import readable
from tests.matrix.routes import Route, address, all_routes
from tests.matrix.rows import all_rows
from tests.matrix.table import NOT_FOUND, Row
from tests.matrix.world import Thing, World, undone

_REFERENCE = re.compile(r"\b[0-9A-F]{8}\b")


def problems(world: World) -> tuple[int, list[str]]:
    """How many foreign objects were asked for, and which answers say more than that there is nothing."""
    with _real_error_pages():
        browser, asked = Browser(), list(_foreign(world))
        wrong = [problem for each in asked if (problem := _problem(world, browser, *each))]
    return len(asked), wrong


def _real_error_pages() -> override_settings:
    middleware = [*settings.MIDDLEWARE, "hellowork.web.errors.ErrorPageMiddleware"]
    return override_settings(ROOT_URLCONF="hellowork.urls", MIDDLEWARE=middleware)


def _foreign(world: World) -> Iterator[tuple[Route, Row, Who, Thing]]:
    """For each page of an object one actor of that page, and somebody else's object."""
    rows = {row.view: row for row in all_rows()}
    for route in all_routes():
        row = rows.get(route.key)
        if row is None or not row.objects or row.get is None or row.get.foreign != NOT_FOUND:
            continue
        pairs = (
            (who, thing)
            for who in world.present
            if who in row.get.who and who in world.sessions
            for thing in world.things[row.objects]
            if who not in thing.owners
        )
        if found := next(pairs, None):
            yield route, row, *found


def _problem(world: World, browser: Browser, route: Route, row: Row, who: Who, thing: Thing) -> str:
    theirs, none = (
        _asked(world, browser, address(route, {**keys, **row.keys}), who)
        for keys in (thing.keys, {**thing.keys, **world.missing[row.objects]})
    )
    shown = world.canaries.leaked(readable(theirs), who)
    if theirs.status_code == none.status_code == 404 and _said(theirs) == _said(none) and not shown:
        return ""
    return f"{route.key}: as {who}, {thing.name}: not the page of what is missing {shown}"


def _asked(world: World, browser: Browser, path: str, who: Who) -> HttpResponse:
    with undone():
        return browser.ask("GET", path, session=world.sessions[who], data={})


def _said(page: HttpResponse) -> str:
    """All of it but the number to quote."""
    return _REFERENCE.sub("", readable(page))
