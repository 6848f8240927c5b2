"""Postings in any state."""

import datetime as dt
from typing import Any

from employers.choices import LIVE_STATES, PostingState
from employers.models import Acceptance, Posting
from hellowork import clock
from hellowork.audit.models import TransitionRecord
from tests.employers import factories as make
from tests.lifecycle.makers import maker

_ACCEPTED = {*LIVE_STATES, PostingState.FILLED, PostingState.CANCELLED, PostingState.EXPIRED}


def _accepted(posting: Posting) -> dict[str, Any]:
    """A card, an acceptance and a level, as the constraints of a live posting want them."""
    card, now = posting.draft_card, clock.now()
    acceptance = Acceptance.objects.create(
        posting=posting,
        card=card,
        office=make.office(),
        number=f"13010-{posting.pk:08d}",
        accepted_on=now.date(),
        refer_until=now.date() + dt.timedelta(days=60),
        is_performed_at_client=False,
        accepted_at=now,
    )
    return {"card": card, "acceptance": acceptance, "publication_level": card.publication_level}


def _visit(posting: Posting) -> dict[str, Any]:
    return {"visit_by": clock.today()}


def _no_visit(posting: Posting) -> dict[str, Any]:
    return {"visit_by": None}


@maker(
    "posting",
    facts={
        "accept": _accepted,
        "ask_visit": _visit,
        "confirm_visit": _no_visit,
        "lapse": _no_visit,
        "withdraw": _no_visit,
    },
)
def posting(state: str) -> Posting:
    made = make.open_posting() if state in _ACCEPTED else make.draft_posting()
    visit_by = clock.today() if state == PostingState.VISIT_ASKED else None
    Posting.objects.filter(pk=made.pk).update(state=state, visit_by=visit_by)
    # The tests count what they write themselves.
    TransitionRecord.objects.of("posting", made.pk).delete()
    return Posting.objects.get(pk=made.pk)
