"""保存した検索条件 in MyPage; readable and changeable also when the registration has lapsed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.notices import preferences
from hellowork.web.forms import HouseForm
from hellowork.web.once import once
from hellowork.web.responses import redirect_after_post, render_form
from seekers.actions import saved_searches as actions
from seekers.choices import MailRhythm
from seekers.forms.saved import SavedSearchForm
from seekers.job_rows import rows_of
from seekers.models import SavedSearch, SearchFinding
from seekers.notices import NEW_POSTINGS
from seekers.saved import address
from seekers.shelf import shelf_of

_GET_OR_POST = ["GET", "HEAD", "POST"]
_NAME = 60
# How many nights are shown with their postings.
_SHOWN_NIGHTS = 5


@hat_required(Hat.SEEKER)
@require_safe
def index(request: PersonRequest) -> HttpResponse:
    """All of them, each with what is new since it was looked at and what was last told."""
    searches = list(SavedSearch.objects.for_actor(request.actor).with_news().order_by("-created_at", "-pk"))
    told = SearchFinding.objects.for_actor(request.actor).filter(told_on__isnull=False)
    last_told = {finding.search_id: finding for finding in told.order_by("day")}
    context = {
        "searches": [(search, last_told.get(search.pk)) for search in searches],
        "most": actions.MOST_SEARCHES,
        "is_stopped": not preferences.wants_mail(request.user.pk, NEW_POSTINGS),
    }
    return render(request, "seekers/searches.html", context)


@hat_required(Hat.SEEKER)
@require_http_methods(_GET_OR_POST)
def save(request: PersonRequest) -> HttpResponse:
    """Save the search whose address stands in the field `search`: the results page leads here, also by way of the
    sign-in page, which keeps the address.
    """
    asked = address.read(request.GET.get("search", "").partition("?")[2])
    if asked.is_empty:
        messages.warning(request, _("条件がありません。検索画面で条件を選んでから保存してください。"))
        return redirect("jobs:search")
    data = request.POST if request.method == "POST" else parked.restored(request)
    form = SavedSearchForm(data, initial={"name": asked.title[:_NAME], "mail": MailRhythm.DAILY})
    context = {"conditions": address.in_words(asked), "back": asked.address()}
    if request.method == "POST" and form.is_valid():

        def work() -> None:
            actions.save_search(by=request.actor, query=address.query_of(asked), **form.cleaned_data)

        if answer := _done(request, form, work, _("検索条件を保存しました。")):
            return answer
    return render_form(request, "seekers/save_search.html", form, context)


@hat_required(Hat.SEEKER)
@require_http_methods(_GET_OR_POST)
def search(request: PersonRequest, search_id: int) -> HttpResponse:
    """One of them: name and mail to change, and what was found for it night by night."""
    own = get_object_or_404(SavedSearch.objects.for_actor(request.actor), pk=search_id)
    data = request.POST if request.method == "POST" else parked.restored(request)
    form = SavedSearchForm(data, initial={"name": own.name, "mail": own.mail})
    if request.method == "POST" and form.is_valid():

        def work() -> None:
            actions.change_search(by=request.actor, search_id=search_id, **form.cleaned_data)

        if answer := _done(request, form, work, _("変更を保存しました。")):
            return answer
    context = {"search": own, "nights": _nights(request, own), "query": own.query}
    return render_form(request, "seekers/saved_search.html", form, context)


def _nights(request: PersonRequest, own: SavedSearch) -> list[tuple[SearchFinding, list]]:
    """The last nights that found something, with those of the postings that the seeker may see now."""
    findings = list(
        SearchFinding.objects.for_actor(request.actor).filter(search=own).order_by("-day")[:_SHOWN_NIGHTS]
    )
    ids = list(dict.fromkeys(each for finding in findings for each in finding.posting_ids))
    rows = {row.posting_id: row for row in rows_of(ids, request.actor, shelf_of(request))}
    return [(finding, [rows[each] for each in finding.posting_ids if each in rows]) for finding in findings]


def _done(
    request: PersonRequest, form: HouseForm, work: Callable[[], None], words: str
) -> HttpResponse | None:
    """The way on; None where it was refused, with the reason in the form."""

    def once_done() -> str:
        work()
        return resolve_url("seekers:searches")

    try:
        to = once(request, once_done)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return None
    messages.success(request, words)
    return redirect_after_post(request, to)


@hat_required(Hat.SEEKER)
@require_safe
def open_search(request: PersonRequest, search_id: int) -> HttpResponse:
    """Leads to the results, and notes that the seeker has looked."""
    own = get_object_or_404(SavedSearch.objects.for_actor(request.actor), pk=search_id)
    actions.look_at_search(by=request.actor, search_id=search_id)
    return redirect(f"{resolve_url('jobs:search')}?{own.query}")


@hat_required(Hat.SEEKER)
@require_POST
def delete(request: PersonRequest, search_id: int) -> HttpResponse:
    """Delete one; its mails end with it."""
    get_object_or_404(SavedSearch.objects.for_actor(request.actor), pk=search_id)
    actions.delete_search(by=request.actor, search_id=search_id)
    messages.success(request, _("検索条件を削除しました。"))
    return redirect_after_post(request, "seekers:searches")
