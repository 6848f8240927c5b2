"""The home page of every hat, and where a person without one gets it: the first page of each registration."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Hat


@dataclass(frozen=True, slots=True)
class Start:
    """One registration: its door, its words, and the URL name of its first page."""

    hat: Hat
    title: str | Promise
    text: str | Promise
    url_name: str

    @property
    def address(self) -> str:
        """Its first page; empty in a house whose map has no such page."""
        return _address(self.url_name)


STARTS = {
    start.hat.value: start
    for start in (
        Start(
            Hat.SEEKER,
            _("求職者として登録する"),
            _("求人に応募したり、窓口から求人の紹介を受けたりできます。"),
            "seekers:register",
        ),
        Start(
            Hat.EMPLOYER,
            _("事業所を登録する"),
            _("求人を申し込み、応募した方とやりとりできます。"),
            "employers:register",
        ),
    )
}


def starts_for(door: str) -> list[Start]:
    """All registrations, the one of the door by which the person came in first."""
    return sorted(STARTS.values(), key=lambda start: start.hat.value != door)


_HOMES = {Hat.STAFF: "admin:index", Hat.EMPLOYER: "employer_home", Hat.SEEKER: "seeker_home"}


def home_of(hat: Hat) -> str:
    """The home page of a hat; empty for none."""
    return _address(_HOMES.get(hat, ""))


def _address(url_name: str) -> str:
    try:
        return reverse(url_name) if url_name else ""
    except NoReverseMatch:
        return ""
