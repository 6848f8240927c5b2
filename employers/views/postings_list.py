"""The list of an employer's postings, and a posting as a row of it."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from employers import queries
from employers.choices import EDITABLE_STATES, LIVE_STATES, PostingState
from employers.models import JobCard, Posting
from employers.presentation import state_label, state_tone
from employers.queries import PostingList
from employers.views.own_postings import may_write, today
from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.components import Tone

# How many the home page shows.
NEWEST = 5
PAGE_SIZE = 20

_NEXT_ACT = {
    PostingState.DRAFT: _("入力を続ける"),
    PostingState.RETURNED: _("修正する"),
    PostingState.VISIT_ASKED: _("来所のご案内を見る"),
}


@dataclass(frozen=True)
class Row:
    """A posting on a list."""

    posting: Posting
    card: JobCard | None
    label: str | Promise
    tone: Tone
    act: str | Promise
    address: str
    is_live: bool

    @classmethod
    def of(cls, posting: Posting, *, writes: bool) -> "Row":
        state = PostingState(posting.state)
        reads_only = not writes and state in EDITABLE_STATES
        return cls(
            posting=posting,
            card=posting.shown_card,
            label=state_label(posting),
            tone=state_tone(posting),
            act=_("内容を見る") if reads_only else _NEXT_ACT.get(state, _("内容を見る")),
            address=reverse("employers:posting", args=[posting.pk]),
            is_live=posting.state in LIVE_STATES,
        )


@hat_required(Hat.EMPLOYER)
@require_safe
def postings(request: PersonRequest) -> HttpResponse:
    """求人の一覧, one list at a time."""
    day = today(request)
    wanted = PostingList.named(request.GET.get("list", ""))
    counts = queries.counts(request.actor, day)
    page = Paginator(queries.on_list(request.actor, wanted, day), PAGE_SIZE).get_page(request.GET.get("page"))
    writes = may_write(request.actor)
    context = {
        "wanted": wanted,
        "lists": [(each, counts.of[each]) for each in PostingList if counts.of[each] or each is wanted],
        "page": page,
        "rows": [Row.of(posting, writes=writes) for posting in page],
        "writes": writes,
    }
    return render(request, "employers/postings.html", context)
