"""The search form: an address read into a question, and a question written back as an address.

Nothing in an address is an error: what is unknown asks for nothing, so that an old link still finds something.
The same conditions always make the same address (`SearchForm.address`), which is what a person shares and keeps.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from employers import publication
from employers.choices import EmploymentForm, WorkingTime
from employers.models import SynonymGroup
from employers.pay import yen_text
from employers.search import facets, places
from employers.search.facets import Feature
from employers.search.query import Order, Query
from employers.search.words import Term, Words, read
from hellowork.accounts.actor import Actor
from hellowork.offices.reference.occupations import OccupationGroup
from hellowork.offices.reference.prefectures import Prefecture
from hellowork.text.normalise import one_line

MOST_PAGES = 50
_LONGEST_TEXT = 200
_MOST_CHOSEN = 20
_MOST_CITIES = 60
_HIGHEST_WAGE = 9_999_999
Text = str | Promise

MONTHLY_WAGES = (150_000, 180_000, 200_000, 220_000, 250_000, 280_000, 300_000, 350_000, 400_000, 500_000)
HOURLY_WAGES = (1_100, 1_200, 1_300, 1_400, 1_500, 1_800, 2_000, 2_500)


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition in words, and the address of the search without it."""

    label: str
    address: str


@dataclass(frozen=True)
class SearchForm:
    """What an address asks for. Field names are those of the address; codes are the official ones."""

    q: str = ""
    place: str = ""
    pref: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    job: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    wage: int = 0
    hourly: int = 0
    features: tuple[Feature, ...] = ()
    order: Order = Order.NEWEST
    page: int = 1
    path: str = field(default="/jobs/", compare=False)

    @classmethod
    def of(cls, data: QueryDict, path: str) -> "SearchForm":
        """The form of an address."""
        return cls(
            q=one_line(data.get("q", ""))[:_LONGEST_TEXT],
            place=one_line(data.get("place", ""))[:_LONGEST_TEXT],
            pref=_known(data.getlist("pref"), set(Prefecture.values)),
            city=tuple(
                code for code in _unique(data.getlist("city")) if len(code) > 2 and places.place(code)
            ),
            job=_known(data.getlist("job"), set(OccupationGroup.values)),
            time=_known(data.getlist("time"), set(WorkingTime.values)),
            form=_known(data.getlist("form"), set(EmploymentForm.values)),
            wage=_number(data.get("wage", ""), _HIGHEST_WAGE),
            hourly=_number(data.get("hourly", ""), _HIGHEST_WAGE),
            features=tuple(Feature(value) for value in _known(data.getlist("with"), set(Feature))),
            order=Order(str(data["sort"])) if data.get("sort") in set(Order) else Order.NEWEST,
            page=min(max(_number(data.get("page", ""), MOST_PAGES), 1), MOST_PAGES),
            path=path,
        )

    # Addresses

    def address(self, **changes: object) -> str:
        """The address of this search with some fields changed; a change of conditions goes back to page 1."""
        changed = replace(self, **({"page": 1} | changes))  # type: ignore[arg-type]
        query = urlencode(list(changed._pairs()))
        return f"{self.path}?{query}" if query else self.path

    def _pairs(self) -> Iterable[tuple[str, str]]:
        singles = {"q": self.q, "place": self.place}
        several = {
            "pref": self.pref,
            "city": self.city,
            "job": self.job,
            "time": self.time,
            "form": self.form,
        }
        yield from ((name, value) for name, value in singles.items() if value)
        yield from ((name, value) for name, values in several.items() for value in values)
        yield from ((name, str(yen)) for name, yen in (("wage", self.wage), ("hourly", self.hourly)) if yen)
        yield from (("with", feature.value) for feature in self.features)
        if self.order is not Order.NEWEST:
            yield "sort", self.order.value
        if self.page > 1:
            yield "page", str(self.page)

    # The question

    @cached_property
    def words(self) -> Words:
        """The typed words with their synonyms; asks the database once, if there are any."""
        typed = read(self.q)
        groups = SynonymGroup.objects.of(typed.keys).order_by("pk").values_list("words", flat=True)
        return typed.with_synonyms(groups) if typed.keys else typed

    @cached_property
    def named(self) -> list[places.Named]:
        """What the typed places mean; within the chosen prefectures, if they lie there."""
        return [self._narrowed(named) for named in places.named(self.place)]

    def _narrowed(self, named: places.Named) -> places.Named:
        inside = tuple(place for place in named.places if place.prefecture in self.pref)
        return replace(named, places=inside) if inside else named

    def query(self, actor: Actor) -> Query:
        """The question of this form, as this visitor may ask it."""
        meant = [place for named in self.named for place in named.places]
        cities = _unique(
            [*self.city, *(place.code for place in meant if not place.is_prefecture)], _MOST_CITIES
        )
        # A town chosen within a prefecture narrows it.
        covered = {code[:2] for code in cities}
        prefectures = _unique([*self.pref, *(place.code for place in meant if place.is_prefecture)])
        return Query(
            words=replace(self.words, terms=(*self.words.terms, *self._elsewhere())),
            prefectures=tuple(code for code in prefectures if code not in covered),
            municipalities=cities,
            occupations=self.job,
            any_of=tuple(self._facets()),
            wage_month=self.wage,
            wage_hour=self.hourly,
            order=self.order,
            sees_level_2=publication.sees_level_2(actor),
        )

    def _facets(self) -> Iterable[tuple[str, ...]]:
        # An hourly wage is asked of part-time work.
        yield tuple(facets.working_time(value) for value in self.time if not self.hourly)
        yield tuple(facets.employment_form(value) for value in self.form)
        yield from ((feature.code,) for feature in self.features)

    def _elsewhere(self) -> Iterable[Term]:
        """Typed places that are none we know (新宿駅): asked of the text, which holds addresses and stations."""
        for named in self.named:
            if not named.places:
                yield from read(f'"{named.typed}"').terms[:1]

    # Words for the page

    @property
    def is_empty(self) -> bool:
        return not self.chips

    @cached_property
    def chips(self) -> list[Chip]:
        """Every condition with the way to take it off."""
        return [
            *self._word_chips(),
            *self._place_chips(),
            *self._several("job", lambda code: str(OccupationGroup(code).label)),
            *self._several("time", lambda value: str(WorkingTime(value).label)),
            *self._several("form", lambda value: str(EmploymentForm(value).label)),
            *self._wage_chips(),
            *self._several("features", lambda feature: str(Feature(feature).words)),
        ]

    def _word_chips(self) -> Iterable[Chip]:
        terms = self.words.terms
        for term in terms:
            rest = " ".join(each.spelled for each in terms if each is not term)
            word = _("%(word)sを除く") % {"word": term.typed} if term.is_excluded else term.typed
            yield Chip(word, self.address(q=rest))

    def _place_chips(self) -> Iterable[Chip]:
        for named in self.named:
            rest = " ".join(each.typed for each in self.named if each is not named)
            yield Chip(_place_label(named), self.address(place=rest))
        yield from self._several("pref", lambda code: str(Prefecture(code).label))
        yield from self._several("city", _city_label)

    def _several(self, name: str, label: Callable[[str], str]) -> Iterable[Chip]:
        values = getattr(self, name)
        for value in values:
            yield Chip(label(value), self.address(**{name: tuple(each for each in values if each != value)}))

    def _wage_chips(self) -> Iterable[Chip]:
        if self.wage:
            yield Chip(_("月額%(yen)s以上") % {"yen": yen_text(self.wage)}, self.address(wage=0))
        if self.hourly:
            yield Chip(
                _("時給%(yen)s以上（パート）") % {"yen": yen_text(self.hourly)}, self.address(hourly=0)
            )

    @property
    def title(self) -> str:
        """What is searched, in a line: 「介護」の求人（東京都足立区）."""
        where = "・".join(
            [*map(_place_label, self.named), *map(_city_label, self.city), *self._whole_prefectures()][:3]
        )
        asked = [term.typed for term in self.words.terms if not term.is_excluded][:3]
        what = _("「%(words)s」の求人") % {"words": " ".join(asked)} if asked else self._group_title()
        return f"{what}（{where}）" if where else what

    def _whole_prefectures(self) -> list[str]:
        covered = {code[:2] for code in self.city}
        return [str(Prefecture(code).label) for code in self.pref if code not in covered]

    def _group_title(self) -> str:
        groups = "・".join(str(OccupationGroup(code).label) for code in self.job[:2])
        return _("%(groups)sの求人") % {"groups": groups} if groups else _("求人を探す")

    @property
    def questions(self) -> list[tuple[str, list[Chip]]]:
        """Typed places that several prefectures have, each with the addresses that mean one of them."""
        return [
            (named.typed, [self._one_of(named, code) for code in named.prefectures])
            for named in self.named
            if len(named.prefectures) > 1
        ]

    def _one_of(self, named: places.Named, code: str) -> Chip:
        label = str(Prefecture(code).label)
        typed = " ".join(f"{label}{each.typed}" if each is named else each.typed for each in self.named)
        towns = "、".join(place.name for place in named.places if place.prefecture == code)
        return Chip(
            f"{label}{towns}" if len(towns) < _LONGEST_TOWNS else f"{label}{named.typed}",
            self.address(place=typed),
        )

    @property
    def filter_count(self) -> int:
        """How many conditions stand in the panel, beside the two boxes."""
        several = (self.pref, self.city, self.job, self.time, self.form, self.features)
        return sum(map(len, several)) + bool(self.wage) + bool(self.hourly)


_LONGEST_TOWNS = 16


def _place_label(named: places.Named) -> str:
    """The typed place with its prefecture, where there is one to tell."""
    if len(named.prefectures) != 1 or all(place.is_prefecture for place in named.places):
        return named.typed
    label = str(Prefecture(named.prefectures[0]).label)
    only = named.places[0].full_name if len(named.places) == 1 else ""
    return only or (named.typed if named.typed.startswith(label) else f"{label}{named.typed}")


def _city_label(code: str) -> str:
    place = places.place(code)
    return place.full_name if place else code


def _known(values: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value in _unique(values) if value in known)


def _unique(values: Iterable[str], most: int = _MOST_CHOSEN) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:most]


def _number(text: str, most: int) -> int:
    """A whole number of an address within its bounds; 0 for anything else."""
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 10 else 0
