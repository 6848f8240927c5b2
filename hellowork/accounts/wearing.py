"""Puts a hat on: the session keeps its key, `hellowork.mypage.hats` finds out whether the person has it."""

from django.http import HttpRequest

from hellowork.accounts.actor import Hat
from hellowork.accounts.doors import SESSION_KEY


def hat_key(hat: Hat, object_id: object) -> str:
    """The key of one hat of a person: an employer's is told apart by its establishment."""
    return f"{hat.value}:{object_id}"


def wear(request: HttpRequest, key: str) -> None:
    """Act in this hat from the next request on."""
    request.session[SESSION_KEY] = key
