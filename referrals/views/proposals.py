"""A proposal as its seeker sees it: the full card, why it fits, until when, and the two answers."""

import uuid

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers.choices import LIVE_STATES as LIVE_POSTINGS
from employers.choices import PostingState
from employers.public_card import whole_card
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat, known
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.calendar import days
from hellowork.web.once import act_once
from hellowork.web.responses import render_form
from referrals.actions import answering
from referrals.choices import DeclineReason, ReferralState
from referrals.forms.answers import DeclineForm
from referrals.models import Referral


def own_proposal(request: PersonRequest, referral_id: uuid.UUID) -> Referral:
    """The seeker's own proposal with all that its page shows; 404 for any other."""
    proposals = Referral.objects.for_actor(request.actor).select_related(
        "posting__establishment__municipality", "posting__acceptance", "card__municipality", "office"
    )
    return get_object_or_404(proposals, pk=referral_id)


def can_be_answered(request: PersonRequest, referral: Referral) -> bool:
    """Whether the buttons still stand: sent, its posting lives, its deadline has not come by this request's clock."""
    in_time = referral.state == ReferralState.SENT and request.user.read_at < known(referral.deadline_at)
    return in_time and referral.posting.state in LIVE_POSTINGS


@hat_required(Hat.SEEKER)
@require_safe
def proposal(request: PersonRequest, referral_id: uuid.UUID) -> HttpResponse:
    """The referred seeker sees the full card, whatever the posting's publication level."""
    referral = own_proposal(request, referral_id)
    if referral.opened_at is None:
        answering.note_opened(by=request.actor, referral_id=referral.pk)
    last_day = days.last_day_before(known(referral.deadline_at))
    context = {
        "referral": referral,
        "card": referral.card,
        "establishment": referral.posting.establishment,
        "sections": whole_card(referral.posting, referral.card),
        "last_day": last_day,
        "is_last_day": last_day == days.day_of(request.user.read_at),
        "can_answer": can_be_answered(request, referral),
        "can_ask_again": answering.is_once_more_offered(referral),
        "is_on_hold": referral.posting.state == PostingState.ON_HOLD,
        "is_over": referral.posting.state not in LIVE_POSTINGS,
    }
    return render(request, "referrals/proposal.html", context)


@hat_required(Hat.SEEKER)
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: PersonRequest, referral_id: uuid.UUID) -> HttpResponse:
    """今回は応募しない, with a reason for the office."""
    referral = own_proposal(request, referral_id)
    page = resolve_url("referrals:proposal", referral_id=referral.pk)
    if request.method == "POST":
        form = DeclineForm(request.POST)
        if form.is_valid():
            return _decline(request, referral, form, page)
    elif not can_be_answered(request, referral):
        return HttpResponseRedirect(page)
    else:
        form = DeclineForm(parked.restored(request))
    return render_form(
        request, "referrals/decline.html", form, {"referral": referral, "card": referral.card, "page": page}
    )


def _decline(request: PersonRequest, referral: Referral, form: DeclineForm, page: str) -> HttpResponse:
    reason, note = DeclineReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
    return act_once(
        request,
        lambda: answering.decline(by=request.actor, referral_id=referral.pk, reason=reason, note=note),
        done=_("応募しないことを、ハローワークにお知らせしました。"),
        to=page,
    )


@hat_required(Hat.SEEKER)
@require_POST
def ask_again(request: PersonRequest, referral_id: uuid.UUID) -> HttpResponse:
    """もう一度紹介を希望する."""
    referral = own_proposal(request, referral_id)
    return act_once(
        request,
        lambda: answering.ask_again(by=request.actor, referral_id=referral.pk),
        done=_("もう一度の紹介のご希望を、ハローワークにお知らせしました。"),
        to=resolve_url("referrals:proposal", referral_id=referral.pk),
    )
