"""What a search shows: the hits of one page in the order that was asked for, or that the database was stopped."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator

from employers.choices import LIVE_STATES
from employers.models import Acceptance, PostingSearch
from employers.search.page import SIZE, Found, TooSlowError
from hellowork.accounts.actor import Actor
from seekers.forms.parameters import MOST_PAGES
from seekers.forms.search import SearchForm
from seekers.job_rows import JobRow, rows_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. With `is_slow` there are none, because the question was too wide for now."""

    found: Found
    is_slow: bool = False

    @property
    def pages(self) -> Paginator:
        """Numbered pages, as far as they go."""
        return Paginator(range(min(self.found.count, MOST_PAGES * SIZE)), SIZE)


def find(form: SearchForm, actor: Actor) -> Results:
    """The hits of the form's page, for this visitor."""
    try:
        return Results(PostingSearch.objects.page(form.query(actor), page=form.page))
    except TooSlowError:
        logger.warning("A search was stopped: %s words, page %s", len(form.words.terms), form.page)
        return Results(Found((), 0, is_capped=False, has_next=False), is_slow=True)


@dataclass(frozen=True, slots=True)
class ByNumbers:
    """Postings asked for by 求人番号: rows of the live ones, and which numbers are known, ended or unknown."""

    rows: list[JobRow]
    known: list[str]
    ended: list[str]
    unknown: list[str]


def by_numbers(numbers: Sequence[str], actor: Actor) -> ByNumbers:
    """The postings of these numbers, older numbers of renewed ones too; what this visitor may not see is unknown."""
    asked = Acceptance.objects.filter(number__in=numbers).select_related("posting").order_by("pk")
    postings = {acceptance.number: acceptance.posting for acceptance in asked}
    rows = {row.posting_id: row for row in rows_of([posting.pk for posting in postings.values()], actor)}
    known = [number for number in numbers if number in postings and postings[number].pk in rows]
    ended = [number for number in known if postings[number].state not in LIVE_STATES]
    live = dict.fromkeys(postings[number].pk for number in known if number not in ended)
    return ByNumbers(
        rows=[rows[posting_id] for posting_id in live],
        known=known,
        ended=ended,
        unknown=[number for number in numbers if number not in known],
    )
