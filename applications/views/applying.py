"""Applying: motive and documents on one page, everything once more on a check page, then sent."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST

from applications.actions.applying import apply, method_for
from applications.choices import Method
from applications.forms.applying import ApplyForm
from applications.models import Application
from applications.presentation import facts_sent
from employers.choices import LIVE_STATES as LIVE_POSTINGS
from employers.choices import PostingState
from employers.models import Acceptance, Posting
from employers.publication import Sight, sight_of, takes_self_application
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.files.fields import note_too_large
from hellowork.web import drafts
from hellowork.web.once import once
from hellowork.web.responses import redirect_after_post, render_form
from referrals.models import Referral
from referrals.views.proposals import can_be_answered, own_proposal
from seekers.actions.profile import keep_once
from seekers.choices import DocumentKind
from seekers.models import SeekerDocument
from seekers.views.profile import own_record

DRAFTS = "application"
# The button of the check page.
SEND = "_send"
_GET_OR_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, kw_only=True)
class _Way:
    """One way to apply: to which posting, by which method, and the addresses around it."""

    posting: Posting
    card: Any
    method: Method
    back: str
    autosave: str
    referral_id: uuid.UUID | None = None

    def draft(self, request: PersonRequest) -> str:
        """Where what was typed is kept; the same for both ways, since the person writes to one employer."""
        return f"{request.actor.seeker_id}:{self.posting.pk}"


@hat_required(Hat.SEEKER)
@require_http_methods(_GET_OR_POST)
def apply_to_proposal(request: PersonRequest, referral_id: uuid.UUID) -> HttpResponse:
    """この求人に応募する（紹介を受ける）: pressing the button of the check page makes the referral."""
    referral = own_proposal(request, referral_id)
    way = _to_proposal(referral)
    if can_be_answered(request, referral):
        return _page(request, way)
    if request.method == "POST":
        _save_late(request, way)
    return redirect_after_post(request, way.back)


@hat_required(Hat.SEEKER)
@require_http_methods(_GET_OR_POST)
def apply_directly(request: PersonRequest, number: str) -> HttpResponse:
    """直接応募する（オンライン自主応募), with its notices before the button; where it is not possible, the page says why."""
    posting = _published(request, number)
    way = _directly(request, posting)
    is_lapsed = way.method == Method.SELF and not request.actor.registration_valid
    if _is_open_to(request, posting) and not is_lapsed:
        return _page(request, way)
    if request.method == "POST":
        _save_late(request, way)
    if way.method == Method.ONLINE_REFERRAL:
        # The wrong button loses nobody their proposal, whose page knows what can be done.
        own = Referral.objects.for_actor(request.actor).sent().get(posting=posting)
        return redirect_after_post(request, "referrals:proposal", referral_id=own.pk)
    is_over = posting.state not in LIVE_POSTINGS
    context = {
        "number": number,
        "is_over": is_over,
        "is_on_hold": posting.state == PostingState.ON_HOLD,
        "is_lapsed": is_lapsed and _is_open_to(request, posting),
    }
    return render(request, "applications/closed.html", context, status=410 if is_over else 409)


@hat_required(Hat.SEEKER)
@require_POST
def keep_for_proposal(request: PersonRequest, referral_id: uuid.UUID) -> HttpResponse:
    """What was typed so far, while the person goes on typing."""
    referral = own_proposal(request, referral_id)
    return _keep(request, _to_proposal(referral)) if can_be_answered(request, referral) else _too_late()


@hat_required(Hat.SEEKER)
@require_POST
def keep_directly(request: PersonRequest, number: str) -> HttpResponse:
    """The same on the way of the self-application."""
    posting = _published(request, number)
    return _keep(request, _directly(request, posting)) if _is_open_to(request, posting) else _too_late()


def _to_proposal(referral: Referral) -> _Way:
    return _Way(
        posting=referral.posting,
        card=referral.card,
        method=Method.ONLINE_REFERRAL,
        back=resolve_url("referrals:proposal", referral_id=referral.pk),
        autosave=resolve_url("applications:keep_for_proposal", referral_id=referral.pk),
        referral_id=referral.pk,
    )


def _directly(request: PersonRequest, posting: Posting) -> _Way:
    number = posting.acceptance.number  # type: ignore[union-attr]
    return _Way(
        posting=posting,
        card=posting.card,
        method=method_for(by=request.actor, posting_id=posting.pk),
        back=resolve_url("jobs:job", number=number),
        autosave=resolve_url("applications:keep_directly", number=number),
    )


def _published(request: PersonRequest, number: str) -> Posting:
    """The posting of a number that this visitor may know of, ended ones included; 404 for any other."""
    accepted = Acceptance.objects.select_related(
        "posting__establishment", "posting__acceptance", "posting__card"
    )
    posting = get_object_or_404(accepted, number=number).posting
    if sight_of(posting, request.actor) is Sight.NOTHING:
        raise Http404
    return posting


def _is_open_to(request: PersonRequest, posting: Posting) -> bool:
    """Whoever may not see who the employer is cannot apply either."""
    sees_all = sight_of(posting, request.actor) is Sight.FULL
    return sees_all and takes_self_application(posting)


def _keep(request: PersonRequest, way: _Way) -> HttpResponse:
    sent = Application.objects.for_actor(request.actor).live().filter(posting=way.posting)
    return _too_late() if sent.exists() else drafts.autosave(request, DRAFTS, way.draft(request))


def _save_late(request: PersonRequest, way: _Way) -> None:
    """It came too late to be sent; whoever can apply again finds the text."""
    drafts.save(DRAFTS, way.draft(request), owner_id=request.user.pk, fields=drafts.typed(request.POST))


def _too_late() -> HttpResponse:
    return HttpResponse(status=409)


def _page(request: PersonRequest, way: _Way) -> HttpResponse:
    kept = SeekerDocument.objects.for_actor(request.actor).kept().order_by("-created_at", "pk")
    if request.method != "POST":
        restored = parked.restored(request)
        form = ApplyForm(restored, documents=kept)
        if restored is None:
            drafts.fill(form, DRAFTS, way.draft(request))
        return _ask(request, way, form)
    form = ApplyForm(request.POST, request.FILES, documents=kept)
    note_too_large(form, request)
    if not form.is_valid():
        return _ask(request, way, form)
    return _send(request, way, form) if SEND in request.POST else _check(request, way, form)


def _ask(request: PersonRequest, way: _Way, form: ApplyForm) -> HttpResponse:
    """The form, with what is sent about the person below it."""
    context = {"way": way, "about": facts_sent(own_record(request))}
    return render_form(request, "applications/apply.html", form, context)


def _check(request: PersonRequest, way: _Way, form: ApplyForm) -> HttpResponse:
    """確認画面: all that will be sent, and nothing to type. A new file is in MyPage from here on."""
    try:
        chosen = [*form.cleaned_data.get("documents", []), *_new_document(request, form)]
    except Refused as refusal:
        form.add_error("file", str(refusal.message))
        return _ask(request, way, form)
    typed = {"motive": [form.data["motive"]], "documents": [str(document.pk) for document in chosen]}
    drafts.save(DRAFTS, way.draft(request), owner_id=request.user.pk, fields=typed)
    context = {
        "way": way,
        "motive": form.cleaned_data["motive"],
        "documents": chosen,
        "about": facts_sent(own_record(request)),
        "form_address": request.path,
        "send": SEND,
    }
    return render(request, "applications/check.html", context)


def _send(request: PersonRequest, way: _Way, form: ApplyForm) -> HttpResponse:
    """On to the page that says it was sent; back to the form where it was refused, with the reason."""

    def work() -> str:
        application = apply(
            by=request.actor,
            posting_id=way.posting.pk,
            motive=form.cleaned_data["motive"],
            document_ids=form.document_ids,
            referral_id=way.referral_id,
        )
        drafts.drop(DRAFTS, [way.draft(request)])
        return resolve_url("applications:sent", application_id=application.pk)

    try:
        address = once(request, work)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return _ask(request, way, form)
    return redirect_after_post(request, address)


def _new_document(request: PersonRequest, form: ApplyForm) -> list[SeekerDocument]:
    """The upload among the documents of MyPage; the same file sent twice is kept once."""
    checked = form.cleaned_data["file"]
    if checked is None:
        return []
    document = keep_once(by=request.actor, upload=checked, kind=DocumentKind.OTHER, title=checked.name[:60])
    return [document] if document not in form.cleaned_data.get("documents", []) else []
