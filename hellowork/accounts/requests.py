"""A request as the middlewares leave it, for type checkers and readers of views."""

from django.http import HttpRequest

from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User


class PersonRequest(HttpRequest):
    """A request of a signed-in person: `user` was read with the clock, `actor` says in which hat they act."""

    user: User
    actor: Actor
