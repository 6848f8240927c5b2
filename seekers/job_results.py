"""What a search shows: the hits of one page in the order that was asked for, or that the database was stopped."""

import logging
from dataclasses import dataclass

from django.core.paginator import Paginator

from employers.models import PostingSearch
from employers.search.page import SIZE, Found, TooSlowError
from hellowork.accounts.actor import Actor
from seekers.forms.parameters import MOST_PAGES
from seekers.forms.search import SearchForm

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
