"""Reads the data of the demonstration: establishments with their postings, seekers, and what cards say by default.

The files in `data/` hold nothing but data; wages are lawful by the table of minimum wages in force, which
acceptance checks while the day is loaded.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hellowork.offices.reference.occupations import group_of, is_middle

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One posting: `occupation` is a middle group, or a large one; `card` are columns of its job card that differ from
    what its establishment says.
    """

    title: str
    occupation: str
    description: str
    base: tuple[int, int]
    hours: str
    card: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """One establishment: `facts` and `contact` are its columns and its member's, `offers` its postings, and
    `scenes` those that a scene hands in.

    `cards` are the columns that all its cards share, and those of full-time and part-time ones.
    """

    name: str
    kana: str
    facts: Mapping[str, Any]
    contact: Mapping[str, str]
    cards: Mapping[str, Mapping[str, Any]]
    offers: tuple[Offer, ...]
    scenes: tuple[Offer, ...]

    def offer(self, title: str) -> Offer:
        return next(each for each in (*self.offers, *self.scenes) if each.title == title)

    def card_of(self, offer: Offer) -> dict[str, Any]:
        """Every column of an offer's card but the place of work, which is the establishment's own."""
        defaults, kind = _read("cards"), f"{offer.hours}_time"
        low, high = offer.base
        return {
            **defaults["common"],
            **defaults[kind],
            **self.cards.get("card", {}),
            **self.cards.get(kind, {}),
            "title": offer.title,
            **_occupation(offer.occupation),
            "description": offer.description,
            "base_min": low,
            "base_max": high,
            "contact_name": self.contact["name"],
            "contact_department": self.contact["department"],
            "contact_telephone": self.facts["telephone"],
            "wants_self_application": True,
            **offer.card,
        }


def _occupation(code: str) -> dict[str, str]:
    if not is_middle(code):
        return {"occupation": code}
    return {"occupation": group_of(code).value, "occupation_middle": code}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One invented seeker; `registration` is office, online, or paper for one without a MyPage. `wishes` are 希望条件
    by their columns.
    """

    key: str
    name: str
    kana: str
    born: dt.date
    municipality: str
    career: str
    registration: str
    email: str = ""
    wishes: dict[str, Any] = field(default_factory=lambda: {"wish_prefectures": ["13"]})


@cache
def companies() -> tuple[Company, ...]:
    """Every establishment, in the order of the file."""
    return tuple(_company(dict(table)) for table in _read("establishments")["establishment"])


def company(kana: str) -> Company:
    return next(each for each in companies() if each.kana == kana)


@cache
def people() -> tuple[Person, ...]:
    """Every seeker, in the order of the file."""
    return tuple(Person(**table) for table in _read("people")["person"])


def _company(table: dict[str, Any]) -> Company:
    contact = {
        "name": table.pop("contact_name"),
        "kana": table.pop("contact_kana"),
        "department": "人事",
    }
    offers, scenes = (
        tuple(Offer(**each | {"base": tuple(each["base"])}) for each in table.pop(name, ()))
        for name in ("offer", "scene")
    )
    cards: dict[str, Any] = {
        name: table.pop(name) for name in ("card", "full_time", "part_time") if name in table
    }
    sole = {"is_sole_proprietor": not table["corporate_number"]}
    return Company(
        name=table["name"],
        kana=table["kana"],
        facts=table | sole,
        contact=contact,
        cards=cards,
        offers=offers,
        scenes=scenes,
    )


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))
