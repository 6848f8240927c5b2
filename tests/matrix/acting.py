"""The other half of the matrix: every action, called by everybody for everybody's objects.

Pages are not the only callers of an action (the desk, jobs and later programs are others), so each action refuses
by itself what its pages never offer.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.core import mail
from django.core.exceptions import ObjectDoesNotExist

from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.lifecycle import TransitionRefused
from tests.matrix.actors import EVERYBODY, GONE, NOBODY, Group, Who
from tests.matrix.mails import mail_problems
from tests.matrix.table import Codes, codes
from tests.matrix.world import Thing, World, undone

APPS = ("employers", "seekers", "referrals", "applications", "messaging", "hellowork")
Arguments = Mapping[str, Any] | Callable[[World, Thing], Mapping[str, Any]]

# Posting.applicants: how many have applied.
_FIGURES = frozenset({"applicants"})


@dataclass(frozen=True)
class Act:
    """One action: who may do it to which kind of thing, and what else it is given.

    Parameters named like a key of the thing are filled from it. `answer` is `done` or, where the actor may ask
    but a rule says no, `refused:<code>`; `closed` is what everybody else gets, where it is not the usual no, and
    `foreign` the same for whoever may do it, but not to this thing: for them it is not there.
    """

    action: str
    by: Group
    objects: str = ""
    arguments: Arguments | None = None
    answer: str = "done"
    closed: str = ""
    foreign: str = ""

    @property
    def function(self) -> Callable[..., Any]:
        module, name = self.action.rsplit(".", 1)
        return getattr(importlib.import_module(module), name)

    def expected(self, who: Who, thing: Thing) -> Codes:
        if who not in self.by:
            return codes(self.closed or "not-allowed not-found")
        return codes(self.answer if who in thing.owners else self.foreign or self.closed or "not-found")


def all_acts() -> list[Act]:
    """Every row of every file in `acts/`."""
    from tests.matrix import acts

    files = [
        importlib.import_module(f"{acts.__name__}.{f.name}") for f in pkgutil.iter_modules(acts.__path__)
    ]
    return [act for file in files for act in file.ACTS]


def all_actions() -> list[str]:
    """The full name of every use case that somebody does: public, keyword-only, with `by`.

    A function that takes a locked row by position is a step of another action.
    """
    return sorted(
        f"{module.__name__}.{name}"
        for module in _action_modules()
        for name, function in vars(module).items()
        if not name.startswith("_")
        and inspect.isfunction(inspect.unwrap(function))
        and function.__module__ == module.__name__
        and _is_use_case(inspect.signature(function).parameters)
    )


def _is_use_case(parameters: Mapping[str, inspect.Parameter]) -> bool:
    kinds = {parameter.kind for parameter in parameters.values()}
    return "by" in parameters and kinds <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


def _action_modules() -> Iterator[ModuleType]:
    for app in APPS:
        for found in pkgutil.walk_packages(importlib.import_module(app).__path__, f"{app}."):
            if ".actions." in f"{found.name}.":
                yield importlib.import_module(found.name)
    yield importlib.import_module("hellowork.notices.reading")


def problems(act: Act, world: World) -> tuple[int, list[str]]:
    """How many cells the action has, and what is wrong with them."""
    cells, wrong = cells_of(act, world), []
    for who, thing in cells:
        _answer, more = ask(act, world, who, thing)
        wrong += [f"{act.action}: as {who}, {thing.name or 'nothing'}: {problem}" for problem in more]
    return len(cells), wrong


def cells_of(act: Act, world: World) -> list[tuple[Who, Thing]]:
    """Everybody × everything of the kind, and what is missing."""
    things = _things(act, world)
    return [(who, thing) for who in world.present if _acts(who) for thing in things]


def ask(act: Act, world: World, who: Who, thing: Thing) -> tuple[str, list[str]]:
    """The answer to one cell, and its problems."""
    answer, problems = _ask(act, world, who, thing)
    if answer not in (expected := act.expected(who, thing)):
        problems = [f"{answer} instead of {' or '.join(sorted(expected))}", *problems]
    return answer, problems


def _acts(who: Who) -> bool:
    """Closed accounts and missing factors never get past the middleware; here they would be somebody else."""
    return who not in GONE and who is not Who.STAFF_ONE_FACTOR


def _things(act: Act, world: World) -> list[Thing]:
    if not act.objects:
        return [Thing("", {}, EVERYBODY)]
    return [*world.things[act.objects], Thing(f"missing {act.objects}", world.missing[act.objects], NOBODY)]


def _ask(act: Act, world: World, who: Who, thing: Thing) -> tuple[str, list[str]]:
    names = inspect.signature(act.function).parameters
    keys = {name: value for name, value in thing.keys.items() if name in names}
    with undone() as happened:
        mail.outbox = []
        given = act.arguments(world, thing) if callable(act.arguments) else act.arguments or {}
        before = None if who in thing.owners else _stored(thing)
        answer = _answer(act, world.actor(who), {**keys, **given})
        is_same = before is None or not happened.written or before == _stored(thing)
        touched = [] if is_same else ["changes what is not theirs"]
        return answer, touched + mail_problems(world, happened)


def _answer(act: Act, by: Actor, arguments: Mapping[str, Any]) -> str:
    try:
        act.function(by=by, **arguments)
    except NotAllowed:
        return "not-allowed"
    except ObjectDoesNotExist:
        return "not-found"
    except TransitionRefused as refusal:
        return "not-allowed" if refusal.code == "audience" else f"refused:{refusal.code}"
    except Refused as refusal:
        return f"refused:{refusal.code}"
    return "done"


def _stored(thing: Thing) -> dict[str, Any] | None:
    """The row behind the thing as it is now, without the figures that anybody's act may raise."""
    if not thing.row:
        return None
    row = type(thing.row)._base_manager.filter(pk=thing.row.pk).values().first()
    return row and {name: value for name, value in row.items() if name not in _FIGURES}
