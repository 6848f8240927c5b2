"""Seekers, applications, messages and notices by the thousand, beside the postings of `data`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.db.models import Model

from applications.choices import ApplicationState, Method
from applications.models import Application
from employers.choices import PostingState
from employers.models import Establishment, Member, Posting
from hellowork import clock
from hellowork.accounts.actor import EstablishmentRole, Hat, Registration
from hellowork.accounts.models import User
from hellowork.calendar import days
from hellowork.notices.models import Notification
from hellowork.offices.models import Municipality, Office
from messaging.models import Message, Thread
from referrals.choices import NoCallReason, ReferralState
from referrals.models import Referral
from seekers.models import Seeker

_BATCH = 1000
_MESSAGES = 30
_APPLIED = 10
_PROPOSED = 5
_NOTICES = 200
_STATES = (ApplicationState.APPLIED, ApplicationState.IN_SELECTION, ApplicationState.NOT_HIRED)


@dataclass(frozen=True)
class Cast:
    """Who is measured: an employer with many applicants, a seeker with much going on, an application with a thread."""

    employer: User
    seeker: User
    application: Application
    posting: Posting


def fill(applicants: int) -> Cast:
    """See that one establishment has so many applications; a second call makes none."""
    employer = User.objects.filter(email="employer@bench.example").first()
    if employer is None:
        with transaction.atomic():
            employer = _make(applicants)
        _analyse()
    member = Member.objects.get(user=employer)
    application = Application.objects.filter(
        thread__isnull=False, posting__establishment=member.establishment_id
    )
    seeker = User.objects.get(email="seeker@bench.example")
    posting = (
        Posting.objects.open().select_related("acceptance").filter(publication_level=1).order_by("pk").first()
    )
    assert posting is not None
    return Cast(employer, seeker, application.order_by("pk")[0], posting)


def newcomer() -> User:
    """A seeker who has applied nowhere yet."""
    number = Seeker.objects.count()
    return _seekers(number, 1, address=f"newcomer{number}@bench.example")[0].user


def _make(applicants: int) -> User:
    now = clock.now()
    establishment = Establishment.objects.filter(postings__state=PostingState.OPEN).order_by("pk")[0]
    employer = User.objects.create_user("employer@bench.example")
    Member.objects.create(
        user=employer, establishment=establishment, role=EstablishmentRole.MANAGER, name="田村", kana="タムラ"
    )
    here = list(Posting.objects.live().filter(establishment=establishment).order_by("pk"))
    seekers = _seekers(0, applicants)
    applications = [
        _application(seeker, here[number % len(here)], number, now) for number, seeker in enumerate(seekers)
    ]
    busy = _seekers(applicants, 1, address="seeker@bench.example")[0]
    elsewhere = list(
        Posting.objects.open().exclude(establishment=establishment).order_by("pk")[: _APPLIED + _PROPOSED]
    )
    applications += [_application(busy, posting, 0, now) for posting in elsewhere[:_APPLIED]]
    _insert(applications)
    _insert([_proposal(busy, posting, now) for posting in elsewhere[_APPLIED:]])
    _talk(applications, employer, now)
    _tell(employer, busy.user, establishment.pk, applications)
    return employer


def _seekers(first: int, count: int, *, address: str = "") -> list[Seeker]:
    office, place, today = (
        Office.objects.order_by("pk")[0],
        Municipality.objects.get(code="13101"),
        clock.today(),
    )
    nothing = make_password(None)
    users = [
        User(email=address or f"seeker{number}@bench.example", password=nothing)
        for number in range(first, first + count)
    ]
    seekers = [
        Seeker(
            user=user,
            registration=Registration.OFFICE,
            number=f"{office.code}-{80_000_000 + number:08d}",
            office=office,
            registered_on=today,
            valid_until=days.end_of_second_month_after(today),
            name=f"試験花子{number}",
            kana="シケンハナコ",
            birth_date=dt.date(1990, 4, 2),
            telephone="+819012345678",
            municipality=place,
            street="千代田2-2",
            career="食品会社で受発注の事務を6年",
        )
        for number, user in enumerate(users, first)
    ]
    _insert(users)
    _insert(seekers)
    return seekers


def _application(seeker: Seeker, posting: Posting, number: int, now: dt.datetime) -> Application:
    return Application(
        seeker=seeker,
        posting=posting,
        card_id=posting.card_id,
        method=Method.SELF,
        state=_STATES[number % len(_STATES)],
        applied_at=now - dt.timedelta(minutes=number),
        motive="受発注の経験を生かして、長く勤めたいと考えています。" * 4,
        name=seeker.name,
        kana=seeker.kana,
        telephone=seeker.telephone,
        address="東京都千代田区千代田2-2",
        career=seeker.career,
        conditions_confirmed=True,
    )


def _proposal(seeker: Seeker, posting: Posting, now: dt.datetime) -> Referral:
    return Referral(
        seeker=seeker,
        posting=posting,
        card_id=posting.card_id,
        office=seeker.office,
        state=ReferralState.SENT,
        why="事務の経験を生かせます。",
        no_call_reason=NoCallReason.EVENING,
        sent_at=now,
        deadline_at=days.start_of_day(now.date() + dt.timedelta(days=8)),
    )


def _talk(applications: Sequence[Application], employer: User, now: dt.datetime) -> None:
    """A thread on every tenth application, of thirty messages on the first."""
    threads = [Thread(application=application, newest_at=now) for application in applications[::10]]
    messages = [
        Message(
            thread=thread,
            side=Hat.EMPLOYER if number % 2 else Hat.SEEKER,
            sender=employer if number % 2 else applications[0].seeker.user,
            text="面接の日についてご相談です。ご都合はいかがでしょうか。",
            sent_at=now - dt.timedelta(hours=number),
        )
        for place, thread in enumerate(threads)
        for number in range(2 if place else _MESSAGES)
    ]
    _insert(threads)
    _insert(messages)


def _tell(employer: User, seeker: User, establishment_id: int, applications: Sequence[Application]) -> None:
    """A notice of every application, and some to the seeker."""
    told = [
        Notification(
            user=employer,
            hat=Hat.EMPLOYER,
            establishment_id=establishment_id,
            notice="application.received.employer",
            object_id=str(application.pk),
        )
        for application in applications
    ]
    told += [
        Notification(user=seeker, hat=Hat.SEEKER, notice="application.reject.seeker", object_id=str(each.pk))
        for each in applications[:_NOTICES]
    ]
    _insert(told)


def _insert(rows: Sequence[Model]) -> None:
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=_BATCH)


def _analyse() -> None:
    with connection.cursor() as cursor:
        for model in (User, Seeker, Application, Referral, Thread, Message, Notification):
            cursor.execute(f"VACUUM ANALYZE {model._meta.db_table}")
