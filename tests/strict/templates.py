"""A variable that our templates use and nobody defined fails the test."""

import sys

from django.conf import settings
from django.template import Origin

_OURS = str(settings.BASE_DIR / "templates")


class UnknownVariable(str):
    """Stands in for `string_if_invalid`: raises for our templates, stays empty for those of the libraries."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __bool__(self) -> bool:
        return True

    def __mod__(self, variable: object) -> str:
        context = sys._getframe(1).f_locals["context"]
        origin: Origin | None = getattr(context.render_context.template, "origin", None)
        if (
            origin is not None
            and str(origin.name).startswith(_OURS)
            and not _restyles_a_library(str(origin.name))
        ):
            raise AssertionError(f"{origin.name} uses the unknown variable {variable!s}")
        return ""


def _restyles_a_library(path: str) -> bool:
    """Templates that replace one of a library's are called with the library's variables, some of them optional."""
    return path.startswith(
        (f"{_OURS}/admin/", f"{_OURS}/allauth/", f"{_OURS}/mfa/", f"{_OURS}/usersessions/")
    )


def fail_on_unknown_variables() -> None:
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UnknownVariable("%s")
