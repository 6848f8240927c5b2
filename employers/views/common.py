"""What the employers' views share."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from employers.actions.authorising import writes_for_establishment
from employers.choices import EDITABLE_STATES
from employers.models import Posting
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.web.responses import redirect_after_post


def today(request: HttpRequest) -> dt.date:
    """The day in Japan by the clock that came with the signed-in person; asks nothing more."""
    return timezone.localtime(request.user.read_at).date()


def may_write(actor: Actor) -> bool:
    """Whether this member writes for the establishment; a viewer only reads."""
    try:
        writes_for_establishment(actor, actor.establishment_id or 0)
    except NotAllowed:
        return False
    return True


def own_posting(request: HttpRequest, posting_id: int) -> Posting:
    """A posting of the establishment the person acts for, with its cards; 404 for any other."""
    postings = Posting.objects.for_actor(request.actor).with_cards().select_related("establishment__office")  # type: ignore[attr-defined]
    return get_object_or_404(postings, pk=posting_id)


def is_editable(posting: Posting) -> bool:
    """Whether its sections can be written in now."""
    return posting.state in EDITABLE_STATES and posting.draft_card is not None


def to_posting(request: HttpRequest, posting_id: int) -> HttpResponse:
    """Back to the posting's own page."""
    return redirect_after_post(request, "employers:posting", posting_id=posting_id)


def say_no(request: HttpRequest, posting_id: int, refusal: Refused) -> HttpResponse:
    """The rules do not allow it now (another window was faster, the office was): said on the posting's page."""
    messages.warning(request, str(refusal.message))
    return to_posting(request, posting_id)
