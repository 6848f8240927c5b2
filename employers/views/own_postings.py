"""What the views of an establishment's own postings stand on."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from employers.actions.authorising import writes_for_establishment
from employers.choices import EDITABLE_STATES
from employers.models import JobCard, Posting, Remark
from employers.progress import FOR_THE_OFFICE, Review
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.requests import PersonRequest
from hellowork.web.responses import redirect_after_post


def today(request: PersonRequest) -> dt.date:
    """The day in Japan by the clock that came with the signed-in person; asks nothing more."""
    return timezone.localtime(request.user.read_at).date()


def may_write(actor: Actor) -> bool:
    """Whether this member writes for the establishment; a viewer only reads."""
    try:
        writes_for_establishment(actor, actor.establishment_id or 0)
    except NotAllowed:
        return False
    return True


def own_posting(request: PersonRequest, posting_id: int) -> Posting:
    """A posting of the establishment the person acts for, with its cards; 404 for any other."""
    postings = Posting.objects.for_actor(request.actor).with_cards().select_related("establishment__office")
    return get_object_or_404(postings, pk=posting_id)


def card_to_write(posting: Posting) -> JobCard | None:
    """The card whose sections can be written in now; None while the office has it or once it is accepted."""
    return posting.draft_card if posting.state in EDITABLE_STATES else None


def review_of(
    card: JobCard, day: dt.date, *, remarks: Iterable[Remark] = (), unread: Collection[str] = ()
) -> Review:
    """What the employer is told about a card."""
    return Review(card, day, remarks=remarks, unread=unread, without=FOR_THE_OFFICE)


def to_posting(request: PersonRequest, posting_id: int) -> HttpResponse:
    """Back to the posting's own page."""
    return redirect_after_post(request, "employers:posting", posting_id=posting_id)


def say_no(request: PersonRequest, posting_id: int, refusal: Refused) -> HttpResponse:
    """The rules do not allow it now (another window was faster, the office was): said on the posting's page."""
    messages.warning(request, str(refusal.message))
    return to_posting(request, posting_id)
