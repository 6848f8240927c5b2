"""お気に入りの求人, with a note for oneself; and the postings opened last."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hellowork import clock
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.responses import redirect_after_post, render_form
from seekers.actions import shelf as actions
from seekers.forms.note import NoteForm
from seekers.job_rows import JobRow, rows_of
from seekers.models import KeptPosting, ViewedPosting
from seekers.models.kept_posting import KEPT_WARNED_DAYS_AHEAD, MOST_KEPT
from seekers.shelf import shelf_of

_SIZE = 20
# 紹介期限日の近い順, the usual one, and 追加した順, by their names in the address.
_UNTIL, _NEW = "until", "new"


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One kept posting; `row` is empty where the seeker may see nothing of it any more."""

    kept: KeptPosting
    row: JobRow | None

    @property
    def ends_soon(self) -> bool:
        return self.row is not None and not self.row.is_over and self.row.days_left <= KEPT_WARNED_DAYS_AHEAD

    @property
    def has_changed(self) -> bool:
        """Whether the employer has changed the card since the seeker kept it."""
        return self.kept.card_id != self.kept.card_today  # type: ignore[attr-defined]


@hat_required(Hat.SEEKER)
@require_safe
def kept(request: PersonRequest) -> HttpResponse:
    """What the seeker keeps; readable when their registration has lapsed, and as far as they may see it then."""
    order = _NEW if request.GET.get("sort") == _NEW else _UNTIL
    mine = KeptPosting.objects.for_actor(request.actor).with_end(clock.today())
    ordered = mine.ending_soonest() if order == _UNTIL else mine.kept_last()
    page = Paginator(ordered, _SIZE).get_page(request.GET.get("page"))
    own, keeps = shelf_of(request), list(page)
    rows = {row.posting_id: row for row in rows_of([each.posting_id for each in keeps], request.actor, own)}
    context = {
        "entries": [KeptRow(each, rows.get(each.posting_id)) for each in keeps],
        "page": page,
        "total": len(own.kept),
        "most": MOST_KEPT,
        "order": order,
        "shelf": own,
    }
    return render(request, "seekers/kept.html", context)


@hat_required(Hat.SEEKER)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: PersonRequest, kept_id: uuid.UUID) -> HttpResponse:
    """メモ, saved while it is typed as well: the last to write wins."""
    mine = get_object_or_404(KeptPosting.objects.for_actor(request.actor), pk=kept_id)
    data = request.POST if request.method == "POST" else parked.restored(request)
    form = NoteForm(data, initial={"note": mine.note})
    if request.method == "POST" and form.is_valid():
        actions.write_note(by=request.actor, kept_id=mine.pk, note=form.cleaned_data["note"])
        if request.headers.get("X-Autosave"):
            return HttpResponse(status=204)
        messages.success(request, _("メモを保存しました。"))
        return redirect_after_post(request, f"{resolve_url('seekers:kept')}#kept-{mine.pk}")
    rows = rows_of([mine.posting_id], request.actor)
    return render_form(request, "seekers/kept_note.html", form, {"row": rows[0] if rows else None})


@hat_required(Hat.SEEKER)
@require_POST
def let_go(request: PersonRequest, kept_id: uuid.UUID) -> HttpResponse:
    """お気に入りから外す, from the list: what may no longer be seen too. A second press finds it gone, and says the same."""
    for mine in KeptPosting.objects.for_actor(request.actor).filter(pk=kept_id):
        actions.let_go(by=request.actor, kept_id=mine.pk)
    messages.success(request, _("お気に入りから外しました。"))
    return redirect_after_post(request, parked.page_before(request) or "seekers:kept")


@hat_required(Hat.SEEKER)
@require_safe
def viewed(request: PersonRequest) -> HttpResponse:
    """最近見た求人, the last one first."""
    mine = ViewedPosting.objects.for_actor(request.actor).order_by("-at", "-pk")
    page = Paginator(mine, _SIZE).get_page(request.GET.get("page"))
    own = shelf_of(request)
    rows = rows_of([each.posting_id for each in page], request.actor, own)
    return render(request, "seekers/viewed.html", {"rows": rows, "page": page, "shelf": own})
