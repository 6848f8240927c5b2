"""What this floor does about events: it tells the members of the establishment what became of their postings."""

from collections.abc import Sequence

from employers.actions.establishments import CHANGED, REGISTERED
from employers.actions.postings import SWITCHED
from employers.lifecycle import POSTING
from employers.models import Member, Posting
from employers.notices import ENDING, TOLD
from hellowork.notices import events
from hellowork.notices.telling import Recipient, tell


def register() -> None:
    """Called once when the app is ready."""
    events.declare(REGISTERED, CHANGED, SWITCHED, ENDING)
    for transition in TOLD:
        events.on(POSTING.event(transition), tell_members)


def tell_members(event: events.Event) -> None:
    """Tell everybody who works for the establishment. An answer that was overtaken meanwhile is no news any more."""
    posting = Posting.objects.locked().get(pk=event.object_id)
    transition = POSTING.transition(event.kind.partition(".")[2])
    if posting.state not in _STILL_NEWS.get(transition.name, {transition.target}):
        return
    tell(event.kind, members_of([posting])[posting.pk], object_id=posting.pk, occurrence=event.occurrence)


# Accepted stays accepted, whatever became of the posting since.
_STILL_NEWS = {"accept": frozenset(POSTING.states.values)}


def tell_of_ending(postings: Sequence[Posting]) -> None:
    """The 紹介期限日 comes near; once for each day that it is set to."""
    recipients = members_of(postings)
    for posting in postings:
        tell(ENDING, recipients[posting.pk], object_id=posting.pk, occurrence=posting.chased_occasion)  # type: ignore[attr-defined]


def members_of(postings: Sequence[Posting]) -> dict[int, list[Recipient]]:
    """Who is told about each posting: the active members of its establishment."""
    places = {posting.establishment_id for posting in postings}
    rows = (
        Member.objects.active().filter(establishment_id__in=places).values_list("establishment_id", "user_id")
    )
    by_place: dict[int, list[Recipient]] = {place: [] for place in places}
    for place, user_id in rows.order_by("pk"):
        by_place[place].append(Recipient(user_id=user_id, establishment_id=place))
    return {posting.pk: by_place[posting.establishment_id] for posting in postings}
