"""The parameters of a search address: what each takes, in which order they stand, and what is said of the rest.

Nothing in an address is an error: what cannot be used asks for nothing, and the page says so in a line.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.search import filters, places
from employers.search.fields import TextField
from employers.search.filter_types import Control, Filter
from employers.search.query import Order
from hellowork.offices.reference.occupations import OCCUPATION_CHOICES, OccupationGroup
from hellowork.offices.reference.prefectures import Prefecture
from hellowork.text.normalise import number_line, one_line
from hellowork.text.numbers import read_yen
from hellowork.text.unreadable import UnreadableError

Text = str | Promise
MOST_PAGES = 50
# The order by one's own wishes: made by `seekers.fit`, not by the index.
FIT = "fit"
ORDERS: dict[str, Text] = {each.value: each.words for each in Order}
# Offered to seekers who are signed in.
BY_FIT: dict[str, Text] = {FIT: gettext_lazy("希望に合う順")}
CARDS, TABLE = "cards", "table"
VIEWS: dict[str, Text] = {CARDS: gettext_lazy("カード"), TABLE: gettext_lazy("一覧表")}
# 受付日: so many days, today counted.
NEW_DAYS = {"3": gettext_lazy("3日以内"), "7": gettext_lazy("1週間以内"), "14": gettext_lazy("2週間以内")}
FIELDS: dict[str, Text] = {each.value: each.words for each in TextField}

_LONGEST_TEXT = 200
_MOST_CHOSEN = 60
_MOST_SHOWN, _LONGEST_SHOWN = 3, 20
_HIGHEST_WAGE, _HIGHEST_YEAR = 9_999_999, 99_999_999
_ESTABLISHMENT = re.compile(r"[0-9]{4}-[0-9]{1,6}-[0-9]")
# What other parameters ask for now.
_MOVED = {
    ("with", "direct"): ("contract", "none"),
    ("with", "weekend"): ("weekend", "weekly"),
    ("with", "no_overtime"): ("overtime", "none"),
}


@dataclass(frozen=True, slots=True)
class Read:
    """What a parameter asks for, in its one spelling, and a line for each thing that was left aside."""

    values: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name in the address, its title for a reader, and how its values are read."""

    name: str
    title: Text
    reads: Callable[["Parameter", Sequence[str]], Read]
    default: str = ""

    def read(self, values: Sequence[str]) -> Read:
        return self.reads(self, [value for value in values if value.strip()])

    def unusable(self, values: Iterable[str]) -> tuple[str, ...]:
        """The line about values that mean nothing here."""
        return self._left_aside(
            _("%(title)sの「%(values)s」%(more)sは、指定できないため除いて検索しました。"), values
        )

    def surplus(self, values: Iterable[str]) -> tuple[str, ...]:
        """The line about further values of what takes one."""
        return self._left_aside(
            _("%(title)sは1つだけ指定できるため、「%(values)s」%(more)sを除いて検索しました。"), values
        )

    def _left_aside(self, words: str, values: Iterable[str]) -> tuple[str, ...]:
        shown = [_shortened(value) for value in dict.fromkeys(values)]
        if not shown:
            return ()
        more = _("など") if len(shown) > _MOST_SHOWN else ""
        return (words % {"title": self.title, "values": "」「".join(shown[:_MOST_SHOWN]), "more": more},)

    def too_many(self, most: int) -> str:
        return _("%(title)sは%(most)s個までで検索しました。") % {"title": self.title, "most": most}


