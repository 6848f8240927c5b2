"""A question to the index: words and filters, and what they are as conditions of SQL."""

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from employers.choices import PublicationLevel, WorkingTime
from employers.search import facets
from employers.search.facets import Feature
from employers.search.words import Alternative, Term, Words


class Order(enum.StrEnum):
    """In which order postings are shown; the value is the name in an address."""

    NEWEST = "new"
    WAGE = "wage"

    @property
    def column(self) -> str:
        return {Order.NEWEST: "accepted_on", Order.WAGE: "wage_month"}[self]


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row to go on behind: its value in the column of the order, and its posting."""

    value: dt.date | int
    posting_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked. Everything that is empty asks for nothing.

    `prefectures` and `municipalities` (codes of JIS) are alternatives of one another, as are `occupations` (large
    groups), `forms`, and `times`; `features` must all hold. Wages are yen, from which on; an hourly wage is asked of
    part-time work. `sees_level_2` is whether the asker may find postings kept for registered seekers.
    """

    words: Words = field(default_factory=Words)
    prefectures: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    features: tuple[Feature, ...] = ()
    wage_month: int = 0
    wage_hour: int = 0
    order: Order = Order.NEWEST
    sees_level_2: bool = False

    @property
    def asks_terms(self) -> bool:
        """Whether the lexemes are needed; else the ordered indexes answer alone."""
        others = (
            self.words.terms,
            self.municipalities,
            self.times,
            self.forms,
            self.features,
            self.wage_hour,
        )
        return any(others) or bool(self.occupations and not self.prefectures)

    def tsquery(self, *, without_proof: bool = False) -> str:
        """The lexemes that are asked for. With `without_proof` also what only seems to hold a word left out."""
        parts = [_any([_facet(code) for code in codes]) for codes in self._facets() if codes]
        parts += [_any(map(_all, term.alternatives)) for term in self.words.terms if not term.is_excluded]
        parts += [
            f"!{_any(map(_all, term.alternatives))}"
            for term in self._left_out()
            if not (without_proof and term.needs_proof)
        ]
        return " & ".join(
            parts if any(part[0] != "!" for part in parts) else [_quoted(facets.EVERYTHING), *parts]
        )

    def doubtful_tsquery(self) -> str:
        """Rows that `tsquery` leaves out although they may lack a long word left out; empty where there are none."""
        doubtful = [term for term in self._left_out() if term.needs_proof]
        if not doubtful:
            return ""
        seeming = _any(_any(map(_all, term.alternatives)) for term in doubtful)
        return f"{self.tsquery(without_proof=True)} & {seeming}"

    def proof(self) -> "Condition":
        """That the words asked for are there, of the text itself; empty where the lexemes are proof enough."""
        terms = [term for term in self.words.terms if term.needs_proof and not term.is_excluded]
        return Condition.all(_there(term) for term in terms)

    def absence(self) -> "Condition":
        """That the long words left out are not there, of the text itself."""
        terms = [term for term in self._left_out() if term.needs_proof]
        return Condition.all(_there(term).negated() for term in terms)

    def _left_out(self) -> list[Term]:
        return [term for term in self.words.terms if term.is_excluded]

    def _facets(self) -> Iterable[list[str]]:
        times = (WorkingTime.PART.value,) if self.wage_hour else self.times
        yield [*map(facets.prefecture, self.prefectures), *map(facets.municipality, self.municipalities)]
        yield [facets.occupation(code) for code in self.occupations]
        yield [facets.working_time(value) for value in times]
        yield [facets.employment_form(value) for value in self.forms]
        for feature in self.features:
            yield [feature.code]

    def columns(self, *, fenced: bool = False) -> "Condition":
        """The filters that stand in columns. `fenced` keeps the planner from walking an index of theirs."""
        zero = " + 0" if fenced else ""
        parts = []
        if not self.sees_level_2:
            parts.append(Condition("level <> %s", (int(PublicationLevel.SEEKERS),)))
        if self.wage_month:
            parts.append(Condition(f"wage_month{zero} >= %s", (self.wage_month,)))
        if self.wage_hour:
            parts.append(Condition("wage_hour >= %s", (self.wage_hour,)))
        return Condition.all(parts)


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a WHERE with its parameters; the text is ours, whatever a person typed is a parameter."""

    sql: str = ""
    parameters: tuple[Any, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sql)

    @classmethod
    def all(cls, parts: Iterable["Condition"]) -> "Condition":
        kept = [part for part in parts if part]
        return cls(
            " AND ".join(part.sql for part in kept), tuple(p for part in kept for p in part.parameters)
        )

    def negated(self) -> "Condition":
        return Condition(f"NOT {self.sql}", self.parameters)


def _there(term: Term) -> Condition:
    """That one of the alternatives is really there."""
    parts = [
        Condition("strpos(folded, %s) > 0", (alternative.phrase,))
        if alternative.phrase
        else Condition("terms @@ %s::tsquery", (_all(alternative),))
        for alternative in term.alternatives
    ]
    parameters = tuple(parameter for part in parts for parameter in part.parameters)
    return Condition(f"({' OR '.join(part.sql for part in parts)})", parameters)


def _facet(code: str) -> str:
    return _quoted(code)


def _all(alternative: Alternative) -> str:
    return f"({' & '.join(map(_quoted, alternative.lexemes))})"


def _any(parts: Iterable[str]) -> str:
    return f"({' | '.join(parts)})"


def _quoted(lexeme: str) -> str:
    """A lexeme inside a tsquery."""
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
