"""Postings as rows of a list: what a reader compares before opening one. Any list of postings shows them so."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers import publication
from employers.choices import EmploymentForm, PostingState
from employers.models import Posting
from employers.pay import pay_of
from employers.public_card import PublicCard, hours_text
from employers.search import database, filters
from employers.search.document import number_told
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
_ROW_COLUMNS = (
    "state", "publication_level", "self_application", "establishment__name", "establishment__kana",
    "establishment__representative_name", "establishment__homepage", "establishment__corporate_number",
    "establishment__telephone", "establishment__fax", "establishment__street", "establishment__postal_code",
    "establishment__number", "acceptance__number", "acceptance__accepted_on", "acceptance__refer_until",
    "card__municipality__name", "card__municipality__prefecture",
    *(f"card__{name}" for name in (
        "title", "description", "workplace_name", "contact_name", "contact_telephone", "street",
        "postal_code", "working_time", "employment_form",
        "employment_form_name", "contract_work", "wage_form", "base_min", "base_max", "allowances",
        "has_fixed_overtime", "fixed_overtime_min", "fixed_overtime_max", "starts_at", "ends_at", "break_minutes",
        "days_off_a_year", "days_a_week", "two_day_weekend", "has_overtime", "experience", "education",
        "can_work_from_home", "car_commuting",
        "has_age_limit", "age_from", "age_until", "age_reason", "experience_text", "licences", "driving_licence",
    )),
)  # fmt: skip

Tags = list[tuple[str | Promise, Tone]]


@dataclass(frozen=True, slots=True)
class JobRow:
    """One posting of a list in words, as one visitor may read it. `employer` is empty where it is not told.

    `establishment_number` is what the others of its establishment are found by; empty where the level hides whose it is.
    Of one that `is_over` a list shows title and number alone, as its page does.
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
    public: PublicCard
    establishment_number: str = ""
    is_over: bool = False
    is_kept: bool = False
    is_viewed: bool = False
    is_hidden: bool = False
    is_employer_hidden: bool = False
    marks: Tags = field(default_factory=list)
    features: Tags = field(default_factory=list)


def rows_of(posting_ids: Sequence[int], actor: Actor, shelf: Shelf = NO_SHELF) -> list[JobRow]:
    """The rows of these postings in this order, in one query; who may see nothing of one gets no row of it.

    `shelf` says which of them this visitor keeps, has opened, or has hidden.
    """
    if not posting_ids:
        return []
    postings = (
        Posting.objects.using(database.alias())
        .filter(pk__in=posting_ids)
        .select_related("establishment", "card__municipality", "acceptance")
        .only(*_ROW_COLUMNS)
        .annotate(today=TruncDate(clock.Now(), tzinfo=clock.TOKYO))
        .order_by("pk")
    )
    rows = {posting.pk: row for posting in postings if (row := _row(posting, actor, shelf))}
    return [rows[posting_id] for posting_id in posting_ids if posting_id in rows]


@dataclass(frozen=True, slots=True)
class ShortRow:
    """A posting in one line, as one visitor may read it."""

    number: str
    address: str
    title: str
    employer: str
    workplace: str
    pay: SafeString


def similar_rows(posting: Posting, actor: Actor) -> list[ShortRow]:
    """A few postings like this one; see `employers.search.similar`."""
    near = nearest_to(posting, sees_level_2=publication.sees_level_2(actor))
    return [_short_row(each, actor) for each in near]


def _short_row(posting: Posting, actor: Actor) -> ShortRow:
    public, number = PublicCard(posting, publication.sight_of(posting, actor)), posting.standing.number
    return ShortRow(
        number=number,
        address=reverse("jobs:job", args=[number]),
        title=public.title,
        employer=public.employer,
        workplace=public.workplace,
        pay=pay_of(public.card).html,
    )


def _row(posting: Posting, actor: Actor, shelf: Shelf) -> JobRow | None:
    sight = publication.sight_of(posting, actor)
    if sight is publication.Sight.NOTHING or posting.card is None:
        return None
    public, card, pay = PublicCard(posting, sight), posting.card, pay_of(posting.card)
    number = posting.standing.number
    text = " ".join(public.description.split())
    return JobRow(
        posting_id=posting.pk,
        number=number,
        address=reverse("jobs:job", args=[number]),
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
        is_kept=posting.pk in shelf.kept,
        is_viewed=posting.pk in shelf.viewed,
        is_hidden=posting.pk in shelf.hidden_postings,
        is_employer_hidden=public.is_named and posting.establishment_id in shelf.hidden_establishments,
        public=public,
        marks=marks_of(posting, public),
        features=feature_tags_of(posting),
    )


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
