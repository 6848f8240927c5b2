"""Which hats a person has and which they wear now."""

import datetime as dt
from dataclasses import dataclass

from employers.models import Member
from hellowork import clock
from hellowork.accounts.actor import Actor, EstablishmentRole, Hat, OfficeRole, Registration
from hellowork.accounts.doors import SESSION_KEY
from hellowork.accounts.models import User
from hellowork.accounts.wearing import hat_key
from hellowork.clock import TOKYO
from hellowork.offices.models import StaffMember
from seekers.choices import RegistrationState
from seekers.models import Seeker

__all__ = ["SESSION_KEY", "HatOption", "Worn", "options_of", "worn_by"]


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
    """Every hat of a person who is not staff: their own registration, and the establishments they work for."""
    return _seeker(user) + _establishments(user)


def _seeker(user: User) -> list[HatOption]:
    rows = Seeker.objects.filter(user_id=user.pk).values_list(
        "pk", "name", "registration", "state", "valid_until"
    )
    return [
        HatOption(
            key=hat_key(Hat.SEEKER, seeker_id),
            label=name,
            actor=Actor(
                hat=Hat.SEEKER,
                user_id=user.pk,
                seeker_id=seeker_id,
                registration=Registration(registration),
                registration_valid=state == RegistrationState.VALID and _today(user) <= valid_until,
            ),
        )
        for seeker_id, name, registration, state, valid_until in rows
    ]


def _today(user: User) -> dt.date:
    """The day by the clock that came with the user (`HouseBackend`)."""
    read_at = getattr(user, "read_at", None)
    return read_at.astimezone(TOKYO).date() if read_at else clock.today()


def _establishments(user: User) -> list[HatOption]:
    rows = (
        Member.objects.active()
        .filter(user_id=user.pk)
        .order_by("id")
        .values_list("establishment_id", "role", "establishment__name")
    )
    return [
        HatOption(
            key=hat_key(Hat.EMPLOYER, establishment_id),
            label=name,
            actor=Actor(
                hat=Hat.EMPLOYER,
                user_id=user.pk,
                establishment_id=establishment_id,
                establishment_role=EstablishmentRole(role),
            ),
        )
        for establishment_id, role, name in rows
    ]


def _staff(user: User) -> Actor:
    place = StaffMember.objects.filter(user_id=user.pk).values_list("office_id", "role").first()
    if place is None:
        return Actor(hat=Hat.ANONYMOUS, user_id=user.pk)
    office_id, role = place
    return Actor(hat=Hat.STAFF, user_id=user.pk, office_id=office_id, office_role=OfficeRole(role))
