"""An object for every notice, to render it on. Each app adds its own in a file beside this one:

    @example("referral.")
    def a_proposal() -> Example: ...

answers all notices whose kind begins with `referral.`, unless a longer beginning answers them better.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from hellowork.notices.registry import Notice


@dataclass(frozen=True)
class Example:
    """`object_id` is what the notice is about; `secrets` are words that no mail about it may hold."""

    object_id: object
    secrets: frozenset[str]
    establishment_id: int | None = None


Maker = Callable[[], Example]
_makers: dict[str, Maker] = {}


def example(beginning: str) -> Callable[[Maker], Maker]:
    """Register the decorated function for the kinds that begin like this."""

    def register(make: Maker) -> Maker:
        _makers[beginning] = make
        return make

    return register


def maker_of(notice: Notice) -> Maker | None:
    """The maker with the longest beginning."""
    beginnings = [beginning for beginning in _makers if notice.kind.startswith(beginning)]
    return _makers[max(beginnings, key=len)] if beginnings else None


def maker_kinds() -> set[str]:
    return set(_makers)


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
