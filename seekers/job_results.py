"""What a search shows: the hits of one page in the order that was asked for, or that the database was stopped."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from employers.choices import LIVE_STATES
from employers.models import Acceptance, PostingSearch
from employers.search.ask import Found, TooSlowError
from employers.search.page import SIZE
from employers.search.query import Order
from hellowork.accounts.actor import Actor
from seekers.fit.criteria import wished
from seekers.fit.ranking import ranked
from seekers.fit.wanted import wishes_of
from seekers.forms.parameters import FIT, MOST_PAGES
from seekers.forms.search import SearchForm
from seekers.job_rows import JobRow, rows_of
from seekers.models import Seeker
from seekers.models.wishes import WISH_COLUMNS
from seekers.shelf import Shelf

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. With `is_slow` there are none, because the question was too wide for now.

    `order` is the one they stand in; `note` says where that is not the one asked for, or not of all hits. `lacks_wishes`:
    they would stand in the one asked for, had this visitor wishes to compare with.
    """

    found: Found
    order: str
    note: str = ""
    lacks_wishes: bool = False
    is_slow: bool = False

    @property
    def pages(self) -> Paginator:
        """Numbered pages, as far as they go."""
        return Paginator(range(min(self.found.count, MOST_PAGES * SIZE)), SIZE)


def find(form: SearchForm, actor: Actor, shelf: Shelf) -> Results:
    """The hits of the form's page, for this visitor, without what they have hidden."""
    wishes = _wishes(actor) if form.is_by_fit else None
    try:
        if wishes is not None:
            return _by_fit(form, actor, wishes, shelf)
        found = PostingSearch.objects.page(shelf.hide(form.query(actor)), page=form.page)
    except TooSlowError:
        logger.warning("A search was stopped: %s words, page %s", len(form.words.terms), form.page)
        return Results(Found((), 0, is_capped=False, has_next=False), form.order, is_slow=True)
    if form.is_by_fit:
        return Results(found, Order.NEWEST, _why_not_by_fit(actor), lacks_wishes=True)
    return Results(found, form.order, _how_ordered(form))


def _how_ordered(form: SearchForm) -> str:
    """Pay by the hour stands among pay by the month."""
    is_by_wage = form.order in (Order.WAGE_LOW, Order.WAGE_HIGH)
    if not is_by_wage or form.many("time") == ("full",):
        return ""
    return _("時給や日給の求人は、月額に換算した金額で並べています。")


def _why_not_by_fit(actor: Actor) -> str:
    if actor.is_seeker:
        return _("希望に合う順は、希望条件を登録すると使えます。新着順で表示しています。")
    return _("希望に合う順は、ログインして希望条件を登録すると使えます。新着順で表示しています。")


def _wishes(actor: Actor) -> Seeker | None:
    """A signed-in seeker who has wishes to compare with."""
    if not actor.is_seeker:
        return None
    seeker = Seeker.objects.for_actor(actor).only(*WISH_COLUMNS).first()
    return seeker if seeker and wished(wishes_of(seeker)) else None


def _by_fit(form: SearchForm, actor: Actor, wishes: Seeker, shelf: Shelf) -> Results:
    """The newest hits, as far as pages go, in the order of the wishes."""
    first = PostingSearch.objects.first(shelf.hide(form.query(actor)), most=MOST_PAGES * SIZE)
    ids = ranked(wishes, first.posting_ids)
    end = form.page * SIZE
    found = replace(first, posting_ids=tuple(ids[end - SIZE : end]), has_next=len(ids) > end)
    words = _("希望に合う順は、新しいものから%(most)s件の中で並べています。")
    return Results(found, FIT, words % {"most": f"{len(ids):,}"} if first.is_partial_order else "")


@dataclass(frozen=True, slots=True)
class ByNumbers:
    """Postings asked for by 求人番号: rows of the live ones, and which numbers are known, ended or unknown."""

    rows: list[JobRow]
    known: list[str]
    ended: list[str]
    unknown: list[str]


def by_numbers(numbers: Sequence[str], actor: Actor, shelf: Shelf) -> ByNumbers:
    """The postings of these numbers, older numbers of renewed ones too; what this visitor may not see is unknown."""
    asked = Acceptance.objects.filter(number__in=numbers).select_related("posting").order_by("pk")
    postings = {acceptance.number: acceptance.posting for acceptance in asked}
    found = rows_of([posting.pk for posting in postings.values()], actor, shelf)
    rows = {row.posting_id: row for row in found}
    known = [number for number in numbers if number in postings and postings[number].pk in rows]
    ended = [number for number in known if postings[number].state not in LIVE_STATES]
    live = dict.fromkeys(postings[number].pk for number in known if number not in ended)
    return ByNumbers(
        rows=[rows[posting_id] for posting_id in live],
        known=known,
        ended=ended,
        unknown=[number for number in numbers if number not in known],
    )
