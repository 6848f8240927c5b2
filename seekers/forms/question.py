"""A search as it stands in an address, and as a question to the index."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from employers import publication
from employers.search import facets, filters, places
from employers.search.fields import TextField
from employers.search.query import Order, Query
from employers.search.synonyms import widened
from employers.search.words import Term, Words, read_excluded
from employers.search.words import read as read_words
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.offices.reference.occupations import group_of, is_middle
from seekers.forms.parameters import CARDS, DEFAULTS, FIT, PARAMETERS, TABLE, read

_MOST_CITIES = 60
# Where a parameter stands in an address.
_PLACES = {each.name: place for place, each in enumerate(PARAMETERS)}


class Question:
    """What an address asks for: values by the names of `seekers.forms.parameters`, each in its one spelling.

    Nothing in it changes; `but` makes another. The same conditions always make the same `address`, in whatever
    order they came; `ignored` are lines about what could not be used.
    """

    def __init__(
        self, *, path: str = "/jobs/", ignored: tuple[str, ...] = (), **values: str | Sequence[str]
    ) -> None:
        self.values = _asked(values)
        self.path, self.ignored = path, ignored

    @classmethod
    def of(cls, data: QueryDict, path: str) -> Self:
        """The form of an address."""
        values, ignored = read(data)
        return cls(path=path, ignored=ignored, **values)

    def many(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def only(self, name: str) -> str:
        """The one value of a parameter; empty where it asks for nothing."""
        return self.many(name)[0] if self.many(name) else ""

    def number(self, name: str) -> int:
        return int(self.only(name) or 0)

    # Addresses

    def but(self, **changes: str | Sequence[str]) -> Self:
        """The same search with some parameters changed; a change of conditions goes back to page 1."""
        values: dict[str, str | Sequence[str]] = {**self.values, "page": "", **changes}
        other = type(self)(path=self.path, **values)  # type: ignore[arg-type]
        if "typed_words" in self.__dict__ and "q" not in changes:
            other.typed_words = self.typed_words
        return other

    def address(self, **changes: str | Sequence[str]) -> str:
        """The one address of this search, with some parameters changed."""
        asked = _asked({**self.values, "page": "", **changes})
        pairs = [(name, value) for name in sorted(asked, key=_PLACES.__getitem__) for value in asked[name]]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    # Single values

    @property
    def q(self) -> str:
        return self.only("q")

    @property
    def without(self) -> str:
        """除外する語: words that must not be there."""
        return self.only("not")

    @property
    def place(self) -> str:
        return self.only("place")

    @property
    def at(self) -> tuple[str, ...]:
        return self.many("at")

    @property
    def page(self) -> int:
        return self.number("page") or 1

    @property
    def order(self) -> str:
        return self.only("sort") or Order.NEWEST.value

    @property
    def is_by_fit(self) -> bool:
        return self.order == FIT

    @property
    def view(self) -> str:
        return self.only("view") or CARDS

    @property
    def is_table(self) -> bool:
        return self.view == TABLE

    @property
    def one_per_establishment(self) -> bool:
        return bool(self.only("one"))

    # The question

    @cached_property
    def typed_words(self) -> Words:
        """The words of the keyword box with their synonyms."""
        return widened(read_words(self.q))

    @cached_property
    def words_left_out(self) -> Words:
        """The words of the box 除外する語, as they were typed."""
        return read_excluded(self.without)

    @property
    def words(self) -> Words:
        """Everything that is asked of texts."""
        return self.typed_words.beside(self.words_left_out)

    @cached_property
    def named(self) -> list[places.Named]:
        """What the typed places mean; within the chosen prefectures, if they lie there."""
        return [self._narrowed(named) for named in places.named(self.place)]

    def _narrowed(self, named: places.Named) -> places.Named:
        inside = tuple(place for place in named.places if place.prefecture in self.many("pref"))
        return replace(named, places=inside) if inside else named

    def query(self, actor: Actor) -> Query:
        """The question of this form, as this visitor may ask it."""
        prefectures, cities = self._places()
        groups, middle_groups = self.occupations
        any_of, none_of = self._facets()
        return Query(
            words=replace(self.words, terms=(*self.words.terms, *self._elsewhere())),
            fields=tuple(TextField(value) for value in self.many("in")),
            prefectures=prefectures,
            municipalities=cities,
            occupations=groups,
            middle_groups=middle_groups,
            any_of=any_of,
            none_of=none_of,
            wage_month=self.number("wage"),
            wage_hour=self.number("hourly"),
            wage_year=self.number("year"),
            since=self._since(),
            one_per_establishment=self.one_per_establishment,
            order=Order.NEWEST if self.is_by_fit else Order(self.order),
            sees_level_2=publication.sees_level_2(actor),
        )

    @property
    def occupations(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Large and middle groups. A middle one narrows its large one, whether that is chosen beside it or not."""
        middle = tuple(code for code in self.many("job") if is_middle(code))
        covered = {*middle, *map(group_of, middle)}
        return tuple(code for code in self.many("job") if code not in covered), middle

    def _places(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Prefectures and municipalities, chosen or typed. A town chosen within a prefecture narrows it."""
        meant = [place for named in self.named for place in named.places]
        cities = _unique([*self.many("city"), *(place.code for place in meant if not place.is_prefecture)])
        covered = {code[:2] for code in cities}
        prefectures = _unique([*self.many("pref"), *(place.code for place in meant if place.is_prefecture)])
        return tuple(code for code in prefectures if code not in covered), cities[:_MOST_CITIES]

    def _facets(self) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
        chosen = {each.name: self.many(each.name) for each in filters.CATALOGUE}
        if self.only("hourly"):
            # Asked of part-time work, whatever else is ticked.
            del chosen["time"]
        any_of, none_of = filters.asked(chosen)
        at = ((facets.establishment(self.only("at")),),) if self.only("at") else ()
        return (*any_of, *at), none_of

    def _since(self) -> dt.date | None:
        days = self.number("new")
        return clock.today() - dt.timedelta(days=days - 1) if days else None

    def _elsewhere(self) -> Iterable[Term]:
        """Typed places that are none we know (新宿駅): asked of the whole text, which holds addresses and stations."""
        for named in self.named:
            if not named.places:
                yield from (
                    replace(term, is_anywhere=True) for term in read_words(f'"{named.typed}"').terms[:1]
                )


def _asked(values: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Of these parameters those that ask for anything."""
    several = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in values.items()}
    return {name: each for name, each in several.items() if any(each) and each != DEFAULTS.get(name)}


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
