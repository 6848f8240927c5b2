"""求人票 as PDF, for everybody who may read the page, and with no more on it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from employers import paper, publication
from employers.choices import LIVE_STATES
from employers.public_card import PublicCard
from employers.publication import Sight
from hellowork.accounts.actor import Actor
from hellowork.files.sending import download
from seekers.views.job import acceptance_of
from seekers.views.public import shared_for_a_minute


@login_not_required
@require_safe
def sheet(request: HttpRequest, number: str) -> HttpResponse:
    """The paper; an older number and what has ended lead to the page, which says so."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    acceptance = acceptance_of(number)
    posting = acceptance.posting
    sight = publication.sight_of(posting, actor)
    if sight is Sight.NOTHING:
        raise Http404
    is_over = posting.state not in LIVE_STATES or acceptance.refer_until < acceptance.today  # type: ignore[attr-defined]
    if is_over or posting.acceptance_id != acceptance.pk:
        return redirect("jobs:job", number)
    public = PublicCard(posting, sight, shows_contact=publication.sees_contact_at_once(actor))
    answer = download(
        paper.card_paper(public), name=f"求人票 {acceptance.number}.pdf", content_type="application/pdf"
    )
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return shared_for_a_minute(answer)
