"""求職登録の取消 by the seeker: a page that says what follows, and one button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.responses import redirect_after_post
from seekers.actions import registration
from seekers.views.profile import own_record


@hat_required(Hat.SEEKER)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: PersonRequest) -> HttpResponse:
    """登録を取り消す; one that has ended already leads home, where it says so."""
    seeker = own_record(request)
    if request.method != "POST":
        return (
            render(request, "seekers/close.html", {"seeker": seeker})
            if seeker.is_valid
            else redirect("seeker_home")
        )
    try:
        registration.close(by=request.actor, seeker_id=seeker.pk)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    else:
        messages.success(request, _("求職登録を取り消しました。"))
    return redirect_after_post(request, "seeker_home")
