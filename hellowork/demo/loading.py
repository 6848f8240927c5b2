"""Loads the day: offices, people, establishments, postings, and what happened between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from employers.actions import acceptance, establishments, postings
from employers.models import Establishment, Posting
from hellowork.accounts.actor import Actor, Hat, OfficeRole
from hellowork.accounts.models import User
from hellowork.demo import catalogue, people
from hellowork.demo.timeline import Timeline, moved
from hellowork.offices.demo import load_offices
from hellowork.offices.models import Municipality, NumberCounter, NumberKind, Office

STAFF_EMAIL = "staff@demo.example"
# By their kana: who has the account that is printed at the start, and whose first posting is today's story.
DEMO_EMPLOYER, FIRST_POSTING_TODAY = "アオゾラショクヒン", "ミドリカイゴ"
# What offices have numbered before the day: 求人番号, 求職番号 and 紹介番号 have one shape, and look apart from afar.
NUMBERED_BEFORE = {
    NumberKind.POSTING: 48_200,
    NumberKind.SEEKER: 7_300,
    NumberKind.LETTER: 2_100,
    NumberKind.ESTABLISHMENT: 640,
}


@dataclass
class Cast:
    """Everybody and everything the scenes play with."""

    timeline: Timeline
    officer: Actor
    receivers: dict[str, Actor]
    employers: dict[str, Actor] = field(default_factory=dict)
    seekers: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Establishment] = field(default_factory=dict)
    postings: dict[str, Posting] = field(default_factory=dict)

    def employer_of(self, posting: Posting) -> Actor:
        return self.employers[posting.establishment.name]


def is_loaded() -> bool:
    return User.objects.filter(email=STAFF_EMAIL).exists()


@transaction.atomic
def load() -> None:
    """Everything, or nothing at all."""
    from hellowork.demo import scenes

    with moved() as timeline:
        offices = {office.code: office for office in load_offices()}
        _number_on(offices.values())
        accounts = people.Accounts()
        cast = _staff(timeline, accounts, offices)
        _companies(cast, accounts)
        timeline.at(40)
        registrar = people.Seekers(accounts, cast.officer)
        for person in catalogue.people():
            cast.seekers[person.key] = registrar.register(person)
        scenes.play(cast)


def _number_on(offices: Iterable[Office]) -> None:
    """Every office has given numbers already, each another count of them."""
    NumberCounter.objects.bulk_create(
        NumberCounter(office=office, kind=kind, last=last + 37 * place)
        for place, office in enumerate(offices)
        for kind, last in NUMBERED_BEFORE.items()
    )


def _staff(timeline: Timeline, accounts: people.Accounts, offices: dict[str, Office]) -> Cast:
    """One supervisor per office receives postings; 佐藤 of 青葉台 is the demo account."""
    timeline.at(60)
    aobadai = offices["13910"]
    officer = accounts.officer(STAFF_EMAIL, "佐藤", aobadai, OfficeRole.SUPERVISION)
    accounts.officer("counsellor@demo.example", "井上", aobadai, OfficeRole.CONSULTATION)
    accounts.officer("reader@demo.example", "木村", aobadai, OfficeRole.READING)
    receivers = {
        str(office.pk): accounts.officer(
            f"office{code}@demo.example", "受付担当", office, OfficeRole.SUPERVISION
        )
        for code, office in offices.items()
    }
    return Cast(timeline=timeline, officer=officer, receivers=receivers)


def _companies(cast: Cast, accounts: people.Accounts) -> None:
    """Every company with its postings: the older companies first, one posting every day or two."""
    ago = 42
    cast.timeline.at(50)
    for company in catalogue.companies():
        _open_mypage(cast, accounts, company)
    for company in catalogue.companies():
        if company.kana == FIRST_POSTING_TODAY:
            continue
        for offer in company.offers:
            cast.timeline.at(ago, hour=9 + ago % 8)
            ago = ago - 1 if ago > 1 else 30
            cast.postings[offer.title] = accept(cast, handed_in(cast, company, card_of(cast, company, offer)))


def _open_mypage(cast: Cast, accounts: people.Accounts, company: catalogue.Company) -> None:
    is_demo_account = company.kana == DEMO_EMPLOYER
    user = accounts.make(
        "employer@demo.example" if is_demo_account else f"{company.kana.lower()}@demo.example"
    )
    place = Municipality.objects.get(code=company.facts["municipality"])
    establishment = establishments.register_establishment(
        by=Actor(hat=Hat.ANONYMOUS, user_id=user.pk),
        establishment=dict(company.facts) | {"municipality": place},
        member=dict(company.contact),
    )
    cast.employers[company.name] = people.member_of(establishment)
    cast.places[company.name] = establishment


def card_of(cast: Cast, company: catalogue.Company, offer: catalogue.Offer) -> dict[str, Any]:
    """All columns of an offer's card."""
    place = cast.places[company.name]
    at = {"postal_code": place.postal_code, "municipality": place.municipality, "street": place.street}
    return at | company.card_of(offer)


def handed_in(cast: Cast, company: catalogue.Company, card: dict[str, Any]) -> Posting:
    """Written and sent to the office."""
    employer = cast.employers[company.name]
    posting = postings.create_posting(by=employer)
    postings.save_card(by=employer, posting_id=posting.pk, values=card)
    return postings.submit_posting(by=employer, posting_id=posting.pk, declared=True)


def accept(cast: Cast, posting: Posting, **values: Any) -> Posting:
    """Accepted by the office with jurisdiction."""
    place = next(each for each in cast.places.values() if each.pk == posting.establishment_id)
    acceptance.accept_posting(
        by=cast.receivers[str(place.office_id)],
        posting_id=posting.pk,
        **({"is_performed_at_client": False} | values),
    )
    return Posting.objects.select_related("establishment", "acceptance", "card").get(pk=posting.pk)
