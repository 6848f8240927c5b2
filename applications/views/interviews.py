"""面接の予定, as the employer writes it down after talking to the applicant."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.actions import interviews, selecting
from applications.choices import LIVE_STATES
from applications.forms.interview import InterviewForm
from applications.models import Application
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat, known
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.calendar import days
from hellowork.web.once import act_once, once
from hellowork.web.responses import redirect_after_post, render_form


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """A first date, or another one in its place."""
    application = _applicant(request, application_id)
    selecting.selecting_allowed(request.actor)
    page = resolve_url("applicants:applicant", application_id=application.pk)
    if application.state not in LIVE_STATES:
        messages.info(request, _("選考が終わっているため、面接の予定は変えられません。"))
        return redirect_after_post(request, page)
    if request.method == "POST":
        form = InterviewForm(request.POST)
        done = _arrange(request, application, form, page) if form.is_valid() else None
        if done is not None:
            return done
    else:
        form = InterviewForm(parked.restored(request), initial=_standing(application))
    context = {"application": application, "page": page, "is_change": application.interview_at is not None}
    return render_form(request, "applications/interview.html", form, context)


def _arrange(
    request: PersonRequest, application: Application, form: InterviewForm, page: str
) -> HttpResponse | None:
    """The way on; None where it was refused, with the reason in the form."""

    def work() -> str:
        interviews.arrange_interview(
            by=request.actor, application_id=application.pk, appointment=known(form.appointment)
        )
        return page

    try:
        once(request, work)
    except Refused as refusal:
        form.add_error("day" if refusal.code == "interview_at" else None, str(refusal.message))
        return None
    messages.success(request, _("面接の予定を、応募された方にお知らせしました。"))
    return redirect_after_post(request, page)


@hat_required(Hat.EMPLOYER)
@require_POST
def cancel(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """面接の予定を取り消す."""
    application = _applicant(request, application_id)
    return act_once(
        request,
        lambda: interviews.cancel_interview(by=request.actor, application_id=application.pk),
        done=_("面接の予定を取り消し、応募された方にお知らせしました。"),
        to=resolve_url("applicants:applicant", application_id=application.pk),
    )


def _applicant(request: PersonRequest, application_id: uuid.UUID) -> Application:
    mine = Application.objects.for_actor(request.actor).select_related("card")
    return get_object_or_404(mine, pk=application_id)


def _standing(application: Application) -> dict[str, Any]:
    """What stands now, to be changed."""
    newest = application.interviews.newest() if application.interview_at else None
    if newest is None:
        return {}
    return {
        "day": days.day_of(newest.at),
        "time": days.time_of(newest.at),
        "place": newest.place,
        "belongings": newest.belongings,
        "agreed_by": newest.agreed_by,
    }
