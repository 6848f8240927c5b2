"""What each role of staff (職員) is allowed. In code, so that rights are reviewed like any other rule."""

import enum

from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Actor, OfficeRole


class OfficePermission(enum.StrEnum):
    """One kind of act in the office."""

    READ = "read"
    CONSULT = "consult"
    REFER = "refer"
    CALL = "call"
    ACCEPT = "accept"
    PROPOSE = "propose"
    CORRECT = "correct"
    MANAGE = "manage"


_READ = frozenset({OfficePermission.READ})
ROLE_PERMISSIONS: dict[OfficeRole, frozenset[OfficePermission]] = {
    OfficeRole.READING: _READ,
    OfficeRole.CONSULTATION: _READ
    | {OfficePermission.CONSULT, OfficePermission.REFER, OfficePermission.CALL, OfficePermission.PROPOSE},
    OfficeRole.ACCEPTANCE: _READ | {OfficePermission.ACCEPT, OfficePermission.CALL, OfficePermission.PROPOSE},
    OfficeRole.SUPERVISION: frozenset(OfficePermission),
}
ROLE_LABELS = {
    OfficeRole.CONSULTATION: _("相談"),
    OfficeRole.ACCEPTANCE: _("求人受付"),
    OfficeRole.SUPERVISION: _("統括"),
    OfficeRole.READING: _("参照のみ"),
}


def may(actor: Actor, permission: OfficePermission) -> bool:
    """Whether this member of staff is allowed that kind of act."""
    return (
        actor.is_staff and actor.office_role is not None and permission in ROLE_PERMISSIONS[actor.office_role]
    )
