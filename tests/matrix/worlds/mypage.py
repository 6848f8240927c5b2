"""What everybody was told: a notice is its reader's alone, also within one establishment."""

from applications.actions.applying import RECEIVED
from applications.lifecycle import APPLICATION
from hellowork.notices import registry, unsubscribing
from hellowork.notices.models import NoticePreference, Notification
from hellowork.notices.telling import Recipient, tell
from seekers.notices import NEW_POSTINGS
from tests.matrix.actors import EVERYBODY, Who
from tests.matrix.world import World
from tests.matrix.worlds.applications import employers_of
from tests.matrix.worlds.referrals import NIL


def furnish(world: World) -> None:
    for who in (Who.SEEKER, Who.SEEKER_ONLINE, Who.SEEKER_OTHER):
        application = world.made[f"application of {who}"]
        _tell(world, f"{APPLICATION.event('reject')}.seeker", who, application.pk)
        for member in sorted(employers_of(who)):
            _tell(world, f"{RECEIVED}.employer", member, application.pk)
    # The other hat of one person has notices of its own.
    member = Recipient(user_id=world.users[Who.SEEKER_HIRED].pk, establishment_id=world.made["ours"].pk)
    told = world.made[f"application of {Who.SEEKER}"].pk
    tell(f"{RECEIVED}.employer", [member], object_id=told, occurrence="matrix")
    world.nothing("notice", notice_id=NIL)
    for who in (Who.SEEKER, Who.MANAGER):
        row = NoticePreference.objects.create(user=world.users[who], notice="matrix", by_mail=True)
        world.thing("notice preference", row, who)
    world.nothing("notice preference", pk=0)
    stop = unsubscribing.address(world.users[Who.SEEKER].pk, NEW_POSTINGS)
    world.thing("stop link", None, EVERYBODY, token=stop.split("/")[-2])
    world.nothing("stop link", token="a:b:c")
    # Somebody else wants no mail: that says nothing about the others.
    for notice in registry.all_notices():
        NoticePreference.objects.create(user=world.users[Who.GONE_SEEKER], notice=notice.kind, by_mail=False)


def _tell(world: World, kind: str, who: Who, object_id: object) -> None:
    actor = world.actor(who)
    to = Recipient(user_id=actor.user_id, establishment_id=actor.establishment_id)
    tell(kind, [to], object_id=object_id, occurrence="matrix")
    told = Notification.objects.get(
        user_id=to.user_id, notice=kind, object_id=str(object_id), occurrence="matrix"
    )
    world.thing("notice", told, who, notice_id=told.pk)
