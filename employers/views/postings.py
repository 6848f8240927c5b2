"""A posting's own page, its beginning, and handing it in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from employers import queries, typed
from employers.actions.postings import create_posting, submit_posting
from employers.choices import PostingState, RefusalGround
from employers.forms.acts import BLANK, CheckForm, NewPostingForm
from employers.models import JobCard, Posting
from employers.presentation import is_asked, label_of, value_text
from employers.progress import Progress, Review
from employers.sections import SECTION_OF, SECTIONS, Section
from employers.views.own_postings import address_of, card_to_write, may_write, own_posting, review_of, today
from employers.views.posting_page import posting_page
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.calendar import days
from hellowork.web.components import Fact, Task
from hellowork.web.once import once
from hellowork.web.responses import redirect_after_post, render_form

MOST_TO_COPY = 30


@hat_required(Hat.EMPLOYER)
@require_safe
def posting(request: PersonRequest, posting_id: int) -> HttpResponse:
    """The posting's page: the list of sections while it is written, its state and the card after that."""
    found = own_posting(request, posting_id)
    card = card_to_write(found)
    if card is not None and may_write(request.actor):
        return _task_list(request, found, card)
    return posting_page(request, found)


def _task_list(request: PersonRequest, posting: Posting, card: JobCard) -> HttpResponse:
    review = _review(request, posting, card)
    context = {
        "posting": posting,
        "card": card,
        "is_returned": posting.state == PostingState.RETURNED,
        "whole": review.whole,
        "tasks": [_task(posting, progress) for progress in review.sections],
        "is_ready": review.is_ready,
        "office": posting.establishment.office,
    }
    return render(request, "employers/task_list.html", context)


def _review(request: PersonRequest, posting: Posting, card: JobCard) -> Review:
    remarks = card.remarks.order_by("pk")
    return review_of(card, today(request), remarks=remarks, unread=typed.unread_sections(posting.pk))


def _task(posting: Posting, progress: Progress) -> Task:
    return Task(
        name=progress.section.title,
        state=progress.state,
        address=reverse("employers:section", kwargs={"posting_id": posting.pk, "section": progress.section}),
        hint=progress.hint,
    )


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """求人申込みを始める: blank or with a former card's text."""
    if not may_write(request.actor):
        raise NotAllowed
    former = queries.to_copy(request.actor)[:MOST_TO_COPY]
    if request.method == "POST":
        form = NewPostingForm(request.POST, former=former)
        if form.is_valid():
            return _begin(request, form)
    else:
        wish = request.GET.get("from", BLANK)
        form = NewPostingForm(parked.restored(request), former=former, initial={"start": wish})
    return render_form(request, "employers/new.html", form)


def _begin(request: PersonRequest, form: NewPostingForm) -> HttpResponse:
    def work() -> str:
        created = create_posting(by=request.actor, copy_of=form.card)
        return resolve_url("employers:posting", posting_id=created.pk)

    try:
        address = once(request, work)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
        return redirect_after_post(request, "employers:postings")
    if form.card:
        messages.success(
            request, _("前回の内容をコピーしました。変わったところがないか、各欄をご確認ください。")
        )
    return redirect_after_post(request, address)


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: PersonRequest, posting_id: int) -> HttpResponse:
    """The answers before handing in, and the hand-in itself."""
    posting = own_posting(request, posting_id)
    if not may_write(request.actor):
        raise NotAllowed
    card = card_to_write(posting)
    if card is None:
        # A second press after the first went through, or an old link.
        page = "sent" if posting.state == PostingState.SUBMITTED else "posting"
        return HttpResponseRedirect(resolve_url(f"employers:{page}", posting_id=posting.pk), status=303)
    if request.method == "POST":
        form = CheckForm(request.POST, card=card)
        if form.is_valid():
            return _hand_in(request, posting, form)
    else:
        form = CheckForm(parked.restored(request), card=card)
    return render_form(request, "employers/check.html", form, _check_context(request, posting, card))


def _hand_in(request: PersonRequest, posting: Posting, form: CheckForm) -> HttpResponse:
    seen = form.cleaned_data["seen"]

    def work() -> str:
        submit_posting(by=request.actor, posting_id=posting.pk, declared=True, seen=seen)
        return resolve_url("employers:sent", posting_id=posting.pk)

    try:
        return redirect_after_post(request, once(request, work))
    except Refused as refusal:
        # Another window was faster, or the office was.
        messages.warning(request, str(refusal.message))
        return redirect_after_post(request, address_of(posting.pk))


def _check_context(request: PersonRequest, posting: Posting, card: JobCard) -> dict[str, Any]:
    review = _review(request, posting, card)
    return {
        "posting": posting,
        "sections": [(section, section_facts(posting, card, section)) for section in SECTIONS],
        "blocking": [
            (finding.message, _field_address(posting, finding.field)) for finding in review.blocking
        ],
        "unread": [
            (section.title, _section_address(posting, section))
            for section in SECTIONS
            if section.slug in review.unread
        ],
        "doubtful": [
            (finding.message, _field_address(posting, finding.field)) for finding in review.doubtful
        ],
        "low_wage": review.low_wage,
        "wages_address": _field_address(posting, "base_min"),
        "grounds": [ground.label for ground in RefusalGround],
        "is_ready": review.is_ready,
    }


def section_facts(posting: Posting, card: JobCard, section: Section, *, change: bool = True) -> list[Fact]:
    """The answers of one section, without what its other answers make pointless."""
    return [
        Fact(
            name=label_of(name),
            value=value_text(card, name),
            change=_field_address(posting, name) if change else "",
        )
        for name in section.fields
        if is_asked(card, name)
    ]


def _section_address(posting: Posting, section: Section) -> str:
    return reverse("employers:section", kwargs={"posting_id": posting.pk, "section": section})


def _field_address(posting: Posting, name: str) -> str:
    section = SECTION_OF.get(name)
    if section is None:
        return reverse("employers:posting", args=[posting.pk])
    return f"{_section_address(posting, section)}?check=1#field-{name}"


@hat_required(Hat.EMPLOYER)
@require_safe
def sent(request: PersonRequest, posting_id: int) -> HttpResponse:
    """What happens next, and when; 404 for a posting that was never handed in."""
    posting = own_posting(request, posting_id)
    if posting.state == PostingState.DRAFT:
        raise Http404
    if posting.state != PostingState.SUBMITTED:
        return HttpResponseRedirect(resolve_url("employers:posting", posting_id=posting.pk))
    context = {
        "posting": posting,
        "card": posting.draft_card,
        "office": posting.establishment.office,
        "visit_days": days.VISIT_DAYS,
        "refer_until": days.end_of_second_month_after(today(request)),
    }
    return render(request, "employers/sent.html", context)
