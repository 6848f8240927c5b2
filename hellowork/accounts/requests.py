"""A request as the middlewares leave it, for type checkers and readers of views."""

import uuid

from django.http import HttpRequest

from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User


class HouseRequest(HttpRequest):
    """A request of anybody.

    `actor` says in which hat they act and `person_name` under which visible name; `second_factor_due` that they still
    owe one and act in no hat until then; `idle_owner` whose session has just ended for lying unused.
    """

    actor: Actor
    person_name: str
    has_hat_choice: bool
    second_factor_due: bool
    idle_owner: uuid.UUID | None


class PersonRequest(HouseRequest):
    """A request of a signed-in person: `user` was read with the clock."""

    user: User
