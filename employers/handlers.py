"""What this floor does about events: it tells the members of the establishment what became of their postings."""

from collections.abc import Sequence

from employers.actions.establishments import CHANGED, REGISTERED
from employers.actions.members import JOINED
from employers.actions.postings import SWITCHED
from employers.lifecycle import POSTING
from employers.models import Member, Posting
from employers.notices import ENDING, LOW_WAGE, TOLD
from employers.queries import members_told
from hellowork.notices import events
from hellowork.notices.telling import tell


def register() -> None:
    """Called once when the app is ready."""
    events.declare(REGISTERED, CHANGED, SWITCHED, ENDING, LOW_WAGE, JOINED)
    events.on(JOINED, tell_of_joining)
    for transition in TOLD:
        events.on(POSTING.event(transition), tell_members)


def tell_members(event: events.Event) -> None:
    """Tell everybody who works for the establishment. An answer that was overtaken meanwhile is no news any more."""
    posting = Posting.objects.locked().get(pk=event.object_id)
    transition = POSTING.transition(event.kind.partition(".")[2])
    if posting.state not in _STILL_NEWS.get(transition.name, {transition.target}):
        return
    to = members_told([posting.establishment_id])[posting.establishment_id]
    tell(event.kind, to, object_id=posting.pk, occurrence=event.occurrence)


# Accepted stays accepted, whatever became of the posting since.
_STILL_NEWS = {"accept": frozenset(POSTING.states.values)}


def tell_of_joining(event: events.Event) -> None:
    """Everybody who worked there already is told who came, so that nobody comes unseen."""
    member = Member.objects.get(pk=event.object_id)
    colleagues = members_told([member.establishment_id])[member.establishment_id]
    to = [colleague for colleague in colleagues if colleague.user_id != member.user_id]
    tell(event.kind, to, object_id=member.pk, occurrence=event.occurrence)


def tell_of_ending(postings: Sequence[Posting]) -> None:
    """The 紹介期限日 comes near; once for each day that it is set to."""
    _remind(ENDING, postings)


def tell_of_low_wage(postings: Sequence[Posting]) -> None:
    """A minimum wage that is more than they pay; once for each day from which one holds."""
    _remind(LOW_WAGE, postings)


def _remind(notice: str, postings: Sequence[Posting]) -> None:
    to = members_told({posting.establishment_id for posting in postings})
    for posting in postings:
        occurrence = posting.chased_occasion  # type: ignore[attr-defined]
        tell(notice, to[posting.establishment_id], object_id=posting.pk, occurrence=occurrence)
