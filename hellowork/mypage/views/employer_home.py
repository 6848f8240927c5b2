"""求人者マイページのホーム: what waits for the employer today, each a number that leads to it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from applications.choices import LIVE_STATES, ApplicationState, Waits
from applications.models import Application
from applications.models.application import interview_on, misses_result
from employers import queries
from employers.choices import LIVE_STATES as LIVE_POSTINGS
from employers.queries import PostingList
from employers.views.own_postings import may_write
from employers.views.postings_list import NEWEST, Row
from hellowork.accounts.actor import Actor, Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.calendar import days
from hellowork.mypage.unread import unread_of
from hellowork.text.templatetags.house_text import jdate


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of today: what waits, how much of it, and where it is done."""

    key: str
    words: str | Promise
    count: int
    address: str
    hint: str = ""


@hat_required(Hat.EMPLOYER)
@require_safe
def employer_home(request: PersonRequest) -> HttpResponse:
    """今日: what waits, counted, and the newest postings."""
    writes = may_write(request.actor)
    newest = queries.at_hand(request.actor)[:NEWEST]
    context = {
        "waiting": [each for each in _waiting(request) if each.count],
        "rows": [Row.of(posting, writes=writes) for posting in newest],
        "writes": writes,
    }
    return render(request, "mypage/employer_home.html", context)


def _waiting(request: PersonRequest) -> list[Waiting]:
    now = request.user.read_at
    applicants, unread = _applicants(request.actor, now), unread_of(request)
    postings = queries.counts(request.actor, days.day_of(now))
    visit_by = (
        format_html(_("{}までにお越しください。"), jdate(postings.visit_by)) if postings.visit_by else ""
    )
    missing = _("面接の日、または応募から14日を過ぎています。採用結果をお知らせください。")
    complete = _("募集を終えるか、続けるかをご確認ください。")
    live = f"{reverse('employers:postings')}?list={PostingList.LIVE.value}"
    return [
        _on_list(Waits.ANSWER, applicants["waiting"]),
        _on_list(Waits.INTERVIEW, applicants["interviews"]),
        _on_list(Waits.RESULT, applicants["missing"], missing),
        Waiting("messages", gettext_lazy("読んでいないメッセージ"), unread.messages, reverse("messages")),
        Waiting("notices", gettext_lazy("読んでいないお知らせ"), unread.notices, reverse("notices")),
        _postings(PostingList.RETURNED, gettext_lazy("修正のお願いがある求人"), postings),
        _postings(PostingList.VISIT, gettext_lazy("来所のお願いがある求人"), postings, visit_by),
        _postings(PostingList.DRAFTS, gettext_lazy("入力中の求人"), postings),
        Waiting(
            "complete", gettext_lazy("採用予定の人数に達した求人"), _complete(request.actor), live, complete
        ),
        _postings(PostingList.ENDING, gettext_lazy("紹介期限日が7日以内の求人"), postings),
    ]


def _on_list(waits: Waits, count: int, hint: str = "") -> Waiting:
    address = f"{reverse('applicants:list')}?waits={waits.value}"
    return Waiting(waits.value, waits.label, count, address, hint)


def _postings(wanted: PostingList, words: str | Promise, found: queries.Counts, hint: str = "") -> Waiting:
    address = f"{reverse('employers:postings')}?list={wanted.value}"
    return Waiting(wanted.value, words, found.of[wanted], address, hint)


def _complete(actor: Actor) -> int:
    """Live postings for which as many people were hired as were wanted."""
    hired = Application.objects.for_actor(actor).filter(
        state=ApplicationState.HIRED, posting__state__in=LIVE_POSTINGS
    )
    by_posting = hired.order_by().values("posting").annotate(hired=Count("pk"))
    return by_posting.filter(hired__gte=F("posting__card__openings")).count()


def _applicants(actor: Actor, now: dt.datetime) -> dict[str, int]:
    """Those who wait for an answer, who come for an interview today, and whose result is late, in one query."""
    live = Application.objects.for_actor(actor).filter(state__in=LIVE_STATES)
    return live.aggregate(
        waiting=Count("pk", filter=Q(state=ApplicationState.APPLIED)),
        interviews=Count("pk", filter=interview_on(days.day_of(now))),
        missing=Count("pk", filter=misses_result(now)),
    )
