"""The main menu by hat. Each app adds its lines in `AppConfig.ready()`: the ground knows no upper floor.

nav.add(Hat.SEEKER, _("応募"), "applications:list", order=30)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from hellowork.accounts.actor import Hat
from hellowork.accounts.requests import HouseRequest

Text = str | Promise
Count = Callable[[HouseRequest], int]


@dataclass(frozen=True)
class Entry:
    """One line of a menu: `count`, if given, is shown beside it (unread messages)."""

    label: Text
    url_name: str
    order: int
    count: Count | None = None


@dataclass(frozen=True)
class Link:
    """A line as this page shows it; `current` is `page` on the page itself, `true` below it, else empty."""

    label: Text
    address: str
    current: str
    count: int


_entries: dict[Hat, list[Entry]] = {}


def add(hat: Hat, label: Text, url_name: str, *, order: int, count: Count | None = None) -> None:
    """Put a line into the menu of a hat; lower `order` stands first, a known address is replaced."""
    lines = [line for line in _entries.get(hat, []) if line.url_name != url_name]
    _entries[hat] = sorted([*lines, Entry(label, url_name, order, count)], key=lambda line: line.order)


def links(request: HouseRequest, hat: Hat) -> list[Link]:
    """The menu of this hat on this page."""
    places = [(line, reverse(line.url_name)) for line in _entries.get(hat, [])]
    nearest = max((place for _line, place in places if request.path.startswith(place)), key=len, default=None)
    return [
        Link(
            label=line.label,
            address=place,
            current="" if place != nearest else "page" if request.path == place else "true",
            count=line.count(request) if line.count else 0,
        )
        for line, place in places
    ]
