"""Loads the day: offices, people, establishments, postings, and what happened between them."""

from dataclasses import dataclass, field

from django.db import transaction

from employers.actions import acceptance, establishments, postings
from employers.models import Establishment, Posting
from hellowork.accounts.actor import Actor, Hat, OfficeRole
from hellowork.accounts.models import User
from hellowork.demo import catalogue, people
from hellowork.demo.timeline import Timeline, moved
from hellowork.offices.demo import load_offices
from hellowork.offices.models import Municipality, Office

STAFF_EMAIL = "staff@demo.example"


@dataclass
class Cast:
    """Everybody and everything the scenes play with."""

    timeline: Timeline
    officer: Actor
    receivers: dict[str, Actor]
    employers: dict[str, Actor] = field(default_factory=dict)
    seekers: dict[str, Actor] = field(default_factory=dict)
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
        accounts = people.Accounts()
        cast = _staff(timeline, accounts, offices)
        _companies(cast, accounts)
        timeline.at(40)
        registrar = people.Seekers(accounts, cast.officer)
        for person in people.PEOPLE:
            cast.seekers[person.key] = registrar.register(person)
        scenes.play(cast)


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
    for company in catalogue.COMPANIES:
        cast.timeline.at(50)
        employer = _open_mypage(cast, accounts, company)
        for offer in company.offers:
            cast.timeline.at(ago, hour=9 + ago % 8)
            ago = ago - 1 if ago > 1 else 30
            if company.kana == "ミドリカイゴ":
                continue  # Its first posting is today's story.
            cast.postings[offer.title] = _accepted(cast, employer, company, offer)


def _open_mypage(cast: Cast, accounts: people.Accounts, company: catalogue.Company) -> Actor:
    is_demo_account = company.kana == "アオゾラショクヒン"
    user = accounts.make(
        "employer@demo.example" if is_demo_account else f"{company.kana.lower()}@demo.example"
    )
    whole, here, women, part_time = company.employees
    name, kana = company.contact
    establishment = establishments.register_establishment(
        by=Actor(hat=Hat.ANONYMOUS, user_id=user.pk),
        establishment={
            "name": company.name,
            "kana": company.kana,
            "corporate_number": company.corporate_number,
            "is_sole_proprietor": not company.corporate_number,
            "postal_code": company.postal_code,
            "municipality": Municipality.objects.get(code=company.municipality),
            "street": company.street,
            "telephone": company.telephone,
            "industry": company.industry,
            "business": company.business,
            "features": company.features,
            "employees_company": whole,
            "employees_here": here,
            "employees_women": women,
            "employees_part_time": part_time,
        },
        member={"name": name, "kana": kana, "department": "人事"},
    )
    cast.employers[company.name] = people.member_of(establishment)
    return cast.employers[company.name]


def card_of(company: catalogue.Company, offer: catalogue.Offer) -> dict:
    """All values of an offer's card."""
    base = catalogue.part_time(offer) if offer.is_part_time else catalogue.full_time(offer)
    return (
        base
        | {
            "postal_code": company.postal_code,
            "municipality": Municipality.objects.get(code=company.municipality),
            "street": company.street,
            "contact_name": company.contact[0],
            "contact_department": "人事",
            "contact_telephone": company.telephone,
            "wants_self_application": True,
        }
        | offer.card
    )


def handed_in(cast: Cast, employer: Actor, card: dict) -> Posting:
    """Written and sent to the office."""
    posting = postings.create_posting(by=employer)
    postings.save_card(by=employer, posting_id=posting.pk, values=card)
    return postings.submit_posting(by=employer, posting_id=posting.pk)


def _accepted(cast: Cast, employer: Actor, company: catalogue.Company, offer: catalogue.Offer) -> Posting:
    posting = handed_in(cast, employer, card_of(company, offer))
    return accept(cast, posting)


def accept(cast: Cast, posting: Posting, **values) -> Posting:
    """Accepted by the office with jurisdiction."""
    establishment = Establishment.objects.get(pk=posting.establishment_id)
    acceptance.accept_posting(
        by=cast.receivers[str(establishment.office_id)],
        posting_id=posting.pk,
        **({"is_performed_at_client": False} | values),
    )
    return Posting.objects.select_related("establishment", "acceptance", "card").get(pk=posting.pk)
