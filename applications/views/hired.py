"""After a hire: the person declined, or the establishment takes the hire back."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.actions import outcomes, selecting
from applications.choices import ApplicationState
from applications.forms.outcome import AfterHireForm
from applications.models import Application
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.once import act_once
from hellowork.web.responses import redirect_after_post, render_form


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def after_hire(request: PersonRequest, application_id: uuid.UUID) -> HttpResponse:
    """採用のあとの辞退・取消: one question, told to applicant and office."""
    mine = Application.objects.for_actor(request.actor).select_related("card")
    application = get_object_or_404(mine, pk=application_id)
    selecting.selecting_allowed(request.actor)
    page = resolve_url("applicants:applicant", application_id=application.pk)
    if request.method == "POST":
        form = AfterHireForm(request.POST)
        if form.is_valid():
            return _record(request, application, form, page)
    elif application.state != ApplicationState.HIRED:
        messages.info(request, _("採用として登録されていないため、辞退や取消は登録できません。"))
        return redirect_after_post(request, page)
    else:
        form = AfterHireForm(parked.restored(request))
    return render_form(
        request, "applications/after_hire.html", form, {"application": application, "page": page}
    )


def _record(request: PersonRequest, application: Application, form: AfterHireForm, page: str) -> HttpResponse:
    def record() -> None:
        by = request.actor
        if form.is_cancelled:
            reason = form.cleaned_data["reason"]
            outcomes.cancel_hire(by=by, application_id=application.pk, reason=reason)
        else:
            outcomes.decline_hire(by=by, application_id=application.pk)

    return act_once(request, record, done=_("登録し、応募された方にお知らせしました。"), to=page)
