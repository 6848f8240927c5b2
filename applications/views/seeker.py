"""The seeker's applications."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.actions import outcomes, selecting
from applications.choices import LIVE_STATES, ApplicationState, Told
from applications.models import Application
from applications.presentation import promise_for_seeker, seeker_label, seeker_state, slots_shown, tone
from applications.queries import looks_at
from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.once import act_once


def _own(request: PersonRequest, application_id: uuid.UUID) -> Application:
    own = Application.objects.for_actor(request.actor).select_related(
        "posting__establishment", "posting__acceptance", "card", "letter"
    )
    return get_object_or_404(own, pk=application_id)


@hat_required(Hat.SEEKER)
@require_safe
def index(request: PersonRequest) -> HttpResponse:
    """応募の一覧."""
    own = (
        Application.objects.for_actor(request.actor)
        .select_related("posting__establishment", "card")
        .prefetch_related("outcomes")
        .newest_first()
    )
    now = request.user.read_at
    rows = [
        (each, seeker_label(each, newest, now), tone(seeker_state(each, newest)))
        for each, newest in ((application, _newest(application)) for application in own)
    ]
    return render(request, "applications/seeker_list.html", {"rows": rows})


@hat_required(Hat.SEEKER)
@require_safe
def application(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """One application: where it stands, what was sent, who has read it."""
    own = _own(request, application_id)
    outcome = _newest(own)
    documents = list(own.sent_documents.select_related("file").order_by("title", "pk"))
    context = {
        "application": own,
        "establishment": own.posting.establishment,
        "label": seeker_label(own, outcome, request.user.read_at),
        "tone": tone(seeker_state(own, outcome)),
        "interview": own.interviews.newest() if own.interview_at and own.state in LIVE_STATES else None,
        "slots": slots_shown(own, request.user.read_at),
        "promise": promise_for_seeker(own, outcome, request.user.read_at),
        "outcome": outcome if outcome and outcome.told == Told.MYPAGE else None,
        "documents": documents,
        "looks": looks_at(own, documents),
        "can_withdraw": own.state in LIVE_STATES,
        # A hire that was told by telephone is declined by telephone: this page does not know of it yet.
        "can_decline": own.state == ApplicationState.HIRED and outcome and outcome.told == Told.MYPAGE,
        "others": _others_alive(request, own),
    }
    return render(request, "applications/seeker.html", context)


def _others_alive(request: PersonRequest, own: Application) -> list[Application]:
    """After a hire the other applications may be withdrawn; asked only then."""
    if own.state != ApplicationState.HIRED:
        return []
    alive = Application.objects.for_actor(request.actor).live().exclude(pk=own.pk)
    return list(alive.select_related("card", "posting__establishment").newest_first())


@hat_required(Hat.SEEKER)
@require_safe
def sent(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """応募しました: what happens next."""
    return render(request, "applications/sent.html", {"application": _own(request, application_id)})


@hat_required(Hat.SEEKER)
@require_POST
def withdraw(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """応募を辞退, or 採用を辞退 where that is what the page offered: a hire that came meanwhile is not declined unread."""
    own = _own(request, application_id)
    declines = request.POST.get("of") == "hire"
    act = outcomes.decline_hire if declines else selecting.withdraw_application
    return act_once(
        request,
        lambda: act(by=request.actor, application_id=own.pk),
        done=_("辞退を会社にお知らせしました。"),
        to=resolve_url("applications:application", application_id=own.pk),
    )


def _newest(application: Application):
    return max(application.outcomes.all(), key=lambda outcome: outcome.version, default=None)
