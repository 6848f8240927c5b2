"""A question to the index: words and filters, and what they are as conditions of SQL."""

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.choices import PublicationLevel, WorkingTime
from employers.search import facets, marks, terms
from employers.search.condition import Condition
from employers.search.fields import TextField
from employers.search.words import Term, Words
from employers.wages import MONTHS
from hellowork.offices.reference.occupations import group_of


class Order(enum.StrEnum):
    """In which order postings are shown; the value is the name in an address. Of equal ones the newest is first,
    by deadline the oldest.
    """

    NEWEST = "new"
    WAGE_LOW = "wage"
    WAGE_HIGH = "wagemax"
    DEADLINE = "until"

    @property
    def words(self) -> str | Promise:
        return _WORDS[self]

    @property
    def column(self) -> str:
        return _COLUMNS[self]

    @property
    def is_rising(self) -> bool:
        return self is Order.DEADLINE


_WORDS = {
    Order.NEWEST: _("新着順"),
    Order.WAGE_LOW: _("下限賃金の高い順"),
    Order.WAGE_HIGH: _("上限賃金の高い順"),
    Order.DEADLINE: _("紹介期限日の近い順"),
}
_COLUMNS = {
    Order.NEWEST: "accepted_on",
    Order.WAGE_LOW: "wage_month",
    Order.WAGE_HIGH: "wage_month_max",
    Order.DEADLINE: "refer_until",
}


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row to go on behind: its value in the column of the order, and its posting."""

    value: dt.date | int
    posting_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked. Everything that is empty asks for nothing.

    `fields` are the texts that the words are asked of; empty means all. What is left out and what stands for a place are
    asked of all, whatever the fields. `prefectures` and `municipalities` (codes of JIS) are alternatives of one another,
    as are `occupations` (large groups) and `middle_groups`. Of facet codes, one of each tuple in `any_of` must hold and
    none of `none_of`. Wages are yen, from which on; an hourly wage is asked of part-time work; a year is the annualised
    pay. `since`: accepted on that day or later.

    `without_postings` and `without_establishments` are what this visitor has hidden; `one_per_establishment` keeps
    the first of each in the order. Neither touches a posting without name (公開希望 3) by its establishment: one that
    vanished would tell whose it is. `sees_level_2` is whether the asker may find postings kept for registered seekers.
    """

    words: Words = field(default_factory=Words)
    fields: tuple[TextField, ...] = ()
    prefectures: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    middle_groups: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    none_of: tuple[str, ...] = ()
    wage_month: int = 0
    wage_hour: int = 0
    wage_year: int = 0
    since: dt.date | None = None
    without_postings: tuple[int, ...] = ()
    without_establishments: tuple[int, ...] = ()
    one_per_establishment: bool = False
    order: Order = Order.NEWEST
    sees_level_2: bool = False

    @property
    def asks_terms(self) -> bool:
        """Whether the lexemes are needed; else columns answer alone, in an ordered index."""
        return bool(self.words.terms or self.municipalities or self.middle_groups) or (
            self.asks_facets and not (self._narrows and self._is_marked)
        )

    @property
    def asks_facets(self) -> bool:
        """Whether anything of the catalogue is asked for."""
        return any(self.any_of) or bool(self.none_of)

    @property
    def large_groups(self) -> tuple[str, ...]:
        """The large groups in which all hits lie; empty where none is asked for."""
        return tuple(dict.fromkeys([*self.occupations, *map(group_of, self.middle_groups)]))

    def occupation_codes(self) -> list[str]:
        """The lexemes of which one must hold."""
        return [facets.occupation(code) for code in (*self.occupations, *self.middle_groups)]

    @property
    def _narrows(self) -> bool:
        """Whether few enough rows are left to look at the bits of each."""
        return bool(self.prefectures or self.occupations)

    @property
    def _is_marked(self) -> bool:
        return marks.are_marked(code for codes in (*self.any_of, self.none_of) for code in codes)

    @property
    def wage_floor(self) -> int:
        """Yen a month that every hit pays: a year is twelve months of it (`employers.wages`)."""
        return max(self.wage_month, -(-self.wage_year // MONTHS))

    def tsqueries(self, *, without_proof: bool = False) -> list[str]:
        """The lexemes that are asked for, as questions of which each must hold: the index meets many short ones sooner
        than one that is long. With `without_proof` also what only seems to hold a word left out.
        """
        parts = [terms.any_of(map(terms.quoted, codes)) for codes in self.facet_codes() if codes]
        parts += [
            terms.asked(term, self.fields_of(term)) for term in self.words.terms if not term.is_excluded
        ]
        left_out = [f"!{terms.quoted(code)}" for code in self.none_of]
        left_out += [
            f"!{terms.asked(term, self.fields_of(term))}"
            for term in self._left_out()
            if not (without_proof and term.needs_proof)
        ]
        # What is left out has no entries to begin with: it is asked beside something that has.
        *first, last = parts or [terms.quoted(facets.EVERYTHING)]
        return [*first, " & ".join([last, *left_out])]

    def doubtful_tsqueries(self) -> list[str]:
        """Rows that `tsqueries` leave out although they may lack a word left out; empty where there are none."""
        doubtful = [term for term in self._left_out() if term.needs_proof]
        if not doubtful:
            return []
        seeming = terms.any_of(terms.asked(term, self.fields_of(term)) for term in doubtful)
        return [*self.tsqueries(without_proof=True), seeming]

    def fields_of(self, term: Term) -> tuple[TextField, ...]:
        """The texts in which this word is looked for; empty means all."""
        return () if term.is_excluded or term.is_anywhere else self.fields

    def words_in_text(self) -> Condition:
        """Everything that is asked of words, of the text itself: a condition on the row `written` of the texts."""
        there = ((term, terms.there(term, self.fields_of(term))) for term in self.words.terms)
        return Condition.all(each.negated() if term.is_excluded else each for term, each in there)

    def proof(self) -> Condition:
        """That the words asked for are there, of the text itself; empty where the lexemes are proof enough."""
        asked = [term for term in self.words.terms if term.needs_proof and not term.is_excluded]
        return Condition.all(terms.there(term, self.fields_of(term)) for term in asked)

    def absence(self) -> Condition:
        """That the doubtful words left out are not there, of the text itself."""
        left_out = [term for term in self._left_out() if term.needs_proof]
        return Condition.all(terms.there(term, self.fields_of(term)).negated() for term in left_out)

    def _left_out(self) -> list[Term]:
        return [term for term in self.words.terms if term.is_excluded]

    def facet_codes(self) -> Iterable[Iterable[str]]:
        """Codes of which one of each must hold."""
        yield [*map(facets.prefecture, self.prefectures), *map(facets.municipality, self.municipalities)]
        yield self.occupation_codes()
        if self.wage_hour:
            yield [facets.working_time(WorkingTime.PART.value)]
        yield from self.any_of

    def columns(self, *, fenced: bool = False) -> Condition:
        """The filters that stand in columns. `fenced` keeps the planner from walking an index of theirs."""
        zero = " + 0" if fenced else ""
        parts = []
        if not self.sees_level_2:
            parts.append(Condition("level <> %s", (int(PublicationLevel.SEEKERS),)))
        if self.wage_floor:
            parts.append(Condition(f"wage_month{zero} >= %s", (self.wage_floor,)))
        if self.wage_year:
            parts.append(Condition("wage_year >= %s", (self.wage_year,)))
        if self.wage_hour:
            parts.append(Condition(f"is_part AND wage_hour{zero} >= %s", (self.wage_hour,)))
        if self.since:
            parts.append(Condition(f"accepted_on{zero} >= %s", (self.since,)))
        return Condition.all([*parts, *self._hidden()])

    def by_marks(self) -> Condition:
        """The catalogue's filters as bits."""
        some = [codes for codes in self.any_of if codes and marks.are_marked(codes)]
        return Condition.all(marks.marked(some, filter(marks.is_marked, self.none_of)))

    def unmarked_tsqueries(self) -> list[str]:
        """The few facets that have no bit, as questions to the lexemes."""
        some = [codes for codes in self.any_of if not marks.are_marked(codes)]
        none = [code for code in self.none_of if not marks.is_marked(code)]
        if self.middle_groups:
            some.append(tuple(self.occupation_codes()))
        return [
            *(terms.any_of(map(terms.quoted, codes)) for codes in some),
            *(f"!{terms.quoted(code)}" for code in none),
        ]

    def bounds(self) -> Condition:
        """The filters that the index of the order serves: where the walk begins or ends."""
        if self.order is Order.NEWEST and self.since:
            return Condition("accepted_on >= %s", (self.since,))
        if self.order is Order.WAGE_LOW and self.wage_floor:
            return Condition("wage_month >= %s", (self.wage_floor,))
        return Condition()

    def _hidden(self) -> Iterable[Condition]:
        if self.without_postings:
            yield Condition("posting_id <> ALL(%s::bigint[])", (list(self.without_postings),))
        if self.without_establishments:
            yield Condition(
                "(level = %s OR establishment_id <> ALL(%s::bigint[]))",
                (int(PublicationLevel.WITHOUT_NAME), list(self.without_establishments)),
            )
