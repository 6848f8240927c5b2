"""Accounts without any hat, and a passkey of somebody who has left."""

from allauth.mfa.models import Authenticator

from hellowork.accounts.actor import Actor, Hat
from tests.matrix.actors import SUPERVISORS, Who
from tests.matrix.world import World


def furnish(world: World) -> None:
    user = world.person(Who.NO_HAT, address_seen_by=SUPERVISORS)
    world.actors[Who.NO_HAT] = Actor(hat=Hat.ANONYMOUS, user_id=user.pk)
    data = {"name": world.canaries.word("name of a passkey", Who.GONE_STAFF), "credential": {}}
    key = Authenticator.objects.create(
        user=world.users[Who.GONE_STAFF], type=Authenticator.Type.WEBAUTHN, data=data
    )
    world.thing("passkey", key, Who.GONE_STAFF, pk=key.pk)
    world.nothing("passkey", pk=0)
