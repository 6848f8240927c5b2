"""Work on postings: acceptance, visits that were asked for, ends in sight."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers import wages
from employers.choices import PostingState
from employers.models import Posting
from employers.models.posting import PostingQuerySet
from hellowork.accounts.actor import Actor
from hellowork.calendar import days
from hellowork.desk.age import open_time, open_time_words
from hellowork.desk.work import Line, WorkKind
from hellowork.offices.roles import OfficePermission
from hellowork.text.templatetags.house_text import jdate
from hellowork.web.components import Text, Tone

# How long before its day a visit or the end of a posting becomes work.
VISIT_SOON = dt.timedelta(days=3)
END_SOON = dt.timedelta(days=7)


def _postings(actor: Actor) -> PostingQuerySet:
    return Posting.objects.for_actor(actor).select_related(
        "establishment__office", "card", "draft_card", "acceptance"
    )


def _of_jurisdiction(actor: Actor) -> Q:
    return Q(establishment__office_id=actor.office_id)


def _accepted_here(actor: Actor) -> Q:
    return Q(acceptance__office_id=actor.office_id)


def _line(posting: Posting, *, why: Text, at: dt.datetime, when: Text, button: Text) -> Line:
    card, establishment = posting.draft_card or posting.card, posting.establishment
    return Line(
        title=_("%(title)s（%(establishment)s）") % {"title": card, "establishment": establishment.name},
        why=why,
        at=at,
        when=when,
        button=button,
        address=reverse("admin:employers_posting_change", args=[posting.pk]),
        telephone=(card.contact_telephone if card else "") or establishment.telephone,
        contact=card.contact_name if card else "",
    )


def _due(posting: Posting, day: dt.date | None, *, why: Text, button: Text) -> Line:
    """A line that is due by the end of a day; the query asked for rows that have one."""
    return _line(
        posting,
        why=why,
        at=days.start_of_day(day) if day else posting.state_since,
        when=format_html("{}まで", jdate(day)),
        button=button,
    )


def _acceptance(posting: Posting, now: dt.datetime) -> Line:
    office = posting.establishment.office
    waited = open_time(office.timetable, posting.state_since, now)
    return _line(
        posting,
        why=_("求人が送信されました（%(office)s管轄）。") % {"office": office.name},
        at=posting.state_since,
        when=_("%(age)s経過") % {"age": open_time_words(waited)},
        button=_("内容を確認する"),
    )


def _visit(posting: Posting, now: dt.datetime) -> Line:
    return _due(
        posting,
        posting.visit_by,
        why=_("来所をお願いしています。期限を過ぎると仮登録が取り消されます。"),
        button=_("来所の確認へ"),
    )


def _end(posting: Posting, now: dt.datetime) -> Line:
    accepted = posting.acceptance
    return _due(
        posting,
        accepted.refer_until if accepted else None,
        why=_("求人%(number)sの紹介期限が近づいています。") % {"number": accepted},
        button=_("求人を確認する"),
    )


def _low_wage(posting: Posting, now: dt.datetime) -> Line:
    short = wages.shortfall(posting.card) if posting.card else None
    day = short.rate.effective if short else days.day_of(now)
    return _line(
        posting,
        why=_("新しい最低賃金（%(rate)s円）を下回ります。賃金の変更をお願いしてください。")
        % {"rate": f"{short.rate.yen:,}" if short else ""},
        at=days.start_of_day(day),
        when=format_html("{}から", jdate(day)),
        button=_("求人を確認する"),
    )


KINDS = (
    WorkKind(
        key="acceptance",
        title=gettext_lazy("受理待ち"),
        permission=OfficePermission.ACCEPT,
        rows=_postings,
        waits=lambda postings, now: postings.waiting_for_office(),
        own=_of_jurisdiction,
        order="state_since",
        line=_acceptance,
    ),
    WorkKind(
        key="visits",
        title=gettext_lazy("来所の期限"),
        permission=OfficePermission.ACCEPT,
        rows=_postings,
        waits=lambda postings, now: postings.filter(
            state=PostingState.VISIT_ASKED, visit_by__lte=days.day_of(now) + VISIT_SOON
        ),
        own=_of_jurisdiction,
        order="visit_by",
        line=_visit,
        tone=Tone.YELLOW,
    ),
    WorkKind(
        key="ending",
        title=gettext_lazy("紹介期限が近い求人"),
        permission=OfficePermission.CALL,
        rows=_postings,
        waits=lambda postings, now: postings.live().filter(
            acceptance__refer_until__lte=days.day_of(now) + END_SOON
        ),
        own=_accepted_here,
        order="acceptance__refer_until",
        line=_end,
        tone=Tone.GREY,
    ),
    WorkKind(
        key="wages",
        title=gettext_lazy("最低賃金を下回る求人"),
        permission=OfficePermission.ACCEPT,
        rows=_postings,
        waits=lambda postings, now: postings.below_minimum_wage(days.day_of(now)),
        own=_accepted_here,
        order="minimum_from",
        line=_low_wage,
        tone=Tone.YELLOW,
    ),
)
