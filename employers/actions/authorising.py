"""Who may do what with postings: asked by every action, so that page, admin and job share one answer."""

from django.utils.translation import gettext as _

from employers.models import Posting
from hellowork.accounts.actor import Actor, EstablishmentRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.offices.models import Office
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


def office_in_charge(posting: Posting) -> Office:
    """The office that accepted a posting; before that the one with jurisdiction over its establishment (管轄)."""
    return posting.acceptance.office if posting.acceptance else posting.establishment.office


def elsewhere(by: Actor, posting: Posting) -> str:
    """Why it is not for this officer's office to decide about a posting; empty where it is."""
    office = office_in_charge(posting)
    return "" if office.pk == by.office_id else _("管轄の%(office)sが行います。") % {"office": office.name}


def accepts_postings(by: Actor, posting: Posting) -> None:
    """Staff whose role accepts postings (求人受付, 統括), at the office in charge of this one. The caller holds its lock.

    All offices read open postings and refer to them; what becomes of a posting is for one to decide.
    """
    if not may(by, OfficePermission.ACCEPT):
        raise NotAllowed
    if why := elsewhere(by, posting):
        raise Refused(why, code="jurisdiction")


def writes_or_accepts(by: Actor, posting: Posting) -> None:
    """The establishment itself, or staff on its behalf."""
    if by.is_staff:
        accepts_postings(by, posting)
    else:
        writes_for_establishment(by, posting.establishment_id)
