"""The account of a member of an establishment, as staff at the counter may change it."""

from django.db import transaction

from employers.models import Establishment, Member
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed
from hellowork.audit.models import AccessRecord
from hellowork.offices import identity
from hellowork.offices.identity import Shown
from hellowork.offices.roles import OfficePermission, may

ADDRESS_CHANGED = "member.address_changed"


@transaction.atomic
def change_address(
    *, by: Actor, establishment_id: int, member_id: int, email: str, shown: Shown
) -> Establishment:
    """Another mail address for a member who gets none at the old one; `shown` is what they proved themself with."""
    if not may(by, OfficePermission.ACCEPT):
        raise NotAllowed
    member = Member.objects.for_actor(by).active().get(pk=member_id, establishment_id=establishment_id)
    identity.change_address(by=by, user_id=member.user_id, email=email)
    AccessRecord.objects.note(kind=ADDRESS_CHANGED, object_id=member.pk, by=by, reason=str(shown.label))
    return member.establishment
