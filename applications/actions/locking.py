"""Locks of an application and of what its acts touch, in the order of the house (ADR 0008)."""

import uuid

from applications.models import Application
from hellowork.accounts.actor import SYSTEM, Actor
from seekers.models import Seeker


def lock_with_seeker(application_id: uuid.UUID, *, by: Actor = SYSTEM) -> Application:
    """The application, if it is there for the actor, locked after its seeker, whose registration a result ends.

    Raises `Application.DoesNotExist`.
    """
    mine = Application.objects.for_actor(by)
    Seeker.objects.locked().get(pk=mine.values_list("seeker_id", flat=True).get(pk=application_id))
    return mine.select_related("posting", "seeker").locked().get(pk=application_id)
