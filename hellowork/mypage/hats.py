"""Which hats a person has and which they wear now."""

from hellowork.accounts.actor import ANONYMOUS, Actor, Hat, OfficeRole
from hellowork.accounts.models import User
from hellowork.offices.models import StaffMember

SESSION_KEY = "hat"


def actor_of(user: User, *, chosen: str | None) -> Actor:
    """The actor for a signed-in user, in the hat they chose if they have it.

    A person without any hat yet (an account just opened) is nobody in particular: signed in, but not acting.
    """
    if user.is_staff:
        return _staff(user)
    return Actor(hat=Hat.ANONYMOUS, user_id=user.pk)


def _staff(user: User) -> Actor:
    place = StaffMember.objects.filter(user_id=user.pk).values_list("office_id", "role").first()
    if place is None:
        return ANONYMOUS
    office_id, role = place
    return Actor(hat=Hat.STAFF, user_id=user.pk, office_id=office_id, office_role=OfficeRole(role))
