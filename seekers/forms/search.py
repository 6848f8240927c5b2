"""The search form in words: its conditions as chips, its title, and what it asks back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.pay import yen_text
from employers.search import filters, places
from employers.search.words import Term
from hellowork.offices.reference.occupations import name_of
from hellowork.offices.reference.prefectures import Prefecture
from seekers.forms.parameters import FIELDS, NEW_DAYS
from seekers.forms.question import Question

_LONGEST_TOWNS = 16
_MOST_NAMED = 3
# What stands beside the panel, or changes only how hits are shown.
_NOT_IN_PANEL = frozenset({"q", "place", "at", "sort", "view", "page"})
_LEFT_OUT = gettext_lazy("%(word)sを除く")
_PAY_WORDS = {
    "wage": gettext_lazy("月額%(yen)s以上"),
    "hourly": gettext_lazy("時給%(yen)s以上（パート）"),
    "year": gettext_lazy("年収の目安%(yen)s以上"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition in words, and the search without it."""

    label: str
    form: "SearchForm"

    @property
    def address(self) -> str:
        return self.form.address()


class SearchForm(Question):
    """求人検索の条件."""

    @property
    def is_empty(self) -> bool:
        return not self.chips

    @cached_property
    def chips(self) -> list[Chip]:
        """Every condition with the way to take it off."""
        return [
            *self._word_chips(),
            *self._several("in", lambda field: _("「%(field)s」を検索") % {"field": FIELDS[field]}),
            *self._place_chips(),
            *self._several("at", lambda number: _("事業所番号 %(number)s") % {"number": number}),
            *self._several("job", name_of),
            *self._filter_chips(),
            *self._pay_chips(),
            *self._several("new", lambda days: _("受付 %(days)s") % {"days": NEW_DAYS[days]}),
            *self._several("one", lambda _value: _("事業所ごとに1件")),
        ]

    def _word_chips(self) -> Iterator[Chip]:
        asked, left_out = self.typed_words.terms, self.words_left_out.terms
        for term in asked:
            label = _LEFT_OUT % {"word": term.typed} if term.is_excluded else term.typed
            yield Chip(label, self.but(q=_spelled(asked, term)))
        for term in left_out:
            yield Chip(
                _LEFT_OUT % {"word": term.typed}, self.but(**{"not": _spelled(left_out, term, sign="-")})
            )

    def _place_chips(self) -> Iterator[Chip]:
        for named in self.named:
            rest = " ".join(each.typed for each in self.named if each is not named)
            yield Chip(_place_label(named), self.but(place=rest))
        yield from self._several("pref", lambda code: str(Prefecture(code).label))
        yield from self._several("city", _city_label)

    def _filter_chips(self) -> Iterator[Chip]:
        for each in filters.CATALOGUE:
            yield from self._several(each.name, lambda value, of=each: str(of.by_value[value].chip))  # type: ignore[misc]

    def _pay_chips(self) -> Iterator[Chip]:
        for name, words in _PAY_WORDS.items():
            yield from self._several(name, lambda yen, of=words: of % {"yen": yen_text(int(yen))})  # type: ignore[misc]

    def _several(self, name: str, label: Callable[[str], str]) -> Iterator[Chip]:
        values = self.many(name)
        for value in values:
            yield Chip(label(value), self.but(**{name: tuple(each for each in values if each != value)}))

    @property
    def title(self) -> str:
        """What is searched, in a line: 「介護」の求人（東京都足立区）."""
        towns = map(_city_label, self.many("city"))
        where = "・".join([*map(_place_label, self.named), *towns, *self._whole_prefectures()][:_MOST_NAMED])
        asked = [term.typed for term in self.typed_words.terms if not term.is_excluded][:_MOST_NAMED]
        what = _("「%(words)s」の求人") % {"words": " ".join(asked)} if asked else self._group_title()
        return f"{what}（{where}）" if where else what

    def _whole_prefectures(self) -> list[str]:
        covered = {code[:2] for code in self.many("city")}
        return [str(Prefecture(code).label) for code in self.many("pref") if code not in covered]

    def _group_title(self) -> str:
        large, middle = self.occupations
        groups = "・".join(map(name_of, [*large, *middle][:2]))
        return _("%(groups)sの求人") % {"groups": groups} if groups else _("求人を探す")

    @property
    def questions(self) -> list[tuple[str, list[Chip]]]:
        """Typed places that several prefectures have, each with the searches that mean one of them."""
        return [
            (named.typed, [self._one_of(named, code) for code in named.prefectures])
            for named in self.named
            if named.is_ambiguous
        ]

    def _one_of(self, named: places.Named, code: str) -> Chip:
        label = str(Prefecture(code).label)
        typed = " ".join(f"{label}{each.typed}" if each is named else each.typed for each in self.named)
        towns = "、".join(place.name for place in named.places if place.prefecture == code)
        what = towns if len(towns) < _LONGEST_TOWNS else named.typed
        return Chip(f"{label}{what}", self.but(place=typed))

    @property
    def filter_count(self) -> int:
        """How many conditions stand in the panel, beside the two boxes."""
        return sum(len(values) for name, values in self.values.items() if name not in _NOT_IN_PANEL)

    @cached_property
    def others(self) -> str:
        """Begins the address of this search for one establishment; its 事業所番号 follows."""
        address = self.address(one="", at="", sort="", view="")
        return f"{address}{'&' if '?' in address else '?'}at="


def _spelled(terms: Sequence[Term], without: Term, sign: str = "") -> str:
    """The words but one as they can be typed again, in their own box without the sign of leaving out."""
    return " ".join(each.spelled.removeprefix(sign) for each in terms if each is not without)


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
