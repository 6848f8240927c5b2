"""Life cycles as data. Buttons, admin actions, tests and `docs/states.md` all come from these tables."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, TextChoices
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from hellowork.accounts.actor import Actor, Hat
from hellowork.lifecycle.fields import LifecycleModel


class Audience(enum.StrEnum):
    """For whom a state has words and who may press a button."""

    SEEKER = "seeker"
    EMPLOYER = "employer"
    OFFICE = "office"
    SYSTEM = "system"

    @classmethod
    def of(cls, actor: Actor) -> "Audience | None":
        """The audience an actor belongs to; None for anonymous visitors, who move nothing."""
        return _AUDIENCE_OF_HAT.get(actor.hat)


# Those who read words; the system reads none.
PEOPLE = (Audience.SEEKER, Audience.EMPLOYER, Audience.OFFICE)
_AUDIENCE_OF_HAT = {
    Hat.SEEKER: Audience.SEEKER,
    Hat.EMPLOYER: Audience.EMPLOYER,
    Hat.STAFF: Audience.OFFICE,
    Hat.SYSTEM: Audience.SYSTEM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One arrow. `label` is what its button says; `by` are those who may press it."""

    name: str
    sources: frozenset[str]
    target: str
    label: str | Promise
    by: frozenset[Audience]
    needs_reason: bool = False


_lifecycles: dict[str, "Lifecycle"] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    """The states of one model and the arrows between them.

    `labels` gives each audience its words for each state, or None where that audience never sees the state.
    The event of a transition is `<lifecycle>.<transition>`.
    """

    name: str
    title: str | Promise
    states: type[TextChoices]
    initial: str
    transitions: tuple[Transition, ...]
    labels: Mapping[Audience, Mapping[Any, str | Promise | None]]
    notes: str = ""
    _by_name: dict[str, Transition] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {t.name: t for t in self.transitions})
        if len(self._by_name) != len(self.transitions):
            raise ValueError(f"{self.name}: two transitions have one name.")
        known = set(self.states.values)
        for transition in self.transitions:
            if not (transition.sources | {transition.target}) <= known:
                raise ValueError(f"{self.name}.{transition.name} names an unknown state.")
        if _lifecycles.setdefault(self.name, self) is not self:
            raise ValueError(f"The lifecycle {self.name!r} is declared twice.")

    def transition(self, name: str) -> Transition:
        return self._by_name[name]

    def event(self, transition: str) -> str:
        """The kind of the event that this transition publishes."""
        return f"{self.name}.{self._by_name[transition].name}"

    def available(self, state: str, audience: Audience | None) -> list[Transition]:
        """The buttons: what this audience may do with an object in this state."""
        return [t for t in self.transitions if state in t.sources and audience in t.by]

    def label(self, state: str, audience: Audience) -> str | Promise | None:
        """The audience's words for a state."""
        return self.labels[audience][state]

    @property
    def final_states(self) -> frozenset[str]:
        """States that no arrow leaves."""
        return frozenset(self.states.values) - frozenset().union(*(t.sources for t in self.transitions))

    @property
    def unreachable_states(self) -> frozenset[str]:
        """States that no way from the first one leads to: a mistake in the table."""
        grown: frozenset[str] = frozenset()
        reached = frozenset({str(self.initial)})
        while reached != grown:
            grown = reached
            reached = grown.union(str(t.target) for t in self.transitions if t.sources & grown)
        return frozenset(self.states.values) - reached

    @property
    def missing_labels(self) -> list[tuple[Audience, str]]:
        """Audience and state for which the table says nothing: neither words nor None for "never seen"."""
        return [(a, s) for a in PEOPLE for s in self.states.values if s not in self.labels.get(a, {})]

    def is_of(self, model: type[Model]) -> bool:
        """Whether this is the life cycle of `model`: the choices of its field `state` are these states."""
        field = next((f for f in model._meta.concrete_fields if f.name == "state"), None)
        return field is not None and {value for value, _label in field.flatchoices} == set(self.states.values)

    @property
    def model(self) -> type[Model]:
        """The model that lives this life."""
        return next(m for m in apps.get_models() if issubclass(m, LifecycleModel) and self.is_of(m))


def discover() -> None:
    """Import every app's `lifecycle.py`, so that `all_lifecycles` is complete."""
    autodiscover_modules("lifecycle")


def all_lifecycles() -> list[Lifecycle]:
    """Every life cycle declared so far, by name."""
    return [_lifecycles[name] for name in sorted(_lifecycles)]
