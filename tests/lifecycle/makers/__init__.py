"""How tests get a real row in a given state. Each app adds its own in a file beside this one:

    @maker("posting", facts={"ask_visit": lambda posting: {"visit_by": clock.today()}})
    def posting(state: str) -> Posting: ...

`facts` says, for a transition, which fields must change with the state (the check constraints insist).
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Facts = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Maker:
    """Makes an object of one life cycle in a given state."""

    make: Callable[[str], Any]
    facts: Mapping[str, Facts]

    def facts_of(self, transition: str, thing: Any) -> Mapping[str, Any]:
        return self.facts[transition](thing) if transition in self.facts else {}


MAKERS: dict[str, Maker] = {}


def maker(lifecycle: str, *, facts: Mapping[str, Facts] | None = None) -> Callable[[Callable], Callable]:
    """Register the decorated function as the maker of this life cycle."""

    def register(make: Callable[[str], Any]) -> Callable[[str], Any]:
        MAKERS[lifecycle] = Maker(make, facts or {})
        return make

    return register


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
