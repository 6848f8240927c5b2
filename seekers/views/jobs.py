"""The public search and the page of a posting: open to everybody, changed by nobody."""

import logging

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models.functions import TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from employers import publication
from employers.choices import LIVE_STATES, PostingState, PublicationLevel
from employers.models import Acceptance, Establishment, PostingSearch
from employers.pay import pay_of
from employers.public_card import PublicCard, head_facts, hours_text
from employers.publication import Sight
from employers.search.page import MOST_COUNTED, SIZE, Found, TooSlowError
from employers.search.query import Order
from hellowork import clock
from hellowork.accounts.actor import Actor
from seekers.forms.panel import Panel
from seekers.forms.search import MOST_PAGES, SearchForm
from seekers.job_rows import feature_tags_of, marks_of, rows_of

logger = logging.getLogger(__name__)

# A posting that ends is gone from the search at once; a shared cache may tell of it a minute longer.
_SHARED_SECONDS = 60
_ALL_FEATURES = 9


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
        "canonical": _absolute(form.address(page=form.page)),
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
    return _cached(response)


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


@login_not_required
@require_safe
def job(request: HttpRequest, number: str) -> HttpResponse:
    """求人票 of one number: the card as far as this visitor may see it, what became of it, or the newer number."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    acceptance = _acceptance(number)
    posting, own_number = acceptance.posting, acceptance.posting.acceptance
    sight = publication.sight_of(posting, actor)
    if sight is Sight.NOTHING or own_number is None:
        raise Http404
    if own_number.number != number:
        return redirect("jobs:job", own_number.number)
    is_over = posting.state not in LIVE_STATES or own_number.refer_until < acceptance.today  # type: ignore[attr-defined]
    posting.today = acceptance.today  # type: ignore[attr-defined]
    reads_all = actor.is_staff or actor.establishment_id == posting.establishment_id
    public = PublicCard(posting, sight, shows_contact=_shows_contact(request, actor))
    if is_over and not reads_all:
        return _cached(render(request, "seekers/jobs/ended.html", _ended(public), status=410))
    response = render(request, "seekers/jobs/job.html", _job_context(request, public, is_over=is_over))
    if "contact" in request.GET:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return _cached(response)


def _acceptance(number: str) -> Acceptance:
    """The acceptance of a number, any spelling of its second half, with all that the page shows.

    Two questions: joined in one, PostgreSQL takes ten times as long to plan the eight tables as to read them.
    """
    office, _hyphen, running = number.partition("-")
    asked = Acceptance.objects.select_related("posting__card__municipality", "office").annotate(
        today=TruncDate(clock.Now(), tzinfo=clock.TOKYO)
    )
    found = get_object_or_404(asked, number=f"{office}-{int(running):08d}")
    if found.posting.card is None:
        raise Http404
    posting = found.posting
    if posting.acceptance_id == found.pk:
        posting.acceptance = found
    posting.establishment = Establishment.objects.select_related("municipality").get(
        pk=posting.establishment_id
    )
    return found


def _shows_contact(request: HttpRequest, actor: Actor) -> bool:
    return publication.sees_contact_at_once(actor) or "contact" in request.GET


def _job_context(request: HttpRequest, public: PublicCard, *, is_over: bool) -> dict[str, object]:
    posting, card = public.posting, public.card
    number = posting.acceptance.number  # type: ignore[union-attr]
    address = reverse("jobs:job", args=[number])
    actor: Actor = request.actor  # type: ignore[attr-defined]
    takes = publication.takes_self_application(posting) and not is_over
    return {
        "posting": posting,
        "public": public,
        "number": number,
        "pay": pay_of(card),
        "hours": hours_text(card),
        "head": head_facts(posting.acceptance),  # type: ignore[arg-type]
        "sections": public.sections(),
        "marks": marks_of(posting, public),
        "features": feature_tags_of(posting, public, most=_ALL_FEATURES),
        "office": posting.acceptance.office,  # type: ignore[union-attr]
        "refer_until": posting.acceptance.refer_until,  # type: ignore[union-attr]
        "is_over": is_over,
        "is_on_hold": posting.state == PostingState.ON_HOLD,
        "is_hidden": posting.publication_level == PublicationLevel.NOT_PUBLIC,
        "is_for_seekers": posting.publication_level == PublicationLevel.SEEKERS,
        "contact_address": f"{address}?contact=1#selection"
        if public.is_named and not public.shows_contact
        else "",
        "canonical": _absolute(address),
        "takes_self_application": takes,
        "apply_address": f"{address}apply/",
        "sign_in_address": f"{reverse('account_login')}?{urlencode({'as': 'seeker', 'next': f'{address}apply/'})}",
        "hat": actor.hat.value,
        "is_registered": actor.is_seeker,
        "registration_valid": actor.registration_valid,
        "similar": _similar(public),
    }


def _ended(public: PublicCard) -> dict[str, object]:
    number = public.posting.acceptance.number  # type: ignore[union-attr]
    return {"public": public, "number": number, "similar": _similar(public)}


def _similar(public: PublicCard) -> str:
    """The search for the same kind of work in the same prefecture."""
    card = public.card
    form = SearchForm(
        pref=(str(card.municipality_id)[:2],), job=(card.occupation,), path=reverse("jobs:search")
    )
    return form.address()


def _absolute(address: str) -> str:
    return f"{settings.SITE_URL}{address}"


def _cached(response: HttpResponse) -> HttpResponse:
    """Asked again each time by browsers; held for a minute by a shared cache, for those without a session."""
    response.headers["Cache-Control"] = f"public, max-age=0, s-maxage={_SHARED_SECONDS}"
    patch_vary_headers(response, ["Cookie", "HX-Request", "HX-History-Restore-Request"])
    return response
