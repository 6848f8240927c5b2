"""Two offices and their staff."""

from hellowork.accounts.actor import Actor, Hat, OfficeRole
from hellowork.offices.models import Jurisdiction, Municipality, Office, StaffMember
from tests.matrix.actors import EVERYBODY, STAFF, SUPERVISORS, Who
from tests.matrix.world import World

# Who works where, in which role; the account of GONE_STAFF is closed.
_PLACES = {
    Who.CONSULTATION: ("our office", OfficeRole.CONSULTATION),
    Who.ACCEPTANCE: ("our office", OfficeRole.ACCEPTANCE),
    Who.SUPERVISION: ("our office", OfficeRole.SUPERVISION),
    Who.READING: ("our office", OfficeRole.READING),
    Who.STAFF_ELSEWHERE: ("other office", OfficeRole.SUPERVISION),
    Who.STAFF_ONE_FACTOR: ("our office", OfficeRole.SUPERVISION),
    Who.GONE_STAFF: ("our office", OfficeRole.SUPERVISION),
}
# 千代田区 belongs to our office, 港区 to the other.
AREAS = {"our office": "13101", "other office": "13103"}


def furnish(world: World) -> None:
    for name, code in (("our office", "13910"), ("other office", "13920")):
        office = world.made[name] = _office(world, code, is_default=name == "our office")
        Jurisdiction.objects.create(office=office, municipality=Municipality.objects.get(code=AREAS[name]))
        world.thing("office", office, EVERYBODY, code=code, office_id=office.pk)
    world.nothing("office", code="99999", object_id="0", office_id=0)
    for who, (office, role) in _PLACES.items():
        _work(world, who, world.made[office], role)
    world.nothing("colleague", object_id="0", pk=0, staffmember_id=0)
    world.person(Who.STAFF_NO_PLACE, is_staff=True, address_seen_by=SUPERVISORS)


def _work(world: World, who: Who, office: Office, role: OfficeRole) -> None:
    user = world.person(who, is_staff=True, is_active=who is not Who.GONE_STAFF, address_seen_by=SUPERVISORS)
    row = StaffMember.objects.create(
        **world.texts(StaffMember, STAFF, who, user=user, office=office, role=role)
    )
    world.thing("colleague", row, STAFF, staffmember_id=row.pk)
    if user.is_active:
        world.actors[who] = Actor(hat=Hat.STAFF, user_id=user.pk, office_id=office.pk, office_role=role)


def _office(world: World, code: str, *, is_default: bool) -> Office:
    """Everything about an office is public."""
    texts = world.texts(Office, EVERYBODY, code=code, prefecture="13", postal_code="1080075")
    return Office.objects.create(**texts, is_default=is_default)
