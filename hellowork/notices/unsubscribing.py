"""A link in a mail that stops mails of its kind without signing in, and the headers by which mail programs press it.

RFC 2369 (List-Unsubscribe) and RFC 8058 (one click by POST). The signature is the right to do it: whoever holds the
mail may stop it, and can do nothing else with the link. It has no end, since a mail may be read years later.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from hellowork.notices import registry

_SALT = "hellowork.notices.unsubscribing"
_ONE_CLICK = "List-Unsubscribe=One-Click"


@dataclass(frozen=True, slots=True)
class StopLink:
    """Whose mails of which kind a link stops."""

    user_id: uuid.UUID
    notice: registry.Notice

    @property
    def all_kinds(self) -> Sequence[registry.Notice]:
        """Every kind for the same role whose mail can be stopped."""
        return [each for each in registry.in_order(self.notice.audience) if each.can_be_switched_off]


def address(user_id: uuid.UUID, kind: str) -> str:
    """The whole address that stops mails of this kind to this person."""
    token = signing.dumps([user_id.hex, kind], salt=_SALT)
    return settings.SITE_URL + reverse("stop_mail", args=[token])


def headers(stop_address: str) -> dict[str, str]:
    """The headers of a mail with such an address; none without one."""
    if not stop_address:
        return {}
    return {"List-Unsubscribe": f"<{stop_address}>", "List-Unsubscribe-Post": _ONE_CLICK}


def read(token: str) -> StopLink | None:
    """What a link is for; None where it is not ours or names a kind that is no more."""
    try:
        user_id, kind = signing.loads(token, salt=_SALT)
        notice = registry.get(kind)
    except (signing.BadSignature, KeyError):
        return None
    return StopLink(uuid.UUID(user_id), notice) if notice.can_be_switched_off else None
