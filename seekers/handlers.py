"""What this floor does about events: it tells seekers what becomes of their registration and of their reports."""

from collections.abc import Sequence

from hellowork.notices import events
from hellowork.notices.telling import tell
from seekers.actions.registration import REGISTERED
from seekers.actions.reports import HANDLED
from seekers.lifecycle import REGISTRATION
from seekers.models import CardReport, Seeker
from seekers.notices import ENDING, KEPT_ENDING, NEW_POSTINGS, TOLD
from seekers.queries import mypage_of


def register() -> None:
    """Called once when the app is ready."""
    events.declare(ENDING, HANDLED, KEPT_ENDING, REGISTERED, NEW_POSTINGS)
    for transition in TOLD:
        events.on(REGISTRATION.event(transition), tell_seeker)
    events.on(HANDLED, tell_reporter)


def tell_seeker(event: events.Event) -> None:
    """The registration has ended; who registered again meanwhile is told nothing."""
    seeker = Seeker.objects.get(pk=event.object_id)
    ended = REGISTRATION.transition(event.kind.partition(".")[2]).target
    if seeker.state == ended:
        tell(event.kind, mypage_of(seeker), object_id=seeker.pk, occurrence=event.occurrence)


def tell_reporter(event: events.Event) -> None:
    """A report was looked into; with a person whom the service has forgotten meanwhile, their reports are gone too."""
    for report in CardReport.objects.select_related("seeker").filter(pk=event.object_id):
        tell(event.kind, mypage_of(report.seeker), object_id=report.pk, occurrence=event.occurrence)


def tell_of_end(seekers: Sequence[Seeker]) -> None:
    """The last day comes near: once for each warning of each last day."""
    for seeker in seekers:
        occurrence = seeker.chased_occasion  # type: ignore[attr-defined]
        tell(ENDING, mypage_of(seeker), object_id=seeker.pk, occurrence=occurrence)


def tell_of_kept(seekers: Sequence[Seeker]) -> None:
    """Kept postings come near their 紹介期限日: once for each day on which some end."""
    for seeker in seekers:
        occurrence = seeker.chased_occasion  # type: ignore[attr-defined]
        tell(KEPT_ENDING, mypage_of(seeker), object_id=seeker.pk, occurrence=occurrence)
