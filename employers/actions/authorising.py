"""Who may do what with postings: asked by every action, so that page, admin and job share one answer."""

from hellowork.accounts.actor import Actor, EstablishmentRole
from hellowork.accounts.errors import NotAllowed
from hellowork.offices.roles import OfficePermission, may

_WRITERS = {EstablishmentRole.MANAGER, EstablishmentRole.RECRUITER}


def writes_for_establishment(by: Actor, establishment_id: int) -> None:
    """A manager or recruiter of this very establishment; raises `NotAllowed` otherwise."""
    if not (by.is_employer and by.establishment_id == establishment_id and by.establishment_role in _WRITERS):
        raise NotAllowed


def manages_establishment(by: Actor, establishment_id: int) -> None:
    """A manager of this very establishment."""
    writes_for_establishment(by, establishment_id)
    if by.establishment_role is not EstablishmentRole.MANAGER:
        raise NotAllowed


def accepts_postings(by: Actor) -> None:
    """Staff whose role accepts postings (求人受付, 統括)."""
    if not may(by, OfficePermission.ACCEPT):
        raise NotAllowed


def writes_or_accepts(by: Actor, establishment_id: int) -> None:
    """The establishment itself, or staff on its behalf."""
    if by.is_staff:
        accepts_postings(by)
    else:
        writes_for_establishment(by, establishment_id)
