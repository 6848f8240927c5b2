"""What a filter of the search is made of; the catalogue itself is `employers.search.filters`."""

import enum
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.functional import Promise

from employers.models.job_card import JobCard
from employers.models.posting import Posting

Text = str | Promise
# Asked of a posting and its accepted card, which is looked up once for all filters.
Test = Callable[[JobCard, Posting], bool]
# Value, label, test, and a long label where it needs one.
Row = tuple[Any, ...]


class Matches(enum.Enum):
    """How the chosen options of one filter are asked for."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


class Control(enum.StrEnum):
    """How a form offers a filter: several ticks, one of a list, or a number that is typed."""

    TICKS = "ticks"
    SELECT = "select"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter.

    `value` stands in an address, `code` among the lexemes of a posting that passes the `test`; `label` is the choice
    under the title of its filter, `long_label` the condition by itself where the label alone says too little.
    """

    value: str
    label: Text
    code: str
    test: Test
    long_label: Text = ""

    @property
    def chip(self) -> Text:
        """The condition by itself."""
        return self.long_label or self.label

    def holds(self, posting: Posting) -> bool:
        """Whether the condition is true of this posting."""
        return self.test(posting.public_card, posting)


@dataclass(frozen=True)
class Filter:
    """One filter: `name` is its parameter in an address, `title` the official word.

    Thresholds (年間休日120日以上) are options as well: a posting with 125 days holds that of 120 and all below, so
    that one code answers the question.
    """

    name: str
    title: Text
    matches: Matches
    control: Control
    options: tuple[Option, ...]

    @cached_property
    def by_value(self) -> dict[str, Option]:
        return {option.value: option for option in self.options}

    @property
    def is_single(self) -> bool:
        """Whether only one option can be chosen."""
        return self.control is not Control.TICKS

    def codes_of(self, card: JobCard, posting: Posting) -> list[str]:
        """The codes under which the index finds this posting."""
        return [option.code for option in self.options if option.test(card, posting)]

    def asked(self, values: Collection[str]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
        """The chosen values as `any_of` and `none_of` of a question."""
        codes = tuple(self.by_value[value].code for value in values)
        if self.matches is Matches.NONE:
            return (), codes
        if self.matches is Matches.ALL:
            return tuple((code,) for code in codes), ()
        return ((codes,) if codes else ()), ()


def of_card(holds: Callable[[JobCard], bool]) -> Test:
    """A fact of the card."""
    return lambda card, _posting: holds(card)


def equals(column: str, *values: str) -> Test:
    """A column of the card that has one of these values."""
    return lambda card, _posting: getattr(card, column) in values


def has(column: str, value: str) -> Test:
    """A list of the card that holds this value."""
    return lambda card, _posting: value in (getattr(card, column) or ())


def says(column: str, *, yes: bool) -> Test:
    """A question of the card answered so; one left open holds neither."""
    return lambda card, _posting: getattr(card, column) is yes


def options(prefix: str, rows: Iterable[Row]) -> tuple[Option, ...]:
    """Options out of rows; `prefix` makes the codes of one filter differ from those of another."""
    return tuple(_option(prefix, *row) for row in rows)


def _option(prefix: str, value: str, label: Text, test: Test, long_label: Text = "") -> Option:
    return Option(value, label, f"#{prefix}{value}", test, long_label)
