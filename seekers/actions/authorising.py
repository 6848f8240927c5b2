"""Who may do what with a seeker's registration."""

from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed
from hellowork.offices.roles import OfficePermission, may


def consults(by: Actor) -> None:
    """Staff whose role counsels (相談, 統括)."""
    if not may(by, OfficePermission.CONSULT):
        raise NotAllowed


def is_seeker(by: Actor) -> None:
    if not by.is_seeker:
        raise NotAllowed
