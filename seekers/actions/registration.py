"""Registering, inviting, prolonging, ending."""

import datetime as dt
import hashlib
import secrets
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hellowork import clock
from hellowork.accounts.actor import SYSTEM, Actor, Registration, known
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from hellowork.audit.models import AccessRecord
from hellowork.calendar import days
from hellowork.lifecycle import move
from hellowork.notices import events
from hellowork.offices.models import NumberCounter, NumberKind, Office
from seekers.actions.authorising import consults, is_seeker
from seekers.choices import OpeningReason, RegistrationState
from seekers.lifecycle import REGISTRATION
from seekers.models import Invitation, Seeker
from seekers.models.seeker import OPENED

REGISTERED = "seeker.registered"


@transaction.atomic
def register_online(*, by: Actor, office: Office | None = None, profile: dict[str, Any]) -> Seeker:
    """オンライン登録: a signed-in person registers themself; the office of residence unless they chose another."""
    if by.user_id is None or by.is_staff:
        raise NotAllowed
    user = User.objects.select_for_update(no_key=True).get(pk=by.user_id)
    if Seeker.objects.filter(user=user).exists():
        raise Refused(_("求職者マイページはすでに開設されています。"), code="already_registered")
    return _register(Registration.ONLINE, user, office or _of_residence(profile), profile)


@transaction.atomic
def register_at_office(*, by: Actor, profile: dict[str, Any]) -> Seeker:
    """利用登録 at the window: staff register a person, who may later get an invitation to MyPage."""
    consults(by)
    return _register(Registration.OFFICE, None, Office.objects.get(pk=known(by.office_id)), profile)


@transaction.atomic
def confirm_registration(*, by: Actor, seeker_id: uuid.UUID) -> Seeker:
    """An online registrant uses the office: staff check the registration and it becomes 利用登録 (Q02)."""
    consults(by)
    seeker = Seeker.objects.for_actor(by).locked().get(pk=seeker_id)
    if not seeker.is_office_registered:
        seeker.registration = Registration.OFFICE
        seeker.save(update_fields=["registration"])
    return seeker


@transaction.atomic
def open_record(*, by: Actor, seeker_id: uuid.UUID, reason: OpeningReason) -> Seeker:
    """One click on a reason opens a seeker of another office for the rest of the day; the click is logged."""
    consults(by)
    seeker = Seeker.objects.findable_by(by).get(pk=seeker_id)
    AccessRecord.objects.note(kind=OPENED, object_id=seeker.pk, by=by, reason=reason)
    return seeker


@transaction.atomic
def invite(*, by: Actor, seeker_id: uuid.UUID) -> str:
    """The code of a one-time invitation, to be handed over on paper; earlier ones stop working."""
    consults(by)
    seeker = Seeker.objects.for_actor(by).locked().get(pk=seeker_id)
    if seeker.user_id is not None:
        raise Refused(_("この方のマイページはすでに開設されています。"), code="has_mypage")
    now = clock.now()
    seeker.invitations.usable().update(ends_at=now)
    code = "-".join(f"{secrets.randbelow(10**4):04d}" for _part in range(4))
    Invitation.objects.create(seeker=seeker, code_hash=_hash(code), ends_at=now + Invitation.KEPT_FOR)
    return code


@transaction.atomic
def accept_invitation(*, by: Actor, code: str, birth_date: dt.date) -> Seeker:
    """A signed-in person opens the MyPage that staff prepared: code and date of birth must fit. Works once."""
    if by.user_id is None or by.is_staff:
        raise NotAllowed
    # The same person with a second code, or online at the same moment, waits here.
    User.objects.select_for_update(no_key=True).get(pk=by.user_id)
    seeker, invitation = _lock_invited(_plain(code))
    if seeker is None or invitation is None or seeker.birth_date != birth_date or seeker.user_id is not None:
        raise Refused(
            _("コードまたは生年月日が確認できませんでした。お手元の案内をご確認ください。"), code="invitation"
        )
    if Seeker.objects.filter(user_id=by.user_id).exists():
        raise Refused(_("求職者マイページはすでに開設されています。"), code="already_registered")
    seeker.user_id = by.user_id
    seeker.save(update_fields=["user"])
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    return seeker


def _lock_invited(code: str) -> tuple[Seeker | None, Invitation | None]:
    """Whom a usable code invites, locked before it, as `invite` does; None where it has ended meanwhile."""
    found = Invitation.objects.usable().filter(code_hash=_hash(code)).first()
    if found is None:
        return None, None
    seeker = Seeker.objects.locked().get(pk=found.seeker_id)
    return seeker, Invitation.objects.usable().select_for_update(no_key=True).filter(pk=found.pk).first()


