"""Seekers for tests, made through the actions."""

import datetime as dt
import itertools
from typing import Any

from hellowork.accounts.actor import Actor, Hat, OfficeRole
from hellowork.accounts.models import User
from seekers.actions import consultations, registration
from seekers.choices import ConsultationWay
from seekers.models import Seeker
from tests.employers import factories as employers

_numbers = itertools.count(1)


def profile(**values: Any) -> dict[str, Any]:
    return {
        "name": "鈴木花子",
        "kana": "スズキハナコ",
        "birth_date": dt.date(1990, 4, 2),
        "telephone": "+819012345678",
        "municipality": employers.municipality(),
        "street": "千代田2-2",
        "career": "食品会社で受発注の事務を6年",
    } | values


def actor(seeker: Seeker) -> Actor:
    return Actor(
        hat=Hat.SEEKER,
        user_id=seeker.user_id,
        seeker_id=seeker.pk,
        registration=seeker.registration,
        registration_valid=seeker.is_valid,
    )


def online_seeker(**values: Any) -> Actor:
    """オンライン登録者."""
    employers.office()
    user = User.objects.create_user(f"seeker{next(_numbers)}@example.org")
    return actor(
        registration.register_online(by=Actor(hat=Hat.ANONYMOUS, user_id=user.pk), profile=profile(**values))
    )


def office_seeker(*, by: Actor | None = None, consulted: bool = True, **values: Any) -> Actor:
    """利用登録者 with a MyPage in use and, unless told otherwise, a consultation on record."""
    officer = by or employers.staff(OfficeRole.CONSULTATION)
    seeker = registration.register_at_office(by=officer, profile=profile(**values))
    code = registration.invite(by=officer, seeker_id=seeker.pk)
    user = User.objects.create_user(f"seeker{next(_numbers)}@example.org")
    seeker = registration.accept_invitation(
        by=Actor(hat=Hat.ANONYMOUS, user_id=user.pk), code=code, birth_date=seeker.birth_date
    )
    if consulted:
        consultations.record_consultation(
            by=officer, seeker_id=seeker.pk, way=ConsultationWay.VISIT, wishes={"wish_occupations": ["06"]}
        )
    return actor(seeker)
