"""What the views of an establishment's own postings stand on."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.shortcuts import get_object_or_404, resolve_url
from django.utils import timezone

from employers.actions.authorising import writes_for_establishment
from employers.choices import EDITABLE_STATES
from employers.models import JobCard, Posting, Remark
from employers.progress import FOR_THE_OFFICE, Review
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed
from hellowork.accounts.requests import PersonRequest


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


def address_of(posting_id: int) -> str:
    """The posting's own page."""
    return resolve_url("employers:posting", posting_id=posting_id)