def _plain(code: str) -> str:
    """The code as it is printed, from any spelling."""
    digits = "".join(character for character in code if character.isdigit())
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def prolong(seeker: Seeker, *, on: dt.date) -> None:
    """One month more when counselling, a made referral or a self-application falls in the last month (MEM): until the
    end of the month after it. Once in a month, and whether or not a proposal has moved the last day.

    The caller holds the seeker's lock.
    """
    _last_until(seeker, days.end_of_month_plus(on, 1), on=on)


def prolong_to(seeker: Seeker, *, day: dt.date, on: dt.date) -> None:
    """Sending a referral prolongs the registration to the deadline. The caller holds the lock."""
    _last_until(seeker, day, on=on)


def _last_until(seeker: Seeker, day: dt.date, *, on: dt.date) -> None:
    """At least until `day`, unless it is over already on the day of the act."""
    if seeker.is_valid and on <= seeker.valid_until < day:
        seeker.valid_until = day
        seeker.save(update_fields=["valid_until"])


def end_by_hire(seeker: Seeker, *, by: Actor, at: dt.datetime) -> None:
    """就職: a hire ends the registration. The caller holds the lock; an ended one stays as it is."""
    if seeker.state in REGISTRATION.transition("employ").sources:
        move(REGISTRATION, "employ", [seeker], by=by, at=at)


def restore_after_hire(seeker: Seeker, *, by: Actor, at: dt.datetime) -> None:
    """The hire did not come about, or was recorded by mistake: the registration goes on, for what is left of it or
    anew. The caller holds the lock and knows of no other hire.
    """
    if seeker.state != RegistrationState.EMPLOYED:
        return
    today = days.day_of(at)
    period = {"registered_on": today, "valid_until": days.end_of_second_month_after(today)}
    move(REGISTRATION, "restore", [seeker], by=by, at=at, facts=period if seeker.valid_until < today else {})


@transaction.atomic
def renew(*, by: Actor, seeker_id: uuid.UUID) -> Seeker:
    """Valid again from today to 翌々月末; by the seeker or, at the window, by staff."""
    if by.is_staff:
        consults(by)
    seeker = Seeker.objects.for_actor(by).locked().get(pk=seeker_id)
    now = clock.now()
    facts = {"registered_on": now.date(), "valid_until": days.end_of_second_month_after(now.date())}
    move(REGISTRATION, "renew", [seeker], by=by, at=now, facts=facts)
    return seeker


@transaction.atomic
def extend(*, by: Actor, seeker_id: uuid.UUID) -> Seeker:
    """One month more by staff, for counselling that is recorded elsewhere: in the last month only."""
    consults(by)
    seeker = Seeker.objects.for_actor(by).locked().get(pk=seeker_id)
    before = seeker.valid_until
    prolong(seeker, on=clock.today())
    if seeker.valid_until == before:
        raise Refused(_("有効期間を延ばせるのは、有効期限の月だけです。"), code="not_last_month")
    return seeker


@transaction.atomic
def close(*, by: Actor, seeker_id: uuid.UUID, reason: str = "") -> Seeker:
    """取消 by the seeker or, at their wish, by staff. Proposals are withdrawn; applications go on."""
    if by.is_staff:
        consults(by)
    else:
        is_seeker(by)
    seeker = Seeker.objects.for_actor(by).locked().get(pk=seeker_id)
    move(REGISTRATION, "close", [seeker], by=by, at=clock.now(), reason=reason.strip())
    return seeker


def lapse_registrations(seekers: Sequence[Seeker]) -> None:
    """The last day has passed: these locked registrations lapse. The job `seekers.tasks` finds them."""
    move(REGISTRATION, "lapse", seekers, by=SYSTEM, at=clock.now())


def _register(kind: Registration, user: User | None, office: Office, profile: dict[str, Any]) -> Seeker:
    today = clock.today()
    (value,) = NumberCounter.objects.next_values(office.pk, NumberKind.SEEKER)
    seeker = Seeker(
        registration=kind,
        user=user,
        office=office,
        number=f"{office.code}-{value:08d}",
        registered_on=today,
        valid_until=days.end_of_second_month_after(today),
        **profile,
    )
    seeker.full_clean(exclude=["office", "user"])
    seeker.save()
    events.publish(REGISTERED, seeker.pk, occurrence="once")
    return seeker


def _of_residence(profile: dict[str, Any]) -> Office:
    return Office.objects.in_charge_of(profile["municipality"].code)


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
