"""The switches that stand in the imported code: which check is off, and which ones were met."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Self

_NONE = -1
_off = _NONE
_met: set[int] = set()


def turn_off(check: int | None) -> None:
    """Take this check out of the code; None puts all of them back."""
    global _off
    _off = _NONE if check is None else check


def forget() -> None:
    """Begin to note anew which checks are met."""
    _met.clear()


def met() -> frozenset[int]:
    """The checks that were met since."""
    return frozenset(_met)


def on(check: int) -> bool:
    """Whether this check is in place."""
    _met.add(check)
    return check != _off


def scoped(check: int, rows: Any, actor: Any) -> Any:
    """`rows.for_actor(actor)`, or all of them."""
    return rows.for_actor(actor) if on(check) else rows.all()


def gate(check: int, decorator: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A decorator that can be passed by."""

    def decorate(view: Any) -> Any:
        gated = decorator(view)

        @wraps(gated)
        def either(*args: Any, **kwargs: Any) -> Any:
            return (gated if on(check) else view)(*args, **kwargs)

        return either

    return decorate


class Right(str):
    """A right that an act asks for; switched off, every member of staff has it."""

    def __new__(cls, check: int, right: str, lax: str) -> Self:
        made = super().__new__(cls, right)
        made._check, made._right, made._lax = check, right, lax
        return made

    def _now(self) -> str:
        return self._right if on(self._check) else self._lax

    def __eq__(self, other: object) -> bool:
        return self._now() == other

    def __hash__(self) -> int:
        return hash(self._now())
