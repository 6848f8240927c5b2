"""Up to four postings side by side, under an address that can be shared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from employers import publication
from employers.models import Posting
from employers.public_card import PublicCard, PublicSection
from hellowork.accounts.actor import Actor
from hellowork.text.dates import date_text
from hellowork.text.numbers import ledger_number
from seekers.queries import is_over, postings_of_numbers
from seekers.shelf import control_of, shelf_of
from seekers.views.public import shared_for_a_minute

MOST_COMPARED = 4
# Read from an address; the rest is not even looked at.
_MOST_READ = 20
# What people compare first; on a phone the end of the table lies screens away.
_SECTIONS = ("wages", "hours", "work", "conditions", "selection", "company", "employer")


@dataclass(frozen=True, slots=True)
class Line:
    """One fact, of every posting in turn; empty where a card says nothing about it."""

    name: str | Promise
    values: list[object]

    @property
    def differs(self) -> bool:
        return len({str(value) for value in self.values}) > 1


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one section of the card."""

    title: str | Promise
    lines: list[Line]


@login_not_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """求人をくらべる: `?n=13010-00000001&n=...`; each visitor reads what the levels let them."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    numbers = _numbers(request.GET.getlist("n"))
    found = postings_of_numbers(actor, numbers)
    postings = {posting.pk: posting for number in numbers if (posting := found.get(number))}
    running = [posting for posting in postings.values() if not is_over(posting)]
    shown, left_out = running[:MOST_COMPARED], running[MOST_COMPARED:]
    own = shelf_of(request)
    only_different = "different" in request.GET
    context = {
        "columns": [control_of(_public(posting, actor), own) for posting in shown],
        "groups": _groups(shown, actor, only_different=only_different),
        "unknown": [number for number in numbers if number not in found],
        "ended": [posting.standing.number for posting in postings.values() if is_over(posting)],
        "left_out": [posting.standing.number for posting in left_out],
        "only_different": only_different,
        "other_address": _address(shown, only_different=not only_different),
        "shelf": own,
        "come_back": request.get_full_path(),
    }
    response = render(request, "seekers/jobs/compare.html", context)
    response.headers["X-Robots-Tag"] = "noindex, follow"
    return shared_for_a_minute(response)


def _numbers(typed: Iterable[str]) -> list[str]:
    """As they are kept, each once, in the order of the address."""
    return list(dict.fromkeys(ledger_number(text)[:40] for text in list(typed)[:_MOST_READ] if text.strip()))


def _address(postings: Iterable[Posting], *, only_different: bool) -> str:
    pairs = [("n", posting.standing.number) for posting in postings]
    return f"?{urlencode([*pairs, ('different', '1')] if only_different else pairs)}"


def _groups(postings: Sequence[Posting], actor: Actor, *, only_different: bool) -> list[Group]:
    """The sections of all cards laid beside each other."""
    cards = [{section.key: section for section in _public(each, actor).sections()} for each in postings]
    groups = [_group([card[key] for card in cards]) for key in _SECTIONS] if cards else []
    groups.append(Group(_("期限"), [Line(_("紹介期限日"), [_until(each) for each in postings])]))
    wanted = [
        Group(group.title, [line for line in group.lines if line.differs or not only_different])
        for group in groups
    ]
    return [group for group in wanted if group.lines]


def _public(posting: Posting, actor: Actor) -> PublicCard:
    return PublicCard(posting, publication.sight_of(posting, actor))


def _until(posting: Posting) -> str:
    return date_text(posting.standing.refer_until)


def _group(sections: Sequence[PublicSection]) -> Group:
    values = [{str(fact.name): fact.value for fact in section.facts} for section in sections]
    names = list(dict.fromkeys(str(fact.name) for section in sections for fact in section.facts))
    return Group(
        sections[0].title,
        [Line(name, [each.get(name) or "" for each in values]) for name in names],
    )
