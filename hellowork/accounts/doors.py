"""The two doors of the front page, and by which of them a person came in: `?as=seeker`, `?as=employer`.

A door is no right: it decides which registration a new account is led to, and which hat is worn first.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Hat

PARAMETER = "as"
# The session keeps the door under the key under which it keeps the hat that is chosen later.
SESSION_KEY = "hat"


@dataclass(frozen=True, slots=True)
class Door:
    """One door; `name` is who goes in there."""

    hat: Hat
    name: str | Promise


DOORS = {door.hat.value: door for door in (Door(Hat.SEEKER, _("求職者")), Door(Hat.EMPLOYER, _("事業主")))}


def door_of(request: HttpRequest) -> Door | None:
    """The door named in the address or in the form, else the one the session remembers."""
    asked = request.POST.get(PARAMETER) or request.GET.get(PARAMETER) or ""
    return DOORS.get(asked) or DOORS.get(str(request.session.get(SESSION_KEY, "")))


def remember(request: HttpRequest) -> None:
    """Keep the door of a form that was sent; a page that is only looked at writes nothing."""
    door = DOORS.get(request.POST.get(PARAMETER, ""))
    if door is not None:
        request.session[SESSION_KEY] = door.hat.value
