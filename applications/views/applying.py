"""Applying on one page: what is sent, motive and documents, then sent."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.views.decorators.http import require_http_methods

from applications.actions.applying import apply, method_for
from applications.choices import Method
from applications.forms.applying import ApplyForm
from employers.models import Posting
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.files import storing
from hellowork.files.fields import note_too_large
from hellowork.web import drafts
from hellowork.web.once import once
from hellowork.web.responses import redirect_after_post, render_form
from referrals.views.proposals import can_be_answered, own_proposal
from seekers.actions.profile import keep_document
from seekers.choices import DocumentKind
from seekers.models import SeekerDocument
from seekers.views.profile import own_record

DRAFTS = "application"
_GET_OR_POST = ["GET", "HEAD", "POST"]


@hat_required(Hat.SEEKER)
@require_http_methods(_GET_OR_POST)
def apply_to_proposal(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """この求人に応募する（紹介を受ける）: pressing the button of this page makes the referral."""
    referral = own_proposal(request, referral_id)
    if not can_be_answered(request, referral):
        return redirect_after_post(request, "referrals:proposal", referral_id=referral.pk)
    context = {
        "posting": referral.posting,
        "card": referral.card,
        "establishment": referral.posting.establishment,
        "method": Method.ONLINE_REFERRAL,
        "back": resolve_url("referrals:proposal", referral_id=referral.pk),
    }
    return _page(request, referral.posting_id, context, referral_id=referral.pk)


@hat_required(Hat.SEEKER)
@require_http_methods(_GET_OR_POST)
def apply_directly(request: HttpRequest, number: str) -> HttpResponse:
    """直接応募する（オンライン自主応募), with its notices before the button; 404 where the posting does not take it."""
    postings = Posting.objects.open().filter(self_application=True)
    posting = get_object_or_404(
        postings.select_related("establishment", "acceptance", "card"), acceptance__number=number
    )
    context = {
        "posting": posting,
        "card": posting.card,
        "establishment": posting.establishment,
        "method": method_for(by=request.actor, posting_id=posting.pk),
        "back": f"/jobs/{posting.acceptance.number}/",
    }
    return _page(request, posting.pk, context)


def _page(
    request: HttpRequest, posting_id: int, context: dict[str, Any], referral_id: uuid.UUID | None = None
) -> HttpResponse:
    kept = SeekerDocument.objects.for_actor(request.actor).kept().order_by("-created_at", "pk")
    context |= {"seeker": own_record(request), "draft": f"{request.actor.seeker_id}:{posting_id}"}
    if request.method != "POST":
        typed = parked.restored(request)
        form = ApplyForm(typed, initial=_drafted(context["draft"]), documents=kept)
        return render_form(request, "applications/apply.html", form, context)
    form = ApplyForm(request.POST, request.FILES, documents=kept)
    note_too_large(form, request)
    if form.is_valid():
        done = _send(request, form, posting_id, referral_id, context["draft"])
        if done is not None:
            return done
    return render_form(request, "applications/apply.html", form, context)


def _drafted(key: str) -> dict[str, str]:
    typed = drafts.load(DRAFTS, key)
    return {"motive": typed.get("motive", "")} if typed else {}


def _send(
    request: HttpRequest, form: ApplyForm, posting_id: int, referral_id: uuid.UUID | None, draft: str
) -> HttpResponse | None:
    """The way on; None where it was refused, with the reason in the form."""

    def work() -> str:
        application = apply(
            by=request.actor,
            posting_id=posting_id,
            motive=form.cleaned_data["motive"],
            document_ids=[*form.document_ids, *_new_document(request, form)],
            referral_id=referral_id,
        )
        drafts.drop(DRAFTS, [draft])
        return resolve_url("applications:sent", application_id=application.pk)

    try:
        address = once(request, work)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return None
    return redirect_after_post(request, address)


def _new_document(request: HttpRequest, form: ApplyForm) -> list[uuid.UUID]:
    checked = form.cleaned_data["file"]
    if checked is None:
        return []
    file = storing.store(
        checked.content, name=checked.name, content_type=checked.content_type, owner_id=request.user.pk
    )
    return [keep_document(by=request.actor, file=file, kind=DocumentKind.OTHER, title=checked.name[:60]).pk]
