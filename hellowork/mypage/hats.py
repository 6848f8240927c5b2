"""Which hats a person has and which they wear now."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import CharField, DateField, Value
from django.db.models.functions import Cast

from employers.models import Member
from hellowork import clock
from hellowork.accounts.actor import ANONYMOUS, Actor, EstablishmentRole, Hat, OfficeRole, Registration
from hellowork.accounts.doors import SESSION_KEY
from hellowork.accounts.models import User
from hellowork.accounts.wearing import hat_key
from hellowork.clock import TOKYO
from hellowork.offices.models import StaffMember
from seekers.choices import RegistrationState
from seekers.models import Seeker

__all__ = ["SESSION_KEY", "HatOption", "Worn", "options_of", "worn_by"]

_TEXT = CharField()


@dataclass(frozen=True, slots=True)
class HatOption:
    """One hat a person may choose; `key` is what the session keeps."""

    key: str
    label: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Worn:
    """The hat of a request: who acts, under which visible name, and whether there is another hat to choose."""

    actor: Actor
    name: str = ""
    has_choice: bool = False


def worn_by(user: User, *, chosen: str | None) -> Worn:
    """The hat that a signed-in user chose if they have it, else their first.

    `chosen` is the key of an option, or only a hat (the door they came in by). A person without any hat yet
    (an account just opened) is nobody in particular: signed in, but not acting.
    """
    if user.is_staff:
        return Worn(_staff(user))
    options = options_of(user)
    if not options:
        return Worn(Actor(hat=Hat.ANONYMOUS, user_id=user.pk))
    meant = [option for option in options if chosen in (option.key, option.actor.hat)]
    worn = (meant or options)[0]
    return Worn(worn.actor, worn.label, has_choice=len(options) > 1)


def options_of(user: User) -> list[HatOption]:
    """Every hat of a person who is not staff: their own registration, and the establishments they work for.

    One question for both, since every request of a signed-in person asks it. Columns: the hat, its object's id, the
    visible name, the kind of registration or the role, the state and the last day of a registration, the order.
    """
    seeker = Seeker.objects.filter(user_id=user.pk).values_list(
        Value(Hat.SEEKER.value), Cast("pk", _TEXT), "name", "registration", "state", "valid_until", Value(0)
    )
    places = (
        Member.objects.active()
        .filter(user_id=user.pk)
        .values_list(
            *(Value(Hat.EMPLOYER.value), Cast("establishment_id", _TEXT), "establishment__name", "role"),
            *(Value(""), Value(None, DateField()), "pk"),
        )
    )
    rows = sorted(seeker.union(places, all=True), key=lambda row: row[-1])
    return [
        _as_seeker(user, *row[1:-1]) if row[0] == Hat.SEEKER else _as_member(user, *row[1:4]) for row in rows
    ]


def _as_seeker(
    user: User, seeker_id: str, name: str, registration: str, state: str, valid_until: dt.date
) -> HatOption:
    return HatOption(
        key=hat_key(Hat.SEEKER, seeker_id),
        label=name,
        actor=Actor(
            hat=Hat.SEEKER,
            user_id=user.pk,
            seeker_id=uuid.UUID(seeker_id),
            registration=Registration(registration),
            registration_valid=state == RegistrationState.VALID and _today(user) <= valid_until,
        ),
    )


def _today(user: User) -> dt.date:
    """The day by the clock that came with the user (`HouseBackend`)."""
    read_at = getattr(user, "read_at", None)
    return read_at.astimezone(TOKYO).date() if read_at else clock.today()


def _as_member(user: User, establishment_id: str, name: str, role: str) -> HatOption:
    return HatOption(
        key=hat_key(Hat.EMPLOYER, establishment_id),
        label=name,
        actor=Actor(
            hat=Hat.EMPLOYER,
            user_id=user.pk,
            establishment_id=int(establishment_id),
            establishment_role=EstablishmentRole(role),
        ),
    )


def _staff(user: User) -> Actor:
    place = StaffMember.objects.filter(user_id=user.pk).values_list("office_id", "role").first()
    if place is None:
        # An account of staff is for nothing else: it opens no MyPage either.
        return ANONYMOUS
    office_id, role = place
    return Actor(hat=Hat.STAFF, user_id=user.pk, office_id=office_id, office_role=OfficeRole(role))
