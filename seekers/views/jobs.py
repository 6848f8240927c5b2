"""The public search: open to everybody, changed by nobody."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from employers.models import PostingSearch
from employers.search.page import MOST_COUNTED, SIZE, Found, TooSlowError
from employers.search.query import Order
from hellowork.accounts.actor import Actor
from seekers.forms.panel import Panel
from seekers.forms.search import MOST_PAGES, SearchForm
from seekers.job_rows import rows_of
from seekers.views.public import absolute, shared_for_a_minute

logger = logging.getLogger(__name__)


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """求人検索: a form of the method GET whose address can be shared; htmx swaps the results on the same address."""
    form = SearchForm.of(request.GET, request.path)
    found, is_slow = _find(form, request.actor)  # type: ignore[attr-defined]
    pages = _Pages(found)
    if form.page > pages.num_pages:
        return redirect(form.address(page=pages.num_pages))
    context = {
        "form": form,
        "panel": Panel.of(form),
        "found": found,
        "rows": rows_of(found.posting_ids, request.actor),  # type: ignore[attr-defined]
        "page": pages.page(form.page),
        "first": (form.page - 1) * SIZE + 1,
        "most_counted": MOST_COUNTED,
        "orders": [(each, form.address(order=each), each is form.order) for each in Order],
        "is_slow": is_slow,
        "ends_here": form.page == MOST_PAGES and found.has_next,
        "canonical": absolute(form.address(page=form.page)),
        "robots_follow_only": bool(form.q or form.place or form.page > 1 or form.filter_count > 1),
    }
    swapped = (
        request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    )
    template = "seekers/jobs/_swap.html" if swapped else "seekers/jobs/search.html"
    response = render(request, template, context)
    if swapped:
        response.headers["HX-Push-Url"] = form.address(page=form.page)
    if is_slow:
        response.status_code = 503
        response.headers["Retry-After"] = "30"
    return shared_for_a_minute(response)


def _find(form: SearchForm, actor: Actor) -> tuple[Found, bool]:
    try:
        return PostingSearch.objects.page(form.query(actor), page=form.page), False
    except TooSlowError:
        logger.warning("A search was stopped: %s words, page %s", len(form.words.terms), form.page)
        return Found((), 0, is_capped=False, has_next=False), True


class _Pages(Paginator):
    """Numbered pages of what was found, as far as they go."""

    def __init__(self, found: Found) -> None:
        super().__init__(range(min(found.count, MOST_PAGES * SIZE)), SIZE)
