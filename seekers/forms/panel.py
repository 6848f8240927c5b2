"""What the panel beside the results offers, in sections, with what is chosen marked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from employers.pay import yen_text
from employers.search import filters, places
from employers.search.filter_types import Control, Filter
from hellowork.offices.reference.occupations import OccupationGroup, group_of, occupations_in
from hellowork.offices.reference.prefectures import Prefecture
from seekers.forms.parameters import FIELDS, NEW_DAYS
from seekers.forms.search import SearchForm

Text = str | Promise
_NARROW = 6
# Which parameter a section that is no list of fields asks for.
_OF_KIND = {"middle": "job", "town": "city"}
_MOST_KEPT = 2_000
# So many municipalities are offered at once, and those of one prefecture in any case: with more the page grows heavy.
MOST_TOWNS = 250

MONTHLY_WAGES = (150_000, 180_000, 200_000, 220_000, 250_000, 280_000, 300_000, 350_000, 400_000, 500_000)
HOURLY_WAGES = (1_100, 1_200, 1_300, 1_400, 1_500, 1_800, 2_000, 2_500)
YEARLY_PAY = (
    2_000_000,
    2_500_000,
    3_000_000,
    3_500_000,
    4_000_000,
    4_500_000,
    5_000_000,
    6_000_000,
    8_000_000,
)

_REGIONS = (
    (gettext_lazy("北海道・東北"), ("01", "02", "03", "04", "05", "06", "07")),
    (gettext_lazy("関東"), ("08", "09", "10", "11", "12", "13", "14")),
    (gettext_lazy("甲信越・北陸"), ("15", "16", "17", "18", "19", "20")),
    (gettext_lazy("東海"), ("21", "22", "23", "24")),
    (gettext_lazy("近畿"), ("25", "26", "27", "28", "29", "30")),
    (gettext_lazy("中国・四国"), ("31", "32", "33", "34", "35", "36", "37", "38", "39")),
    (gettext_lazy("九州・沖縄"), ("40", "41", "42", "43", "44", "45", "46", "47")),
    (gettext_lazy("海外"), ("59",)),
)
# Sections by their titles: names of filters and of amounts, and `with:` for the facts of こだわり条件.
_SECTIONS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        gettext_lazy("働き方・雇用形態"),
        ("time", "form", "with:regular", "contract", "term", "renewal", "with:trial_employment"),
    ),
    (gettext_lazy("賃金"), ("wage", "hourly", "year", "with:bonus")),
    (gettext_lazy("就業時間"), ("from", "until", "overtime", "week", "hours", "with:flex")),
    (gettext_lazy("休日"), ("dayoff", "weekend", "off")),
    (
        gettext_lazy("応募の条件"),
        ("with:no_experience,no_education,no_licence,no_documents,self", "age", "limit", "driving"),
    ),
    (gettext_lazy("通勤・職場"), ("with:remote,near,car,no_transfer,uij,no_smoking", "housing")),
    (gettext_lazy("保険・福利厚生"), ("insurance", "retire", "with:rehire,nursery")),
    (gettext_lazy("会社"), ("size", "industry")),
    (gettext_lazy("新着・まとめ方"), ("new", "one")),
    (gettext_lazy("キーワードのくわしい指定"), ("not", "in")),
)
# Above the box of the words that are left out.
_NOTE = gettext_lazy(
    'キーワードを空白や「、」で区切ると、すべてを含む求人をさがします。OR（または）、NOT（除く）、"…"（この並びのまま）も使えます。'
)
_AMOUNTS: dict[str, tuple[Text, tuple[int, ...]]] = {
    "wage": (gettext_lazy("月額の下限"), MONTHLY_WAGES),
    "hourly": (gettext_lazy("時給の下限（パート）"), HOURLY_WAGES),
    "year": (gettext_lazy("年収の目安の下限"), YEARLY_PAY),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value in the address, its words, and whether it is chosen."""

    value: str
    label: Text
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of the form: several ticks, a list to choose one from, or what is typed (`value`).

    `title` is empty where that of the section says it; `help` is a line about what may be typed.
    """

    name: str
    title: Text
    control: str
    options: list[Option]
    value: str = ""
    help: Text = ""

    @property
    def chosen(self) -> int:
        return sum(option.is_chosen for option in self.options) or bool(self.value)

    @property
    def is_narrow(self) -> bool:
        """Whether two of its ticks fit beside each other."""
        return all(len(str(option.label)) <= _NARROW for option in self.options)


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading. One that `comes_and_goes` stands there because of what is chosen beside it; a script leaves it
    alone while it stays.
    """

    key: str
    title: Text
    fields: list[Field]
    note: Text = ""
    comes_and_goes: bool = False

    @property
    def chosen(self) -> int:
        """How many conditions stand in it."""
        return sum(field.chosen for field in self.fields)

    @property
    def html(self) -> SafeString:
        return mark_safe(render_to_string("seekers/jobs/_section.html", {"section": self}))  # noqa: S308 - our template


