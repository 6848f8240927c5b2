"""The public search: open to everybody, changed by nobody."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from employers.search.page import MOST_COUNTED, SIZE
from employers.search.query import Order
from hellowork.accounts.actor import Actor, Hat
from seekers.forms.numbers import TypedNumbers, read_numbers
from seekers.forms.panel import Panel, cities_of, middle_groups_of
from seekers.forms.parameters import BY_FIT, MOST_PAGES, ORDERS, VIEWS, Text
from seekers.forms.search import SearchForm
from seekers.job_conditions import as_conditions
from seekers.job_help import help_for
from seekers.job_results import Results, by_numbers, find
from seekers.job_rows import rows_of
from seekers.shelf import Shelf, shelf_of
from seekers.views.public import absolute, from_replica, shared_for_a_minute


@login_not_required
@require_safe
@from_replica
def search(request: HttpRequest) -> HttpResponse:
    """求人検索: a form of the method GET whose address can be shared; htmx swaps the results on the same address.

    `no` names postings by their 求人番号 instead.
    """
    if "no" in request.GET:
        return _by_number(request)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form, shelf = SearchForm.of(request.GET, request.path), shelf_of(request)
    results = find(form, actor, shelf)
    if form.page > results.pages.num_pages:
        return redirect(form.address(page=str(results.pages.num_pages)))
    context = _shown(form, results, actor, shelf)
    if _is_swap(request):
        return _swap(request, form, context)
    context |= {
        "panel": Panel.of(form),
        "typed": TypedNumbers(),
        "canonical": absolute(form.address(page=str(form.page))),
        "robots_follow_only": _is_one_of_many(form),
    }
    return shared_for_a_minute(_answer(request, "seekers/jobs/search.html", context))


def _shown(form: SearchForm, results: Results, actor: Actor, shelf: Shelf) -> dict[str, object]:
    """The hits with the ways to show them otherwise."""
    found, page = results.found, results.pages.page(form.page)
    return {
        "form": form,
        "found": found,
        "rows": rows_of(found.posting_ids, actor, shelf),
        "rows_are_shared": _are_rows_shared(form, shelf),
        "shelf": shelf,
        "is_slow": results.is_slow,
        "help": help_for(form, actor, results),
        "conditions": as_conditions(form) if found.posting_ids else (),
        "page": page,
        "previous": f"{form.address(page=str(form.page - 1))}#found" if page.has_previous() else "",
        "next": f"{form.address(page=str(form.page + 1))}#found" if page.has_next() else "",
        "first": (form.page - 1) * SIZE + 1,
        "most_counted": MOST_COUNTED,
        "order_note": results.note,
        "wishes_address": _wishes_address(results, shelf),
        "orders": _choices(form, "sort", ORDERS | BY_FIT if actor.is_seeker else ORDERS, results.order),
        "views": _choices(form, "view", VIEWS, form.view),
        "needs_sign_in": _needs_sign_in(shelf),
        "save_address": _save_address(form, shelf),
        "come_back": form.address(page=str(form.page)),
        "ends_here": form.page == MOST_PAGES and found.has_next,
    }


def _save_address(form: SearchForm, shelf: Shelf) -> str:
    """Where the conditions are saved."""
    own = f"{reverse('seekers:save_search')}?{urlencode({'search': form.address()})}"
    return _by_seekers_door(own, shelf)


def _wishes_address(results: Results, shelf: Shelf) -> str:
    """Where the wishes are registered that the order would need; empty for who has no MyPage of a seeker."""
    if not (results.lacks_wishes and shelf.is_offered):
        return ""
    return _by_seekers_door(reverse("seekers:wishes"), shelf)


def _by_seekers_door(own: str, shelf: Shelf) -> str:
    """An address of MyPage; for who is no seeker yet by way of the seekers' door."""
    if not _needs_sign_in(shelf):
        return own
    return f"{reverse('account_login')}?{urlencode({'as': Hat.SEEKER.value, 'next': own})}"


def _needs_sign_in(shelf: Shelf) -> bool:
    """Whether what MyPage keeps is offered, but this visitor has none yet."""
    return shelf.is_offered and not shelf.is_seekers


def _are_rows_shared(form: SearchForm, shelf: Shelf) -> bool:
    """Whether the rows are the same on every page without a form (`JobRow.shared`); others `_row.html` puts together."""
    is_usual = form.order != Order.DEADLINE and not form.one_per_establishment
    return is_usual and shelf.is_offered and not shelf.has_form


def _is_swap(request: HttpRequest) -> bool:
    """Whether htmx asks for the results alone; a page taken back out of the history is asked for as a whole."""
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers


def _swap(request: HttpRequest, form: SearchForm, context: dict[str, object]) -> HttpResponse:
    """The results and what else changes with them. The button of the panel brings its reader to them."""
    context |= {"cities": cities_of(form), "middle_groups": middle_groups_of(form)}
    response = _answer(request, "seekers/jobs/_swap.html", context)
    response.headers["HX-Push-Url"] = form.address(page=str(form.page))
    if "show" in request.GET:
        response.headers["HX-Reswap"] = "innerHTML show:#found:top"
    return shared_for_a_minute(response)


def _answer(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    if not context["is_slow"]:
        return render(request, template, context)
    response = render(request, template, context, status=503)
    response.headers["Retry-After"] = "30"
    return response


def _choices(
    form: SearchForm, name: str, words: Mapping[str, Text], current: str
) -> list[tuple[str, Text, str, bool]]:
    """Ways to show the same hits: value, words, address, whether it is the present one."""
    return [(value, label, form.address(**{name: value}), value == current) for value, label in words.items()]


def _is_one_of_many(form: SearchForm) -> bool:
    """Robots keep the plain lists alone: of these pages there is no end."""
    return bool(form.values.keys() & {"q", "place", "page", "at", "sort", "view"}) or form.filter_count > 1


def _by_number(request: HttpRequest) -> HttpResponse:
    """The postings of some 求人番号: the page of the only one, else a list of them and of what was not found."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    typed = read_numbers(request.GET["no"])
    shelf = shelf_of(request)
    found = by_numbers(typed.numbers, actor, shelf)
    if len(typed.numbers) == len(found.known) == 1 and not typed.ignored:
        return redirect("jobs:job", found.known[0])
    context = {
        "typed": typed,
        "found": found,
        "rows": found.rows,
        "shelf": shelf,
        "search_address": request.path,
        "come_back": request.get_full_path(),
    }
    return shared_for_a_minute(render(request, "seekers/jobs/numbers.html", context))
