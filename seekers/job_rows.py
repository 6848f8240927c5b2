"""Postings as rows of a list: what a reader compares before opening one. Any list of postings shows them so."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from employers import publication
from employers.choices import EmploymentForm, PostingState
from employers.models import Posting
from employers.pay import pay_of
from employers.public_card import PublicCard, hours_text
from employers.search import database, filters
from employers.search.document import number_told
from employers.search.reading import Reader
from employers.search.similar import nearest_to
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.web.components import Tone
from seekers.queries import is_over
from seekers.shelf import NO_SHELF, Shelf

# 新着: accepted today or on the two days before (the real service's 直近3日).
NEW_DAYS = 3
_EXCERPT = 78
_MOST_FEATURES = 3
_TAKES = filters.option("with", "self")
# In this order; what most postings have tells a reader nothing.
_SHOWN_FEATURES = (
    filters.option("with", "remote"),
    filters.option("weekend", "weekly"),
    filters.option("with", "no_experience"),
    filters.option("overtime", "none"),
    filters.option("with", "car"),
    filters.option("with", "no_education"),
)
_READER = Reader(
    "WHERE posting.id = ANY (%s)",
    {
        "posting": ("state", "publication_level", "self_application"),
        "card": (
            "title", "description", "workplace_name", "contact_name", "contact_telephone", "street",
            "postal_code", "working_time", "employment_form", "employment_form_name", "contract_work",
            "wage_form", "base_min", "base_max", "allowances", "has_fixed_overtime", "fixed_overtime_min",
            "fixed_overtime_max", "starts_at", "ends_at", "break_minutes", "days_off_a_year", "days_a_week",
            "two_day_weekend", "has_overtime", "experience", "education", "can_work_from_home", "car_commuting",
            "has_age_limit", "age_from", "age_until", "age_reason", "experience_text", "licences",
            "driving_licence",
        ),
        "acceptance": ("number", "accepted_on", "refer_until"),
        "establishment": (
            "name", "kana", "representative_name", "homepage", "corporate_number", "telephone", "fax", "street",
            "postal_code", "number",
        ),
        "municipality": ("name", "prefecture"),
    },
    f"(hellowork_now() AT TIME ZONE '{clock.TOKYO}')::date",
)  # fmt: skip

# What was read for a row, bare.
Values = tuple[Any, ...]
Tags = list[tuple[str | Promise, Tone]]
DrawnTags = tuple[tuple[str, Tone], ...]
# Rows that are kept made and drawn, 10 KB each: some two hundred pages of a list.
_MOST_DRAWN = 4_096
_ANY_NUMBER = "00000-00000000"


@dataclass(frozen=True, slots=True)
class JobRow:
    """One posting of a list in words, as one visitor may read it. `employer` is empty where it is not told.

    `establishment_number` is what the others of its establishment are found by; empty where the level hides whose it is.
    Of one that `is_over` a list shows title and number alone, as its page does. Rows are equal if they look the same
    but for their buttons.
    """

    posting_id: int
    number: str
    address: str
    title: str
    employer: str
    workplace: str
    pay: SafeString
    pay_note: str
    hours: str
    days_off: str
    excerpt: str
    accepted_on: dt.date
    refer_until: dt.date
    days_left: int
    establishment_number: str = ""
    is_over: bool = False
    is_kept: bool = field(default=False, compare=False)
    is_viewed: bool = False
    is_applied: bool = False
    is_hidden: bool = field(default=False, compare=False)
    is_employer_hidden: bool = field(default=False, compare=False)
    marks: DrawnTags = ()
    features: DrawnTags = ()

    @property
    def html(self) -> SafeString:
        """The row as a list shows it, without its buttons."""
        return _drawn(self, get_language(), shows_deadline=False)

    @property
    def html_with_deadline(self) -> SafeString:
        """The same for a list in the order of 紹介期限日."""
        return _drawn(self, get_language(), shows_deadline=True)

    @property
    def shared(self) -> SafeString:
        """The row on a page that is the same for all: with a link in place of the buttons."""
        return self.html + self.keep_link

    @property
    def keep_link(self) -> SafeString:
        """What stands in place of the buttons where a page has no form."""
        return _keep_link(self.number, self.title, get_language())


@lru_cache(maxsize=_MOST_DRAWN)
def _drawn(row: JobRow, _language: str | None, *, shows_deadline: bool) -> SafeString:
    """Drawing a list takes longer than finding it; who sees the same of a posting gets what was drawn before."""
    context = {"row": row, "shows_deadline": shows_deadline}
    return mark_safe(render_to_string("seekers/jobs/_row_text.html", context))  # noqa: S308 - our template


@lru_cache(maxsize=_MOST_DRAWN)
def _keep_link(number: str, title: str, language: str | None) -> SafeString:
    values = {"number": number, "title": title, "address": _address("jobs:keep", number)}
    return format_html(_keep_link_of_any(language), **values)


@cache
def _keep_link_of_any(_language: str | None) -> str:
    """The link with places for its values: drawn once, since twenty stand on each page."""
    places = {name: f"{{{name}}}" for name in ("number", "title", "address")}
    return render_to_string("seekers/jobs/_keep_link.html", places)


def _address(view: str, number: str) -> str:
    """The address of a posting; to reverse each would take longer than to draw it."""
    return _address_of_any(view).replace(_ANY_NUMBER, number)


@cache
def _address_of_any(view: str) -> str:
    return reverse(view, args=[_ANY_NUMBER])


def cards_of(posting_ids: Sequence[int], actor: Actor) -> list[PublicCard]:
    """The cards of these postings in this order as far as a row shows them, in one query; who may see nothing of one
    gets none of it. The postings carry `today`.
    """
    return [_card(values, sight) for values, _posting, sight in _seen(posting_ids, actor)]


def rows_of(posting_ids: Sequence[int], actor: Actor, shelf: Shelf = NO_SHELF) -> list[JobRow]:
    """The rows of these postings; see `cards_of`. `shelf` says which of them this visitor keeps, has opened, applied for
    or hidden.
    """
    language = get_language()
    return [
        _on_shelf(_made(values, sight, language), posting.establishment_id, shelf)
        for values, posting, sight in _seen(posting_ids, actor)
    ]


def _seen(posting_ids: Sequence[int], actor: Actor) -> list[tuple[Values, Posting, publication.Sight]]:
    """What was read of those of which this visitor sees anything, in this order, and how much that is."""
    if not posting_ids:
        return []
    using, seen = database.alias(), {}
    for values in _READER.values(list(posting_ids), using=using):
        posting = _READER.head(values, using)
        sight = publication.sight_of(posting, actor)
        if sight is not publication.Sight.NOTHING:
            seen[posting.pk] = values, posting, sight
    return [seen[posting_id] for posting_id in posting_ids if posting_id in seen]


def _card(values: Values, sight: publication.Sight) -> PublicCard:
    posting = _READER.posting(values, database.alias())
    (posting.today,) = _READER.beside(values)  # type: ignore[attr-defined]
    return PublicCard(posting, sight)


@lru_cache(maxsize=_MOST_DRAWN)
def _made(values: Values, sight: publication.Sight, _language: str | None) -> JobRow:
    """The row out of everything that was read for it: of the same values it is made once."""
    return _row(_card(values, sight))


def row_of(public: PublicCard, shelf: Shelf) -> JobRow:
    """One row of `rows_of`."""
    return _on_shelf(_row(public), public.posting.establishment_id, shelf)


def _on_shelf(row: JobRow, establishment_id: int, shelf: Shelf) -> JobRow:
    """The row as it lies on this visitor's shelf."""
    if shelf.is_empty:
        return row
    return replace(
        row,
        is_kept=row.posting_id in shelf.kept,
        is_viewed=row.posting_id in shelf.viewed,
        is_applied=row.posting_id in shelf.applied,
        is_hidden=row.posting_id in shelf.hidden_postings,
        is_employer_hidden=bool(row.employer) and establishment_id in shelf.hidden_establishments,
    )


