"""公開希望 at work: what of an accepted posting each visitor may see.

Level 1 is open to everybody. Level 2 keeps the employer's identity for seekers with a valid registration; level 3
keeps it from everyone on the internet; level 4 is not on the internet at all. Identity (domain notes 1.6) is name,
representative, corporate number, address and telephone; with them goes everything that leads there: the street and
station of the workplace, the person in charge, and all of it where the employer wrote it into a text (`employers.masking`).
"""

import enum

from django.conf import settings

from employers.choices import PostingState, PublicationLevel
from employers.models.posting import Posting
from hellowork.accounts.actor import Actor, Registration


class Sight(enum.Enum):
    """How much of a posting a visitor sees."""

    FULL = "full"
    WITHOUT_IDENTITY = "without_identity"
    NOTHING = "nothing"


def sees_level_2(actor: Actor) -> bool:
    """Whether postings kept for registered seekers are open to this visitor: in full, and in the search."""
    if actor.is_staff or actor.is_system:
        return True
    if not (actor.is_seeker and actor.registration_valid):
        return False
    return actor.registration == Registration.OFFICE or settings.LEVEL_2_FOR_ONLINE_ONLY


def sight_of(posting: Posting, actor: Actor) -> Sight:
    """How much this visitor sees of a posting that was accepted, ended ones included; before that it is nobody's
    but the employer's and the office's.
    """
    if actor.is_staff or actor.is_system:
        return Sight.FULL
    if actor.is_employer and actor.establishment_id == posting.establishment_id:
        return Sight.FULL
    if posting.acceptance_id is None or posting.publication_level in (None, PublicationLevel.NOT_PUBLIC):
        return Sight.NOTHING
    if posting.publication_level == PublicationLevel.ALL:
        return Sight.FULL
    if posting.publication_level == PublicationLevel.SEEKERS and sees_level_2(actor):
        return Sight.FULL
    return Sight.WITHOUT_IDENTITY


def takes_self_application(posting: Posting) -> bool:
    """Whether オンライン自主応募 is open at this moment: switched on, and the posting not on hold."""
    return posting.self_application and posting.state == PostingState.OPEN


def sees_contact_at_once(actor: Actor) -> bool:
    """Whether the person in charge stands on the page itself; visitors without account ask for it by a link, which
    robots leave alone.
    """
    return actor.is_seeker or actor.is_employer or actor.is_staff
