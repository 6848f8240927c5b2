"""The Atom feed of any search: what everybody may see of its newest postings, the same for all who ask."""

import datetime as dt
from dataclasses import replace
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from employers.models import PostingSearch
from employers.search.page import TooSlowError
from hellowork import clock
from hellowork.accounts.actor import ANONYMOUS
from seekers.job_rows import JobRow, rows_of
from seekers.saved import address
from seekers.views.public import absolute

_ENTRIES = 30
# Readers ask every quarter of an hour and more; a shared cache answers them.
_SHARED_SECONDS = 900
_RETRY_SECONDS = 300


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest postings of the search with the same query string, whoever asks: signed in, one sees no more here.

    Unknown conditions ask for nothing, as in the search itself.
    """
    form = address.read(request.GET.urlencode())
    query = replace(form.query(ANONYMOUS), one_per_establishment=False)
    try:
        found = PostingSearch.objects.page(query, size=_ENTRIES)
    except TooSlowError:
        return HttpResponse(status=503, headers={"Retry-After": str(_RETRY_SECONDS)})
    whole = absolute(form.address())
    made = Atom1Feed(
        title=form.title,
        link=whole,
        description=None,
        language="ja",
        feed_url=absolute(f"{reverse('jobs:feed')}?{address.query_of(form)}".removesuffix("?")),
        feed_guid=whole,
    )
    for row in rows_of(found.posting_ids, ANONYMOUS):
        _add(made, row)
    response = HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={_SHARED_SECONDS}, s-maxage={_SHARED_SECONDS}"
    return response


def _add(made: Atom1Feed, row: JobRow) -> None:
    """One posting. Its id is its number of this acceptance, which no other posting ever gets (RFC 4151)."""
    accepted = dt.datetime.combine(row.accepted_on, dt.time(), tzinfo=clock.TOKYO)
    parts = [row.employer, row.workplace, strip_tags(row.pay), row.hours, row.days_off, row.excerpt]
    made.add_item(
        title=_("%(title)s（%(workplace)s）") % {"title": row.title, "workplace": row.workplace},
        link=absolute(row.address),
        description=" / ".join(str(part) for part in parts if part),
        unique_id=f"tag:{urlsplit(absolute('')).hostname},{accepted.year}:jobs/{row.number}",
        pubdate=accepted,
        updateddate=accepted,
    )