def read(data: QueryDict) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The values of an address by parameter, and what of it was left aside."""
    given = {parameter.name: data.getlist(parameter.name) for parameter in PARAMETERS}
    for (name, value), (new_name, new_value) in _MOVED.items():
        if value in given[name]:
            given[name] = [each for each in given[name] if each != value]
            given[new_name] = [*given[new_name], new_value]
    found = {parameter.name: parameter.read(given[parameter.name]) for parameter in PARAMETERS}
    ignored = tuple(line for each in found.values() for line in each.ignored)
    return {name: each.values for name, each in found.items() if each.values}, ignored


def _shortened(value: str) -> str:
    line = one_line(value)
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"


def _first(reads: Callable[[Parameter, str], Read]) -> Callable[[Parameter, Sequence[str]], Read]:
    """Of what takes one value the first that the address gives; the page names the others."""

    def reads_first(self: Parameter, values: Sequence[str]) -> Read:
        if not values:
            return Read()
        typed, *others = dict.fromkeys(values)
        found = reads(self, typed)
        return Read(found.values, (*found.ignored, *self.surplus(others)))

    return reads_first


@_first
def _text(self: Parameter, typed: str) -> Read:
    line, ignored = one_line(typed), []
    if any(unicodedata.category(sign) in ("Cc", "Cs") and not sign.isspace() for sign in typed):
        ignored.append(_("%(title)sの、使えない文字を除いて検索しました。") % {"title": self.title})
    if len(line) > _LONGEST_TEXT:
        words = _("%(title)sは%(most)s文字までで検索しました。")
        ignored.append(words % {"title": self.title, "most": _LONGEST_TEXT})
    line = line[:_LONGEST_TEXT].strip()
    return Read((line,) if line else (), tuple(ignored))


def _several(ranks: Callable[[str], int | None]) -> Callable[[Parameter, Sequence[str]], Read]:
    """Codes, each once; `ranks` gives their place in the one order, None for what is no code."""

    def reads(self: Parameter, values: Sequence[str]) -> Read:
        ranked = {value: ranks(value) for value in dict.fromkeys(values)}
        known = sorted((rank, value) for value, rank in ranked.items() if rank is not None)
        ignored = self.unusable(value for value, rank in ranked.items() if rank is None)
        if len(known) > _MOST_CHOSEN:
            ignored = (*ignored, self.too_many(_MOST_CHOSEN))
        return Read(tuple(value for _rank, value in known[:_MOST_CHOSEN]), ignored)

    return reads


def _one(known: Iterable[str]) -> Callable[[Parameter, Sequence[str]], Read]:
    """One of several values: the first that is known."""
    choices = frozenset(known)

    def reads(self: Parameter, values: Sequence[str]) -> Read:
        found = [value for value in dict.fromkeys(values) if value in choices]
        ignored = self.unusable(value for value in values if value not in choices)
        if len(found) > 1:
            ignored = (*ignored, self.too_many(1))
        return Read(tuple(found[:1]), ignored)

    return reads


def _number(lowest: int, highest: int) -> Callable[[Parameter, Sequence[str]], Read]:
    """A whole number within its bounds, in any spelling (２５万, 250,000円)."""

    @_first
    def reads(self: Parameter, typed: str) -> Read:
        try:
            number = read_yen(typed)
        except UnreadableError:
            return Read((), self.unusable([typed]))
        if lowest <= number <= highest:
            return Read((str(number),))
        return Read((), self.unusable([typed]))

    return reads


@_first
def _page(self: Parameter, typed: str) -> Read:
    """A page from 1 on; the last one that can be numbered for any beyond it."""
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        return Read((), self.unusable([typed]))
    return Read((str(min(int(text[:9]), MOST_PAGES)),))


@_first
def _establishment(self: Parameter, typed: str) -> Read:
    line = number_line(typed)
    return Read((line,)) if _ESTABLISHMENT.fullmatch(line) else Read((), self.unusable([typed]))


def _ranks_of(codes: Iterable[str]) -> Callable[[str], int | None]:
    return {code: rank for rank, code in enumerate(codes)}.get


def _municipality(code: str) -> int | None:
    place = places.place(code)
    return int(code) if place and not place.is_prefecture else None


def _of_filter(each: Filter) -> Parameter:
    if each.control is Control.NUMBER:
        return Parameter(each.name, each.title, _number(filters.YOUNGEST, filters.OLDEST))
    values = list(each.by_value)
    return Parameter(each.name, each.title, _one(values) if each.is_single else _several(_ranks_of(values)))


# Large groups, and the middle ones by which they are narrowed.
_OCCUPATIONS = [*OccupationGroup.values, *(code for code, _name in OCCUPATION_CHOICES)]

# In the order in which they stand in an address.
PARAMETERS: tuple[Parameter, ...] = (
    Parameter("q", gettext_lazy("キーワード"), _text),
    Parameter("not", gettext_lazy("除外する語"), _text),
    Parameter("in", gettext_lazy("キーワードを探す項目"), _several(_ranks_of(FIELDS))),
    Parameter("place", gettext_lazy("場所"), _text),
    Parameter("pref", gettext_lazy("都道府県"), _several(_ranks_of(Prefecture.values))),
    Parameter("city", gettext_lazy("市区町村"), _several(_municipality)),
    Parameter("job", gettext_lazy("職種の分類"), _several(_ranks_of(_OCCUPATIONS))),
    *map(_of_filter, filters.CATALOGUE),
    Parameter("wage", gettext_lazy("月額の下限"), _number(1, _HIGHEST_WAGE)),
    Parameter("hourly", gettext_lazy("時給の下限"), _number(1, _HIGHEST_WAGE)),
    Parameter("year", gettext_lazy("年収の目安の下限"), _number(1, _HIGHEST_YEAR)),
    Parameter("new", gettext_lazy("受付日"), _one(NEW_DAYS)),
    Parameter("one", gettext_lazy("事業所ごとに1件"), _one(["1"])),
    Parameter("sort", gettext_lazy("並び順"), _one([*ORDERS, FIT]), default=Order.NEWEST),
    Parameter("view", gettext_lazy("表示のしかた"), _one(VIEWS), default=CARDS),
    Parameter("page", gettext_lazy("ページ"), _page, default="1"),
    Parameter("at", gettext_lazy("事業所番号"), _establishment),
)
# Values that ask for nothing.
DEFAULTS = {each.name: (each.default,) for each in PARAMETERS if each.default}
