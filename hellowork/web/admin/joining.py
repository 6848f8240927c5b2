"""What a higher floor adds to the desk's page of an object of a lower floor.

The lower admin may not import it (ADR 0001), so the higher one adds a panel beside the page, or a button that leads on:

    @joining.panel(Seeker)
    def referrals_of(seeker: Seeker, actor: Actor) -> Panel: ...

Each is asked with the object that the officer may see, and gives only what `for_actor` gives them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from hellowork.accounts.actor import Actor
from hellowork.web.admin.acts import Button
from hellowork.web.components import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a panel: what leads on, and what is said about it."""

    name: Text
    address: str
    note: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A short list beside an object. `all_of_it` is the address of the whole list."""

    title: Text
    lines: Sequence[Line]
    empty: Text
    all_of_it: str = ""


PanelOf = Callable[[Any, Actor], Panel]
WayOf = Callable[[Any, Actor], Button | None]
_panels: dict[type[Model], list[PanelOf]] = {}
_ways: dict[type[Model], list[WayOf]] = {}


def panel(model: type[Model]) -> Callable[[PanelOf], PanelOf]:
    """The decorated function gives a panel for each object of the model."""

    def add(make: PanelOf) -> PanelOf:
        _panels.setdefault(model, []).append(make)
        return make

    return add


def way(model: type[Model]) -> Callable[[WayOf], WayOf]:
    """The decorated function gives a button for an object of the model, or None where it is not offered."""

    def add(make: WayOf) -> WayOf:
        _ways.setdefault(model, []).append(make)
        return make

    return add


def panels_of(obj: Model, actor: Actor) -> list[Panel]:
    """Everything that higher floors show beside the object."""
    return [make(obj, actor) for make in _panels.get(type(obj), [])]


def ways_from(obj: Model, actor: Actor) -> list[Button]:
    """Everywhere that higher floors lead on to from the object."""
    return [button for make in _ways.get(type(obj), []) if (button := make(obj, actor))]