@dataclass(frozen=True, slots=True)
class Panel:
    """The sections of the panel, drawn. `cities` come with the prefectures and municipalities that are chosen (`cities_of`),
    `middle_groups` with each large group that is.
    """

    regions: SafeString
    cities: SafeString
    groups: SafeString
    middle_groups: SafeString
    sections: list[SafeString]

    @classmethod
    def of(cls, form: SearchForm) -> "Panel":
        return cls(
            regions=_drawn(form, "pref"),
            cities=cities_of(form),
            groups=_drawn(form, "job"),
            middle_groups=middle_groups_of(form),
            sections=[_drawn(form, f"section-{number}") for number in range(1, len(_SECTIONS) + 1)],
        )


def cities_of(form: SearchForm) -> SafeString:
    """The municipalities of the first chosen prefectures, and those that are chosen elsewhere.

    Each tick stands for itself: a chosen municipality stays ticked, and asked for, whatever becomes of its prefecture.
    What is not drawn here would be lost with the next press of the button.
    """
    own: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for code in form.many("city"):
        own[code[:2]] += (code,)
    with_towns = [code for code in form.many("pref") if places.municipalities_of(code)]
    offered = _light_enough(with_towns)
    keys = {code: f"city-{code}" if code in offered else f"town-{code}" for code in {*offered, *own}}
    parts: list[str] = [_drawn(SearchForm(city=own[code]), keys[code]) for code in sorted(keys)]
    if len(with_towns) > len(offered):
        parts.append(render_to_string("seekers/jobs/_towns_note.html"))
    return mark_safe("".join(parts))  # noqa: S308 - drawn parts


def _light_enough(prefectures: Sequence[str]) -> list[str]:
    """The first of them, as far as their municipalities are not too many."""
    totals = accumulate(len(places.municipalities_of(code)) for code in prefectures)
    light = [code for code, total in zip(prefectures, totals, strict=True) if total <= MOST_TOWNS]
    return light or list(prefectures[:1])


def middle_groups_of(form: SearchForm) -> SafeString:
    """The middle groups of each large one that is chosen, or narrowed already."""
    large, middle = form.occupations
    wanted = sorted({*large, *map(group_of, middle)})
    return mark_safe("".join(_drawn(form, f"middle-{group}") for group in wanted))  # noqa: S308 - drawn parts


def _drawn(form: SearchForm, key: str) -> SafeString:
    """A section. It looks the same to everybody who chose the same in it."""
    names = {name.partition(":")[0] for name in _names(key)}
    chosen = tuple((name, values) for name, values in form.values.items() if name in names)
    return _kept(key, chosen, get_language())


@lru_cache(maxsize=_MOST_KEPT)
def _kept(key: str, chosen: tuple[tuple[str, tuple[str, ...]], ...], _language: str | None) -> SafeString:
    """Drawing takes longer than searching: what many ask for is drawn once."""
    return _section(SearchForm(**dict(chosen)), key).html  # type: ignore[arg-type]


