"""Places wished for, as a person types them in one box: 東京都、横浜市、千葉県船橋市."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from employers.search import places
from employers.search.places import Place

_WARD = re.compile("^(.+?市).+区$")


@dataclass(frozen=True, slots=True)
class WishedPlaces:
    """Codes of prefectures and of municipalities; words that name no place, and words that name several."""

    prefectures: tuple[str, ...]
    municipalities: tuple[str, ...]
    unknown: tuple[str, ...]
    ambiguous: tuple[str, ...]


def read_places(text: str) -> WishedPlaces:
    """What the words of a text name. A city stands for all its wards."""
    prefectures, municipalities, unknown, ambiguous = [], [], [], []
    for word in words_of(text):
        meant = places.named(word)
        found = [place for named in meant for place in named.places]
        if not found:
            unknown.append(word)
        elif any(named.is_ambiguous for named in meant) or _are_different(found):
            ambiguous.append(word)
        else:
            prefectures += [place.code for place in found if place.is_prefecture]
            municipalities += [place.code for place in found if not place.is_prefecture]
    return WishedPlaces(
        tuple(dict.fromkeys(prefectures)),
        tuple(dict.fromkeys(municipalities)),
        tuple(unknown),
        tuple(ambiguous),
    )


def words_of(text: str) -> list[str]:
    """The words between blanks, commas and the like, each once."""
    return [word for word in dict.fromkeys(re.split(r"[\s、，,・／/]+", text.strip())) if word]


def _are_different(found: list[Place]) -> bool:
    """Several places of one prefecture that are not the wards of one city: 西区 of 横浜市 and of 新潟市."""
    return len({_city(place) for place in found if not place.is_prefecture}) > 1


def _city(place: Place) -> str:
    ward = _WARD.match(place.name)
    return ward[1] if ward else place.name


def names_of(codes: Iterable[str]) -> list[str]:
    """The full names of these codes as `read_places` takes them; all wards of a city as the city."""
    names: dict[str, None] = {}
    wanted = set(codes)
    for place in filter(None, map(places.place, sorted(wanted))):
        names[_whole_city(place, wanted) or place.full_name] = None
    return list(names)


def _whole_city(place: Place, wanted: set[str]) -> str:
    """The name of the city whose wards are all wanted; empty where this is no ward or one is missing."""
    if place.is_prefecture or not _WARD.match(place.name):
        return ""
    own = {each.code for each in places.municipalities_of(place.prefecture) if _city(each) == _city(place)}
    prefecture = places.place(place.prefecture)
    return f"{prefecture.name}{_city(place)}" if prefecture and own <= wanted else ""
