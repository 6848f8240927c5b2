"""Pieces of a WHERE with their parameters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a WHERE with its parameters; the text is ours, whatever a person typed is a parameter."""

    sql: str = ""
    parameters: tuple[Any, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sql)

    @classmethod
    def all(cls, parts: Iterable["Condition"]) -> "Condition":
        """All of them; empty ones ask for nothing."""
        return cls._joined(" AND ", parts)

    @classmethod
    def any(cls, parts: Iterable["Condition"]) -> "Condition":
        """One of them."""
        joined = cls._joined(" OR ", parts)
        return cls(f"({joined.sql})", joined.parameters)

    @classmethod
    def _joined(cls, word: str, parts: Iterable["Condition"]) -> "Condition":
        kept = [part for part in parts if part]
        return cls(word.join(part.sql for part in kept), tuple(p for part in kept for p in part.parameters))

    def negated(self) -> "Condition":
        return Condition(f"NOT ({self.sql})", self.parameters)
