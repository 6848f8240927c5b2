"""応募者管理: applicants by any method in one list, one applicant, the result."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.actions import outcomes, selecting
from applications.choices import LIVE_STATES, ApplicationState, Method, Result, Waits
from applications.forms.outcome import OutcomeForm
from applications.models import Application, SentDocument
from applications.presentation import employer_label, promise_to_keep, slots_shown, tone
from applications.views.applying import SEND
from employers.choices import LIVE_STATES as LIVE_POSTINGS
from employers.gate import NOTICE_TO_EMPLOYER
from employers.views.own_postings import may_write
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat, known
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.audit.models import AccessRecord
from hellowork.calendar import days
from hellowork.files.sending import attachment
from hellowork.web import drafts
from hellowork.web.once import act_once
from hellowork.web.responses import render_form
from referrals import papers

PAGE_SIZE = 30
RESULT_DRAFTS = "result"


def _applicant(request: PersonRequest, application_id: uuid.UUID) -> Application:
    mine = Application.objects.for_actor(request.actor).with_mypage()
    joined = mine.select_related("posting__establishment", "posting__acceptance", "card", "letter__file")
    return get_object_or_404(joined, pk=application_id)


def _outcome_form(application: Application, *args: Any) -> OutcomeForm:
    form = OutcomeForm(*args)
    if not application.has_mypage:  # type: ignore[attr-defined]
        form.without_mypage()
    return form


@hat_required(Hat.EMPLOYER)
@require_safe
def index(request: PersonRequest) -> HttpResponse:
    """応募者の一覧, newest first, with the column 応募方法; by method, and by what waits, where asked."""
    mine = Application.objects.for_actor(request.actor).as_rows().newest_first()
    now = request.user.read_at
    method, waits = request.GET.get("method", ""), request.GET.get("waits", "")
    if method in Method.values:
        mine = mine.filter(method=method)
    mine = mine.waiting_for(waits, now)
    only_late = "late" in request.GET
    if only_late:
        mine = mine.promise_broken(days.day_of(now))
    page = Paginator(mine, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [(each, employer_label(each, now), tone(each.state), promise_to_keep(each, now)) for each in page]
    context = {
        "page": page,
        "rows": rows,
        "methods": Method.choices,
        "method": method,
        "lists": Waits.choices,
        "waits": waits,
        "only_late": only_late,
    }
    return render(request, "applications/employer_list.html", context)


@hat_required(Hat.EMPLOYER)
@require_safe
def applicant(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """One applicant. Reading is logged, and the first time tells the seeker that it was seen."""
    application = _applicant(request, application_id)
    opened = selecting.open_application(by=request.actor, application_id=application.pk)
    application.opened_at = opened.opened_at
    is_live = application.state in LIVE_STATES
    context = {
        "application": application,
        "label": employer_label(application, request.user.read_at),
        "tone": tone(application.state),
        "documents": list(application.sent_documents.select_related("file").order_by("title", "pk")),
        "interview": application.interviews.newest() if application.interview_at else None,
        "slots": slots_shown(application, request.user.read_at),
        # A result ends the selection, and no way leads back.
        "outcome": None if is_live else application.outcomes.newest(),
        "is_live": is_live,
        "promise": promise_to_keep(application, request.user.read_at),
        "is_hired": application.state == ApplicationState.HIRED,
        "is_filled": _is_filled(request, application),
        "is_new": application.state == ApplicationState.APPLIED,
        "writes": may_write(request.actor),
        "notice": NOTICE_TO_EMPLOYER,
    }
    return render(request, "applications/employer.html", context)


def _is_filled(request: PersonRequest, application: Application) -> bool:
    """Whether as many are hired as were wanted while the posting goes on: then its end is worth a thought."""
    posting, wanted = application.posting, application.card.openings
    if application.state != ApplicationState.HIRED or posting.state not in LIVE_POSTINGS or not wanted:
        return False
    hired = Application.objects.for_actor(request.actor).filter(posting=posting, state=ApplicationState.HIRED)
    return hired.count() >= wanted


@hat_required(Hat.EMPLOYER)
@require_POST
def start(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """選考を始める."""
    application = _applicant(request, application_id)
    return act_once(
        request,
        lambda: selecting.start_selection(by=request.actor, application_id=application.pk),
        done=_("選考中にしました。"),
        to=resolve_url("applicants:applicant", application_id=application.pk),
    )


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """選考結果: one form, one act for applicant and office."""
    application = _applicant(request, application_id)
    selecting.selecting_allowed(request.actor)
    page = resolve_url("applicants:applicant", application_id=application.pk)
    if request.method == "POST":
        form = _outcome_form(application, request.POST)
        if form.is_valid():
            act = _record if SEND in request.POST else _check
            return act(request, application, form, page)
    elif application.state not in LIVE_STATES:
        return HttpResponseRedirect(page)
    else:
        restored = parked.restored(request)
        form = _outcome_form(application, restored)
        if restored is None:
            drafts.fill(form, RESULT_DRAFTS, _draft(request, application))
    context = {
        "application": application,
        "page": page,
        "autosave": resolve_url("applicants:keep_result", application_id=application.pk),
    }
    return render_form(request, "applications/result.html", form, context)


@hat_required(Hat.EMPLOYER)
@require_POST
def keep_result(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """What was typed of a result so far, for whoever types it."""
    application = _applicant(request, application_id)
    selecting.selecting_allowed(request.actor)
    if application.state not in LIVE_STATES:
        return HttpResponse(status=409)
    return drafts.autosave(request, RESULT_DRAFTS, _draft(request, application))


def _draft(request: PersonRequest, application: Application) -> str:
    return f"{request.user.pk}:{application.pk}"


def _check(request: PersonRequest, application: Application, form: OutcomeForm, page: str) -> HttpResponse:
    """確認画面: a result that was sent cannot be taken back by the employer."""
    drafts.save(
        RESULT_DRAFTS,
        _draft(request, application),
        owner_id=request.user.pk,
        fields=drafts.typed(request.POST),
    )
    context = {
        "application": application,
        "page": page,
        "facts": form.facts,
        "is_hire": form.decision.result == Result.HIRED,
        "typed": drafts.typed(request.POST).items(),
        "form_address": request.path,
        "send": SEND,
    }
    return render(request, "applications/result_check.html", context)


def _record(request: PersonRequest, application: Application, form: OutcomeForm, page: str) -> HttpResponse:
    def record() -> None:
        outcomes.record_outcome(by=request.actor, application_id=application.pk, decision=form.decision)
        drafts.drop(RESULT_DRAFTS, [_draft(request, application)])

    return act_once(request, record, done=_("選考結果を登録しました。"), to=page)


@hat_required(Hat.EMPLOYER)
@require_safe
def document(request: PersonRequest, document_id: uuid.UUID) -> HttpResponse:
    """A document as it was sent, as a download; every look is logged."""
    sent = get_object_or_404(
        SentDocument.objects.for_actor(request.actor).select_related("file"), pk=document_id
    )
    _log(request, selecting.DOCUMENT_READ, sent.pk)
    return attachment(sent.file)


@hat_required(Hat.EMPLOYER)
@require_safe
def letter(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """紹介状を表示; 404 for a self-application, which has none."""
    application = _applicant(request, application_id)
    if application.letter is None:
        raise Http404
    _log(request, selecting.LETTER_READ, application.letter.pk)
    return attachment(application.letter.file or known(papers.print_letter(application.letter.pk).file))


def _log(request: PersonRequest, kind: str, object_id: Any) -> None:
    AccessRecord.objects.note(kind=kind, object_id=object_id, by=request.actor)
