"""Registrations in any state."""

from seekers.models import Seeker
from tests.lifecycle.makers import maker
from tests.seekers import factories as make


@maker("registration")
def registration(state: str) -> Seeker:
    seekers = Seeker.objects.filter(pk=make.online_seeker().seeker_id)
    seekers.update(state=state)
    return seekers.get()
