"""How an action says no."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class NotAllowed(PermissionDenied):
    """This actor may not do this at all; a page that never offered it answers 403."""


class Refused(Exception):  # noqa: N818 - reads as what happened
    """The rules do not allow it now. `message` is for the person: polite, and it says what can be done."""

    def __init__(self, message: str | Promise, *, code: str = "") -> None:
        super().__init__(code or str(message))
        self.message = message
        self.code = code
