"""Accounts, members of staff and seekers of the demonstration."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from employers.models import Establishment
from hellowork.accounts.actor import Actor, EstablishmentRole, Hat, OfficeRole, Registration
from hellowork.accounts.models import User
from hellowork.demo.catalogue import Person
from hellowork.offices.models import Municipality, Office, StaffMember
from seekers.actions import consultations, registration
from seekers.choices import ConsultationWay
from seekers.models import Seeker


class Accounts:
    """Makes accounts with the one demo password, hashed once."""

    def __init__(self) -> None:
        self._password = make_password(settings.DEMO_PASSWORD or None)

    def make(self, email: str, *, is_staff: bool = False) -> User:
        """A user whose address counts as verified."""
        from allauth.account.models import EmailAddress

        user = User.objects.create(email=email, password=self._password, is_staff=is_staff)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        return user

    def officer(self, email: str, name: str, office: Office, role: OfficeRole) -> Actor:
        """A member of staff."""
        user = self.make(email, is_staff=True)
        StaffMember.objects.create(user=user, office=office, name=name, role=role)
        return Actor(hat=Hat.STAFF, user_id=user.pk, office_id=office.pk, office_role=role)


def member_of(establishment: Establishment) -> Actor:
    """The manager of an establishment."""
    member = establishment.members.get(role=EstablishmentRole.MANAGER)
    return Actor(
        hat=Hat.EMPLOYER,
        user_id=member.user_id,
        establishment_id=establishment.pk,
        establishment_role=EstablishmentRole.MANAGER,
    )


class Seekers:
    """Registers people through the actions."""

    def __init__(self, accounts: Accounts, officer: Actor) -> None:
        self._accounts, self._officer = accounts, officer
        self._municipalities: dict[str, Municipality] = {}

    @transaction.atomic
    def register(self, person: Person) -> Actor:
        """Registered, with a MyPage unless they are on paper only, and, for the office's own, a consultation on record."""
        profile = {
            "name": person.name,
            "kana": person.kana,
            "birth_date": person.born,
            "telephone": "+819012345678",
            "municipality": self._municipality(person.municipality),
            "street": "9丁目99番99号",
            "career": person.career,
        }
        if person.registration == "online":
            return seeker_actor(registration.register_online(by=self._account_of(person), profile=profile))
        seeker = registration.register_at_office(by=self._officer, profile=profile)
        if person.registration == "office":
            code = registration.invite(by=self._officer, seeker_id=seeker.pk)
            nobody = self._account_of(person)
            seeker = registration.accept_invitation(by=nobody, code=code, birth_date=person.born)
        consultations.record_consultation(
            by=self._officer,
            seeker_id=seeker.pk,
            way=ConsultationWay.VISIT,
            wishes={**person.wishes, "wish_note": "通勤は45分以内。土日は休みたい。"},
            note="希望を確認しました。応募書類の書き方をお伝えしました。",
        )
        return seeker_actor(seeker)

    def _account_of(self, person: Person) -> Actor:
        user = self._accounts.make(person.email or f"{person.key}@demo.example")
        return Actor(hat=Hat.ANONYMOUS, user_id=user.pk)

    def _municipality(self, code: str) -> Municipality:
        if code not in self._municipalities:
            self._municipalities[code] = Municipality.objects.get(code=code)
        return self._municipalities[code]


def seeker_actor(seeker: Seeker) -> Actor:
    return Actor(
        hat=Hat.SEEKER,
        user_id=seeker.user_id,
        seeker_id=seeker.pk,
        registration=Registration(seeker.registration),
        registration_valid=seeker.is_valid,
    )
