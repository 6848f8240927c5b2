"""求職登録の取消 by the seeker: a page that says what follows, and one button."""

from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web.once import act_once
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
    return act_once(
        request,
        lambda: registration.close(by=request.actor, seeker_id=seeker.pk),
        done=_("求職登録を取り消しました。"),
        to=resolve_url("seeker_home"),
    )