@dataclass(frozen=True, slots=True)
class ShortRow:
    """A posting in one line, as one visitor may read it."""

    number: str
    address: str
    title: str
    employer: str
    workplace: str
    pay: SafeString
    is_applied: bool = False


def similar_rows(posting: Posting, actor: Actor, shelf: Shelf = NO_SHELF) -> list[ShortRow]:
    """A few postings like this one; see `employers.search.similar`."""
    near = nearest_to(posting, sees_level_2=publication.sees_level_2(actor))
    return [_short_row(each, actor, shelf) for each in near]


def _short_row(posting: Posting, actor: Actor, shelf: Shelf) -> ShortRow:
    public, number = PublicCard(posting, publication.sight_of(posting, actor)), posting.standing.number
    return ShortRow(
        number=number,
        address=_address("jobs:job", number),
        title=public.title,
        employer=public.employer,
        workplace=public.workplace,
        pay=pay_of(public.card).html,
        is_applied=posting.pk in shelf.applied,
    )


def _row(public: PublicCard) -> JobRow:
    """The row on nobody's shelf."""
    posting, card, pay = public.posting, public.card, pay_of(public.card)
    number = posting.standing.number
    text = " ".join(public.description.split())
    return JobRow(
        posting_id=posting.pk,
        number=number,
        address=_address("jobs:job", number),
        title=public.title,
        employer=public.employer,
        workplace=public.workplace,
        pay=pay.html,
        pay_note=_("年収の目安 %(year)s") % {"year": pay.year_text} if pay.year_text else "",
        hours=hours_text(card),
        days_off=_("年間休日%(days)s日") % {"days": card.days_off_a_year} if card.days_off_a_year else "",
        excerpt=text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…",
        accepted_on=posting.standing.accepted_on,
        refer_until=posting.standing.refer_until,
        establishment_number=number_told(posting) if public.is_named else "",
        days_left=(posting.standing.refer_until - posting.today).days,  # type: ignore[attr-defined]
        is_over=is_over(posting),
        marks=_in_words(marks_of(posting, public)),
        features=_in_words(feature_tags_of(posting)),
    )


