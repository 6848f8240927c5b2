"""The switches that stand in the imported code: which check is off, and for whom each one makes a difference."""

import enum
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any, Self

_NONE = -1
_off = _NONE
# How often each check was come by, less the times that its absence would have changed nothing: nobody was refused,
# or the answer without it is the same.
_differing: Counter[int] = Counter()


def turn_off(check: int | None) -> None:
    """Take this check out of the code; None puts all of them back."""
    global _off
    _off = _NONE if check is None else check


def forget() -> None:
    """Begin to note anew which checks are met."""
    _differing.clear()


def met() -> frozenset[int]:
    """The checks that made, or may have made, a difference since."""
    return frozenset(+_differing)


def on(check: int) -> bool:
    """Whether this check is in place."""
    _differing[check] += 1
    return check != _off


def turns_away(check: int, test: Any) -> Any:
    """The condition of a refusal; whoever it does not hold for is not touched by the check."""
    if not test:
        _differing[check] -= 1
    return test


def passed(check: int, _result: Any) -> None:
    """A call that is made for its refusal alone has not refused."""
    _differing[check] -= 1


def told(check: int, answer: Any, lax: Any) -> Any:
    """What a check answers, where `lax` would be the answer without it."""
    if answer is lax or (isinstance(lax, (bool, enum.Enum)) and answer == lax):
        _differing[check] -= 1
    return answer


def scoped(check: int, rows: Any, actor: Any) -> Any:
    """`rows.for_actor(actor)`, or all of them."""
    return rows.for_actor(actor) if on(check) else rows.all()


def gate(check: int, decorator: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A decorator that can be passed by."""

    def decorate(view: Any) -> Any:
        @wraps(view)
        def let_in(*args: Any, **kwargs: Any) -> Any:
            _differing[check] -= 1
            return view(*args, **kwargs)

        gated = decorator(let_in)

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
        return told(self._check, self._now() == other, self._lax == other)

    def __hash__(self) -> int:
        return hash(self._now())
