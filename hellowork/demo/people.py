"""Accounts, members of staff and seekers of the demonstration."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from employers.models import Establishment
from hellowork.accounts.actor import Actor, EstablishmentRole, Hat, OfficeRole
from hellowork.accounts.models import User
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


@dataclass(frozen=True)
class Person:
    """One invented seeker."""

    key: str
    name: str
    kana: str
    born: dt.date
    municipality: str
    career: str
    is_online_only: bool = False
    email: str = ""


PEOPLE = (
    Person(
        "suzuki",
        "鈴木花子",
        "スズキハナコ",
        dt.date(1990, 4, 2),
        "13110",
        "食品会社で受発注の事務を6年担当しました。",
        email="seeker@demo.example",
    ),
    Person(
        "yamamoto",
        "山本翔太",
        "ヤマモトショウタ",
        dt.date(1998, 9, 14),
        "13103",
        "飲食店で3年、接客と仕入れを担当しました。",
        True,
        "online-seeker@demo.example",
    ),
    Person(
        "takahashi",
        "高橋直樹",
        "タカハシナオキ",
        dt.date(1982, 1, 23),
        "13110",
        "運送会社で配車を8年担当しました。",
    ),
    Person(
        "sato",
        "佐々木美咲",
        "ササキミサキ",
        dt.date(1995, 6, 30),
        "13103",
        "保育補助を4年、事務を2年経験しました。",
    ),
    Person(
        "kobayashi",
        "小林健",
        "コバヤシケン",
        dt.date(1976, 11, 5),
        "13110",
        "機械加工を20年担当しました。旋盤が専門です。",
    ),
    Person(
        "kato",
        "加藤優子",
        "カトウユウコ",
        dt.date(1988, 3, 17),
        "13103",
        "スーパーの惣菜部門で7年働きました。",
    ),
    Person(
        "takasaki",
        "髙﨑𠮷郎",
        "タカサキヨシロウ",
        dt.date(1969, 8, 8),
        "13110",
        "建設会社の経理を25年担当しました。",
    ),
    Person(
        "watanabe",
        "渡邊真由",
        "ワタナベマユ",
        dt.date(1993, 12, 12),
        "13103",
        "コールセンターで5年、電話応対をしました。",
        True,
    ),
    Person(
        "ito",
        "伊藤大輔",
        "イトウダイスケ",
        dt.date(1985, 5, 21),
        "13110",
        "倉庫での仕分けと検品を10年担当しました。",
        True,
    ),
    Person(
        "nakamura",
        "中村さくら",
        "ナカムラサクラ",
        dt.date(2000, 2, 29),
        "13103",
        "大学卒業後、販売を2年担当しました。",
        True,
    ),
)


class Seekers:
    """Registers people through the actions."""

    def __init__(self, accounts: Accounts, officer: Actor) -> None:
        self._accounts, self._officer = accounts, officer

    @transaction.atomic
    def register(self, person: Person) -> Actor:
        """Registered, with a MyPage and, for the office's own, a consultation on record."""
        user = self._accounts.make(person.email or f"{person.key}@demo.example")
        nobody = Actor(hat=Hat.ANONYMOUS, user_id=user.pk)
        profile = {
            "name": person.name,
            "kana": person.kana,
            "birth_date": person.born,
            "telephone": "+819012345678",
            "municipality": Municipality.objects.get(code=person.municipality),
            "street": "9丁目99番99号",
            "career": person.career,
        }
        if person.is_online_only:
            return seeker_actor(registration.register_online(by=nobody, profile=profile))
        seeker = registration.register_at_office(by=self._officer, profile=profile)
        code = registration.invite(by=self._officer, seeker_id=seeker.pk)
        seeker = registration.accept_invitation(by=nobody, code=code, birth_date=person.born)
        consultations.record_consultation(
            by=self._officer,
            seeker_id=seeker.pk,
            way=ConsultationWay.VISIT,
            wishes={"wish_prefectures": ["13"], "wish_note": "通勤は45分以内。土日は休みたい。"},
            note="希望を確認しました。応募書類の書き方をお伝えしました。",
        )
        return seeker_actor(seeker)


def seeker_actor(seeker: Seeker) -> Actor:
    return Actor(
        hat=Hat.SEEKER,
        user_id=seeker.user_id,
        seeker_id=seeker.pk,
        registration=seeker.registration,
        registration_valid=seeker.is_valid,
    )
