"""What employer and applicant write to each other; the office does not read it."""

from messaging.actions import messages
from messaging.models import Message
from tests.matrix.actors import Who
from tests.matrix.world import World
from tests.matrix.worlds.applications import employers_of
from tests.matrix.worlds.referrals import NIL


def furnish(world: World) -> None:
    for who in (Who.SEEKER, Who.SEEKER_ONLINE, Who.SEEKER_OTHER):
        application = world.made[f"application of {who}"]
        parties = employers_of(who) | {who}
        manager = Who.OTHER_EMPLOYER if who is Who.SEEKER_OTHER else Who.MANAGER
        for writer in (who, manager):
            text = world.canaries.word(f"{Message._meta.label}.text", parties)
            sent = messages.send_message(by=world.actor(writer), application_id=application.pk, text=text)
        keys = {"thread_id": sent.thread_id, "pk": sent.thread_id, "application_id": application.pk}
        world.thing("thread", sent.thread, parties, **keys)
    world.nothing("thread", thread_id=NIL, pk=NIL, object_id=NIL, application_id=NIL)
