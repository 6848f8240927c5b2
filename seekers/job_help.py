"""Help for a search that found nothing: which condition to take off and what that would find, and what was meant."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from employers.models import PostingSearch
from employers.search import spelling
from employers.search.ask import Count, TooSlowError
from employers.search.words import Term
from hellowork.accounts.actor import Actor
from seekers.forms.numbers import read_numbers
from seekers.forms.search import Chip, SearchForm
from seekers.job_conditions import as_conditions
from seekers.job_results import Results

logger = logging.getLogger(__name__)

# These bound the work of one page.
MOST_WAYS = 12
_MOST_CONDITIONS = 2
_MOST_WORDS_ASKED = 2


@dataclass(frozen=True, slots=True)
class Way:
    """Another search, in words, and how many postings it finds; no count where counting took too long."""

    label: str
    address: str
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """`ways` each take one condition off, the most hits first; `meant` are other words, or the conditions that words stand
    for. `is_counted` says that all have hits.

    `numbers` are the 求人番号 among the words: who asks by number is told of postings that have ended, too.
    `unknown_places` are those that are no place we know, and were looked for in the texts.
    """

    ways: list[Way] = field(default_factory=list)
    meant: list[Way] = field(default_factory=list)
    is_counted: bool = True
    numbers: tuple[str, ...] = ()
    unknown_places: tuple[str, ...] = ()


def help_for(form: SearchForm, actor: Actor, results: Results) -> Help | None:
    """What to try instead of a search without hits; counted for this visitor, in one transaction."""
    if results.found.posting_ids or results.is_slow:
        return None
    chips = form.chips[:MOST_WAYS]
    words = [*islice(as_conditions(form), _MOST_CONDITIONS), *_other_words(form)]
    numbers = read_numbers(form.q).numbers
    unknown = tuple(named.typed for named in form.named if not named.places)
    searches = [*chips, *words]
    try:
        counts = PostingSearch.objects.counts([chip.form.query(actor) for chip in searches])
    except TooSlowError:
        logger.warning("Counting for a search without hits was stopped: %s conditions", len(chips))
        tries = [Way(chip.label, chip.address) for chip in chips]
        return Help(tries, is_counted=False, numbers=numbers, unknown_places=unknown)
    found = [Way(chip.label, chip.address, count) for chip, count in zip(searches, counts, strict=True)]
    ways, meant = found[: len(chips)], found[len(chips) :]
    best = sorted(filter(_has_hits, ways), key=_hits, reverse=True)
    return Help(best, list(filter(_has_hits, meant)), numbers=numbers, unknown_places=unknown)


def _has_hits(way: Way) -> bool:
    return way.count is not None and way.count.number > 0


def _hits(way: Way) -> int:
    return way.count.number if way.count else 0


def _other_words(form: SearchForm) -> Iterator[Chip]:
    """The search with a word in place of one that may be misspelled."""
    terms = form.typed_words.terms
    asked = [term for term in terms if not term.is_excluded and len(term.parts) == 1]
    for term in asked[:_MOST_WORDS_ASKED]:
        for word in spelling.meant(term.typed):
            yield Chip(word, form.but(q=" ".join(_instead(each, term, word) for each in terms)))


def _instead(each: Term, term: Term, word: str) -> str:
    return word if each is term else each.spelled
