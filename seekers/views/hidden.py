"""表示しない求人: what a seeker has hidden, each with the way back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.responses import redirect_after_post
from seekers.actions import shelf as actions
from seekers.job_rows import rows_of
from seekers.models import HiddenEstablishment, HiddenPosting
from seekers.shelf import shelf_of


@hat_required(Hat.SEEKER)
@require_safe
def hidden(request: PersonRequest) -> HttpResponse:
    """Postings as far as the seeker may see them today, establishments by the name they read when they hid them."""
    postings = list(HiddenPosting.objects.for_actor(request.actor).order_by("-at", "-pk"))
    ids = [each.posting_id for each in postings]
    rows = {row.posting_id: row for row in rows_of(ids, request.actor, shelf_of(request))}
    context = {
        "postings": [(each, rows.get(each.posting_id)) for each in postings],
        "establishments": list(HiddenEstablishment.objects.for_actor(request.actor).order_by("-at", "-pk")),
    }
    return render(request, "seekers/hidden.html", context)


@hat_required(Hat.SEEKER)
@require_POST
def show_posting(request: PersonRequest, hidden_id: int) -> HttpResponse:
    """元に戻す, of one posting; a second press finds it shown again."""
    for mine in HiddenPosting.objects.for_actor(request.actor).filter(pk=hidden_id):
        actions.show_posting(by=request.actor, posting_id=mine.posting_id)
    return _back(request)


@hat_required(Hat.SEEKER)
@require_POST
def show_establishment(request: PersonRequest, hidden_id: int) -> HttpResponse:
    """元に戻す, of one establishment."""
    for mine in HiddenEstablishment.objects.for_actor(request.actor).filter(pk=hidden_id):
        actions.show_establishment(by=request.actor, hidden_id=mine.pk)
    return _back(request)


def _back(request: PersonRequest) -> HttpResponse:
    messages.success(request, _("表示するように戻しました。"))
    return redirect_after_post(request, "seekers:hidden")
