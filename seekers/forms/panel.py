"""What the panel beside the results offers, with what is chosen marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.choices import EmploymentForm, WorkingTime
from employers.pay import yen_text
from employers.search import places
from employers.search.facets import Feature
from hellowork.offices.reference.occupations import OccupationGroup
from hellowork.offices.reference.prefectures import Prefecture
from seekers.forms.search import HOURLY_WAGES, MONTHLY_WAGES, SearchForm

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


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value in the address, its words, and whether it is chosen."""

    value: str
    label: str | Promise
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under one heading; `is_open` where one of them is chosen."""

    title: str | Promise
    options: list[Option]

    @property
    def is_open(self) -> bool:
        return any(option.is_chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class Panel:
    """All groups of the panel. `cities` are offered once a single prefecture is chosen."""

    regions: list[Group]
    cities: Group | None
    times: list[Option]
    forms: list[Option]
    wages: list[Option]
    hourly_wages: list[Option]
    jobs: Group
    features: list[Option]

    @classmethod
    def of(cls, form: SearchForm) -> "Panel":
        return cls(
            regions=[Group(title, _options(codes, _prefectures(), form.pref)) for title, codes in _REGIONS],
            cities=cities_of(form),
            times=_options(WorkingTime.values, _labels(WorkingTime), form.time),
            forms=_options(EmploymentForm.values, _labels(EmploymentForm), form.form),
            wages=_amounts(MONTHLY_WAGES, form.wage),
            hourly_wages=_amounts(HOURLY_WAGES, form.hourly),
            jobs=Group(_("職種"), _options(OccupationGroup.values, _labels(OccupationGroup), form.job)),
            features=[Option(each.value, each.words, each in form.features) for each in Feature],
        )

    @property
    def has_region(self) -> bool:
        return any(region.is_open for region in self.regions)


def cities_of(form: SearchForm) -> Group | None:
    """The municipalities of the one chosen prefecture."""
    if len(form.pref) != 1:
        return None
    options = [
        Option(each.code, each.name, each.code in form.city)
        for each in places.municipalities_of(form.pref[0])
    ]
    title = _("%(prefecture)sの市区町村") % {"prefecture": Prefecture(form.pref[0]).label}
    return Group(title, options) if options else None


def _options(values: Iterable[str], labels: dict[str, str], chosen: tuple[str, ...]) -> list[Option]:
    return [Option(value, labels[value], value in chosen) for value in values]


def _amounts(amounts: tuple[int, ...], chosen: int) -> list[Option]:
    """The usual amounts, and the one of the address where it is another."""
    shown = sorted({*amounts, chosen} - {0})
    return [Option(str(yen), _("%(yen)s以上") % {"yen": yen_text(yen)}, yen == chosen) for yen in shown]


@cache
def _prefectures() -> dict[str, str]:
    return {each.value: str(each.label) for each in Prefecture}


@cache
def _labels(choices: type[Choices]) -> dict[str, str]:
    return {value: str(label) for value, label in choices.choices}
