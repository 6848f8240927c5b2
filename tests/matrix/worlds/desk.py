"""Records that only the supervision reads: one of each kind. And what must not come first on anybody's list."""

from django.db.models import Model

from employers.models import SynonymGroup
from hellowork import clock
from hellowork.audit.models import AccessRecord, Heartbeat, TransitionRecord
from hellowork.notices.models import OutboxKind, OutboxMessage, OutboxState
from tests.matrix.actors import STAFF, SUPERVISORS, Who
from tests.matrix.world import World
from tests.matrix.worlds import employers


def furnish(world: World) -> None:
    for ours in (True, False):
        # The newest of all, so that a list of the newest that forgets to leave drafts out shows it.
        employers.draft(world, ours=ours)
    AccessRecord.objects.note(kind="application.read", object_id=1, by=world.actor(Who.MANAGER))
    Heartbeat.objects.create(job="heartbeat", ran_at=clock.now())
    some = (
        OutboxMessage.objects.filter(kind=OutboxKind.EVENT, name__startswith="posting.")
        .order_by("pk")
        .first()
    )
    dead = OutboxMessage.objects.create(
        kind=OutboxKind.EVENT,
        name=some.name,
        object_id=some.object_id,
        occurrence=some.occurrence,
        dedupe_key="matrix",
        state=OutboxState.DEAD,
        finished_at=clock.now(),
    )
    world.thing("account", world.users[Who.SEEKER], SUPERVISORS)
    world.thing("outbox message", dead, SUPERVISORS, outboxmessage_id=dead.pk)
    proposed = SynonymGroup.objects.create(words=["甲種語", "乙種語"])
    world.thing("synonym group", proposed, STAFF, synonymgroup_id=proposed.pk)
    world.nothing("synonym group", object_id="0", synonymgroup_id=0)
    for kind, model in (
        ("transition record", TransitionRecord),
        ("access record", AccessRecord),
        ("heartbeat", Heartbeat),
    ):
        world.thing(kind, _any(model), SUPERVISORS)
    for kind in ("account", "outbox message", "transition record", "access record", "heartbeat"):
        world.nothing(kind, object_id="0", outboxmessage_id=0)


def _any(model: type[Model]) -> Model:
    return model._base_manager.order_by("pk").first()