def _in_words(tags: Tags) -> DrawnTags:
    return tuple((str(label), tone) for label, tone in tags)


def marks_of(posting: Posting, public: PublicCard) -> Tags:
    """What a reader should know first: that it is new or on hold, and what kind of employment it is.

    The posting carries `today`.
    """
    marks: Tags = []
    if posting.state == PostingState.ON_HOLD:
        marks.append((_ON_HOLD, Tone.YELLOW))
    elif (posting.today - posting.standing.accepted_on).days < NEW_DAYS:  # type: ignore[attr-defined]
        marks.append((_NEW, Tone.STRONG))
    return [*marks, (_form_of(public), Tone.BLUE)]


def feature_tags_of(posting: Posting, *, most: int = _MOST_FEATURES) -> Tags:
    """What speaks for the work."""
    tags: Tags = [(_TAKES.chip, Tone.GREEN)] if _TAKES.holds(posting) else []
    return tags + [(option.chip, Tone.GREY) for option in _SHOWN_FEATURES if option.holds(posting)][:most]


_NEW, _ON_HOLD = gettext_lazy("新着"), gettext_lazy("応募の受付を止めています")


def _form_of(public: PublicCard) -> str | Promise:
    """正社員, パート, or what the employer calls it (契約社員)."""
    card = public.card
    if card.employment_form == EmploymentForm.OTHER and card.employment_form_name:
        return public.text(card.employment_form_name)
    return EmploymentForm(card.employment_form).label