def _names(key: str) -> tuple[str, ...]:
    kind, _hyphen, number = key.partition("-")
    return _SECTIONS[int(number) - 1][1] if kind == "section" else (_OF_KIND.get(kind, kind),)


def _section(form: SearchForm, key: str) -> Section:
    kind, _hyphen, number = key.partition("-")
    if kind == "pref":
        return Section(key, _("都道府県"), [_region(form, title, codes) for title, codes in _REGIONS])
    if kind in ("city", "town"):
        return _municipalities(form, key, number, is_whole=kind == "city")
    if kind == "job":
        return Section("groups", _("職種の分類"), [_ticks(form, "job", dict(OccupationGroup.choices))])
    if kind == "middle":
        of = _("%(group)sのくわしい分類") % {"group": OccupationGroup(number).label}
        return Section(key, of, [_ticks(form, "job", dict(occupations_in(number)))], comes_and_goes=True)
    title, names = _SECTIONS[int(number) - 1]
    return Section(key, title, [_field(form, name) for name in names], _NOTE if "not" in names else "")


def _municipalities(form: SearchForm, key: str, prefecture: str, *, is_whole: bool) -> Section:
    """Those of a prefecture: all of them, or those that are chosen."""
    chosen, every = form.many("city"), places.municipalities_of(prefecture)
    towns = {each.code: each.name for each in every if is_whole or each.code in chosen}
    of = _("%(prefecture)sの市区町村") % {"prefecture": Prefecture(prefecture).label}
    return Section(key, of, [_ticks(form, "city", towns)], comes_and_goes=True)


def _region(form: SearchForm, title: Text, codes: Iterable[str]) -> Field:
    return _ticks(form, "pref", {code: Prefecture(code).label for code in codes}, title)


def _field(form: SearchForm, name: str) -> Field:
    if name in _AMOUNTS:
        return _amounts(form, name)
    if name in _OWN_FIELDS:
        return _OWN_FIELDS[name](form)
    name, _colon, values = name.partition(":")
    each = filters.BY_NAME[name]
    if each.control is Control.NUMBER:
        return Field(name, each.title, each.control, [], form.only(name))
    if values:
        return _ticks(form, name, {value: each.by_value[value].label for value in values.split(",")})
    offer = _select if each.control is Control.SELECT else _ticks
    return offer(form, name, title=each.title, labels=_labels(each))


# Fields that are no filters of the catalogue.
_OWN_FIELDS: dict[str, Callable[[SearchForm], Field]] = {
    "new": lambda form: _select(form, "new", _("受付日"), NEW_DAYS),
    "one": lambda form: _ticks(form, "one", {"1": _("事業所ごとに1件だけ表示する")}),
    "not": lambda form: Field(
        "not", _("除外する語"), "text", [], form.without, _("この語が求人票のどこかにある求人を除きます。")
    ),
    "in": lambda form: _ticks(form, "in", FIELDS, _("キーワードを探す項目")),
}


def _labels(each: Filter) -> dict[str, Text]:
    return {option.value: option.label for option in each.options}


def _ticks(form: SearchForm, name: str, labels: Mapping[str, Text], title: Text = "") -> Field:
    return Field(name, title, Control.TICKS, _options(form, name, labels.items()))


def _select(form: SearchForm, name: str, title: Text, labels: Mapping[str, Text]) -> Field:
    return Field(name, title, Control.SELECT, _options(form, name, labels.items()))


def _amounts(form: SearchForm, name: str) -> Field:
    """Amounts from which on; one of the address stands among them."""
    title, amounts = _AMOUNTS[name]
    shown = sorted({*amounts, form.number(name)} - {0})
    rows = [(str(yen), _("%(yen)s以上") % {"yen": yen_text(yen)}) for yen in shown]
    return Field(name, title, Control.SELECT, _options(form, name, rows))


def _options(form: SearchForm, name: str, rows: Iterable[tuple[str, Text]]) -> list[Option]:
    chosen = form.many(name)
    return [Option(value, label, value in chosen) for value, label in rows]
