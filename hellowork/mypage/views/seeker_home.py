"""求職者マイページのホーム: what to do next, what is going on, until when the registration runs."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.choices import LIVE_STATES
from applications.models import Application, SlotOffer
from applications.presentation import seeker_label, tone
from hellowork.accounts.actor import Hat, known
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.calendar import days
from hellowork.mypage.unread import unread_of
from referrals.models import Referral
from seekers.models import Seeker

_WARN_DAYS = 14


@hat_required(Hat.SEEKER)
@require_safe
def seeker_home(request: PersonRequest) -> HttpResponse:
    """One page for today: proposals with their deadlines first."""
    now = request.user.read_at
    seeker = Seeker.objects.for_actor(request.actor).select_related("office").get()
    proposals = (
        Referral.objects.for_actor(request.actor)
        .sent()
        .filter(deadline_at__gt=now)
        .select_related("card", "posting__establishment")
        .order_by("deadline_at", "pk")
    )
    running = (
        Application.objects.for_actor(request.actor)
        .filter(state__in=LIVE_STATES)
        .select_related("card", "posting__establishment")
        .newest_first()[:5]
    )
    offers = (
        SlotOffer.objects.for_actor(request.actor)
        .answerable(now)
        .select_related("application__card", "application__posting__establishment")
        .order_by("last_at", "pk")
    )
    unread = unread_of(request)
    left = (seeker.valid_until - days.day_of(now)).days
    context = {
        "seeker": seeker,
        "proposals": [
            (proposal, days.last_day_before(known(proposal.deadline_at))) for proposal in proposals
        ],
        "offers": list(offers),
        "applications": [(each, seeker_label(each, None, now), tone(each.state)) for each in running],
        "today": days.day_of(now),
        "unread": unread.messages,
        "unread_notices": unread.notices,
        "ends_soon": seeker.is_valid and left <= _WARN_DAYS,
        "has_ended": not seeker.is_valid or left < 0,
    }
    return render(request, "mypage/seeker_home.html", context)
