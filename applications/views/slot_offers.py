"""面接の候補日: the employer offers, the applicant answers."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.actions import selecting, slot_offers
from applications.choices import LIVE_STATES, SlotStanding
from applications.forms.slot_offer import SlotAnswerForm, SlotOfferForm
from applications.models import Application, SlotOffer
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web import drafts
from hellowork.web.once import act_once, once
from hellowork.web.responses import redirect_after_post, render_form

OFFER_DRAFTS, ANSWER_DRAFTS = "slot_offer", "slot_answer"
_GET_OR_POST = ["GET", "HEAD", "POST"]
# What another answer mends.
_WRONG_FIELD = {"slot_word": "word", "slot_passed": "answer"}


@hat_required(Hat.EMPLOYER)
@require_http_methods(_GET_OR_POST)
def offer(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """Dates to choose from; another offer begins with what the last one said."""
    application = _applicant(request, application_id)
    selecting.selecting_allowed(request.actor)
    page = resolve_url("applicants:applicant", application_id=application.pk)
    if why := _takes_no_offer(application):
        messages.info(request, str(why))
        return redirect_after_post(request, page)
    newest = application.slot_offers.newest()
    if request.method == "POST":
        form = SlotOfferForm(request.POST)
        done = _offer(request, application, form, page) if form.is_valid() else None
        if done is not None:
            return done
    else:
        restored, now = parked.restored(request), request.user.read_at
        form = SlotOfferForm(restored, initial=SlotOfferForm.typed_of(newest, now) if newest else {})
        if restored is None:
            drafts.fill(form, OFFER_DRAFTS, _draft(request, application))
    context = {
        "application": application,
        "page": page,
        "replaces": newest is not None and not newest.ending,
        "autosave": resolve_url("applicants:keep_slots", application_id=application.pk),
    }
    return render_form(request, "applications/slot_offer.html", form, context)


def _offer(
    request: PersonRequest, application: Application, form: SlotOfferForm, page: str
) -> HttpResponse | None:
    """The way on; None where it was refused, with the reason in the form."""

    def work() -> str:
        slot_offers.offer_slots(by=request.actor, application_id=application.pk, slots=form.slots)
        drafts.drop(OFFER_DRAFTS, [_draft(request, application)])
        return page

    try:
        once(request, work)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return None
    messages.success(request, _("面接の候補日を、応募された方に送りました。"))
    return redirect_after_post(request, page)


@hat_required(Hat.EMPLOYER)
@require_POST
def keep_offer(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """What was typed of an offer so far, for whoever types it."""
    application = _applicant(request, application_id)
    selecting.selecting_allowed(request.actor)
    if _takes_no_offer(application):
        return HttpResponse(status=409)
    return drafts.autosave(request, OFFER_DRAFTS, _draft(request, application))


@hat_required(Hat.EMPLOYER)
@require_POST
def withdraw(request: PersonRequest, offer_id: uuid.UUID) -> HttpResponse:
    """候補日を取り消す."""
    offer = get_object_or_404(SlotOffer.objects.for_actor(request.actor), pk=offer_id)
    return act_once(
        request,
        lambda: slot_offers.withdraw_slots(by=request.actor, offer_id=offer.pk),
        done=_("面接の候補日を取り消し、応募された方にお知らせしました。"),
        to=resolve_url("applicants:applicant", application_id=offer.application_id),
    )


@hat_required(Hat.SEEKER)
@require_http_methods(_GET_OR_POST)
def answer(request: PersonRequest, offer_id: uuid.UUID) -> HttpResponse:
    """One of the dates, or that none fits; of an offer that takes no answer, why."""
    offer, now = _own(request, offer_id), request.user.read_at
    if request.method == "POST":
        form = SlotAnswerForm(request.POST, dates=offer.dates_ahead(now))
        done = _answer(request, offer, form) if form.is_valid() else None
        if done is not None:
            return done
    else:
        restored = parked.restored(request)
        form = SlotAnswerForm(restored, dates=offer.dates_ahead(now))
        if restored is None:
            drafts.fill(form, ANSWER_DRAFTS, _draft(request, offer))
    standing = offer.standing(now)
    if standing is not SlotStanding.OPEN:
        return _closed(request, offer, form, slot_offers.CLOSED[standing])
    autosave = resolve_url("applications:keep_slot_answer", offer_id=offer.pk)
    context = _page_of(offer) | {"offer": offer, "autosave": autosave}
    return render_form(request, "applications/slot_answer.html", form, context)


def _answer(request: PersonRequest, offer: SlotOffer, form: SlotAnswerForm) -> HttpResponse | None:
    """The way on, or why there is none any more; None where another answer will do, with the reason in the form."""
    at, word = form.at, form.cleaned_data["word"]

    def work() -> str:
        if at is None:
            slot_offers.answer_none_fits(by=request.actor, offer_id=offer.pk, word=word)
        else:
            slot_offers.pick_slot(by=request.actor, offer_id=offer.pk, at=at, word=word)
        drafts.drop(ANSWER_DRAFTS, [_draft(request, offer)])
        return resolve_url("applications:application", application_id=offer.application_id)

    try:
        address = once(request, work)
    except Refused as refusal:
        if refusal.code not in _WRONG_FIELD:
            return _closed(request, offer, form, refusal.message)
        form.add_error(_WRONG_FIELD[refusal.code], str(refusal.message))
        return None
    done = _("面接の日が決まりました。会社にお知らせしました。")
    none_fits = _("どの日も都合がつかないことを、会社にお知らせしました。")
    messages.success(request, none_fits if at is None else done)
    return redirect_after_post(request, address)


def _closed(
    request: PersonRequest, offer: SlotOffer, form: SlotAnswerForm, why: str | Promise
) -> HttpResponse:
    """It takes no answer; what was typed is shown, so that it can go as a message."""
    context = _page_of(offer) | {"why": why, "typed": form["word"].value() or ""}
    return render(request, "applications/slot_closed.html", context, status=409)


def _page_of(offer: SlotOffer) -> dict[str, Any]:
    page = resolve_url("applications:application", application_id=offer.application_id)
    return {"application": offer.application, "page": page}


@hat_required(Hat.SEEKER)
@require_POST
def keep_answer(request: PersonRequest, offer_id: uuid.UUID) -> HttpResponse:
    """What was typed of the answer so far."""
    offer = _own(request, offer_id)
    if offer.standing(request.user.read_at) is not SlotStanding.OPEN:
        return HttpResponse(status=409)
    return drafts.autosave(request, ANSWER_DRAFTS, _draft(request, offer))


def _applicant(request: PersonRequest, application_id: uuid.UUID) -> Application:
    mine = Application.objects.for_actor(request.actor).with_mypage().select_related("card")
    return get_object_or_404(mine, pk=application_id)


def _own(request: PersonRequest, offer_id: uuid.UUID) -> SlotOffer:
    own = SlotOffer.objects.for_actor(request.actor).select_related(
        "application__card", "application__posting__establishment"
    )
    return get_object_or_404(own, pk=offer_id)


def _takes_no_offer(application: Application) -> str | Promise:
    if application.state not in LIVE_STATES:
        return _("選考が終わっているため、面接の候補日は送れません。")
    if not application.has_mypage:  # type: ignore[attr-defined]
        return _("この方はマイページを使っていません。面接の日は、電話で決めてください。")
    return ""


def _draft(request: PersonRequest, thing: Application | SlotOffer) -> str:
    """Each writer's own."""
    return f"{request.user.pk}:{thing.pk}"
