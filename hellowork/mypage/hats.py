"""Which hats a person has and which they wear now."""

from dataclasses import dataclass

from employers.models import Member
from hellowork.accounts.actor import Actor, EstablishmentRole, Hat, OfficeRole
from hellowork.accounts.doors import SESSION_KEY
from hellowork.accounts.models import User
from hellowork.offices.models import StaffMember

__all__ = ["SESSION_KEY", "HatOption", "actor_of", "options_of"]


@dataclass(frozen=True, slots=True)
class HatOption:
    """One hat a person may choose; `key` is what the session keeps."""

    key: str
    label: str
    actor: Actor


def actor_of(user: User, *, chosen: str | None) -> Actor:
    """The actor for a signed-in user, in the hat they chose if they have it, else in their first.

    `chosen` is the key of an option, or only a hat (the door they came in by). A person without any hat yet
    (an account just opened) is nobody in particular: signed in, but not acting.
    """
    if user.is_staff:
        return _staff(user)
    options = options_of(user)
    if not options:
        return Actor(hat=Hat.ANONYMOUS, user_id=user.pk)
    worn = [option.actor for option in options if chosen in (option.key, option.actor.hat)]
    return (worn or [options[0].actor])[0]


def options_of(user: User) -> list[HatOption]:
    """Every hat of a person who is not staff: the establishments they work for."""
    return _establishments(user)


def _establishments(user: User) -> list[HatOption]:
    rows = (
        Member.objects.active()
        .filter(user_id=user.pk)
        .order_by("id")
        .values_list("establishment_id", "role", "establishment__name")
    )
    return [
        HatOption(
            key=f"{Hat.EMPLOYER}:{establishment_id}",
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
