"""希望に合う求人: what fits the seeker's wishes best, with the reasons."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from employers import publication
from employers.search.page import TooSlowError
from employers.search.query import Query
from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from seekers.fit.criteria import wished
from seekers.fit.ranking import Fit, best_for
from seekers.fit.wanted import wishes_of
from seekers.fit_rows import fit_rows
from seekers.forms.parameters import FIT
from seekers.forms.search import SearchForm
from seekers.models import Seeker
from seekers.models.wishes import WISH_COLUMNS
from seekers.shelf import shelf_of


@hat_required(Hat.SEEKER)
@require_safe
def fit(request: PersonRequest) -> HttpResponse:
    """The twenty that fit best, but for what one has applied for.

    Without wishes there is nothing to compare with, and the page says what to do.
    """
    own = Seeker.objects.for_actor(request.actor).only(*WISH_COLUMNS)
    seeker = get_object_or_404(own)
    criteria = wished(wishes_of(seeker))
    shelf = shelf_of(request)
    within = shelf.suggest(Query(sees_level_2=publication.sees_level_2(request.actor)))
    best, is_slow = _best(seeker, within) if criteria else ([], False)
    search = SearchForm(
        pref=tuple(seeker.wish_prefectures),
        city=tuple(seeker.wish_municipalities),
        job=tuple(seeker.wish_occupations),
        path=reverse("jobs:search"),
    )
    context = {
        "rows": fit_rows(best, request.actor, shelf),
        "shelf": shelf,
        "is_slow": is_slow,
        "has_wishes": bool(criteria),
        "musts": [each.key.label for each in criteria if each.key in seeker.wish_musts],
        "search_address": search.address(sort=FIT),
    }
    return render(request, "seekers/jobs/fit.html", context, status=503 if is_slow else 200)


def _best(seeker: Seeker, within: Query) -> tuple[list[Fit], bool]:
    """What fits best, and whether the search was too busy to tell."""
    try:
        return best_for(seeker, within), False
    except TooSlowError:
        return [], True
