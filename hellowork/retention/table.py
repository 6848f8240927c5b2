"""One class of retention: which fields, how long, counted from what, what happens then, which job does it.

Each app's `retention.py` declares its own; `docs/retention.md` and the tests in `tests/house` read them.
"""

import datetime as dt
import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Model, Value, When
from django.utils.module_loading import autodiscover_modules

# What stands where a text was, of which the database asks that there be one.
GONE = "（消去済み）"


def gone(field: str) -> Case:
    """What takes the place of a text that the database asks for; an empty one stays empty."""
    return Case(When(**{field: ""}, then=Value("")), default=Value(GONE))


class Then(enum.StrEnum):
    """What happens when the time is over."""

    DELETED = "deleted"
    # The row stays, for the statistics and for the rows that point to it.
    EMPTIED = "emptied"


@dataclass(frozen=True, kw_only=True, eq=False)
class RetentionClass:
    """Fields of one fate.

    `kept` is counted from what `since` says; None stands for an end that each row carries itself. `fields` names
    them for each model; of a class that is emptied it also says what stands there afterwards. `jobs` are the names
    of the periodic jobs that see to it; a class without one is not swept yet, and `note` says why.
    """

    name: str
    title: str
    kept: dt.timedelta | None
    since: str
    then: Then
    fields: Mapping[type[Model], Collection[str] | Mapping[str, Any]]
    jobs: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if self.then is Then.EMPTIED and not all(isinstance(each, Mapping) for each in self.fields.values()):
            raise TypeError(f"{self.name!r} is emptied: say what stands in each field afterwards.")
        if not self.jobs and not self.note:
            raise ValueError(f"No job sees to {self.name!r}: say why.")
        if _classes.setdefault(self.name, self) is not self:
            raise ValueError(f"The class {self.name!r} is declared twice.")

    def emptied(self, model: type[Model]) -> dict[str, Any]:
        """What stands in this class's fields of `model` once they are emptied."""
        values = self.fields[model]
        if not isinstance(values, Mapping):
            raise TypeError(f"{self.name!r} is deleted, not emptied.")
        return dict(values)

    @property
    def age(self) -> dt.timedelta:
        """How long rows are kept, of a class that counts."""
        if self.kept is None:
            raise ValueError(f"Rows of {self.name!r} carry their own end.")
        return self.kept


_classes: dict[str, RetentionClass] = {}


def discover() -> None:
    """Import every app's `retention.py`, so that `all_classes` is complete."""
    autodiscover_modules("retention")


def all_classes() -> list[RetentionClass]:
    """Every class declared so far, by name."""
    return [_classes[name] for name in sorted(_classes)]
