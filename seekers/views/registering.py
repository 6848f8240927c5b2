"""Opening a seeker's MyPage: online, or by the invitation that staff handed over."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from employers.forms.address import FIND
from hellowork import clock
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.requests import PersonRequest
from hellowork.accounts.wearing import hat_key, wear
from hellowork.web import drafts
from hellowork.web.forms import HouseForm
from hellowork.web.once import once
from hellowork.web.responses import redirect_after_post, render_form
from seekers.actions import registration
from seekers.forms.register import InvitationForm, RegisterForm
from seekers.models import Seeker

DRAFTS = "registration"
_GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(_GET_OR_POST)
def register(request: PersonRequest) -> HttpResponse:
    """求職申込み on one page."""
    if request.user.is_staff:
        raise Http404
    if Seeker.objects.filter(user_id=request.user.pk).exists():
        return redirect("seeker_home")
    today = clock.today()
    if request.method != "POST":
        restored = parked.restored(request)
        form = RegisterForm(restored, today=today)
        if restored is None:
            form.fill_from(DRAFTS, str(request.user.pk))
        return render_form(request, _PAGE, form, {"find": FIND})
    if FIND in request.POST:
        shown = RegisterForm.filled(request.POST, today=today)
        return render(request, _PAGE, {"form": shown, "find": FIND})
    form = RegisterForm(request.POST, today=today)
    if form.is_valid():
        done = _open(
            request, form, lambda: registration.register_online(by=request.actor, profile=form.profile)
        )
        if done is not None:
            return done
    return render_form(request, _PAGE, form, {"find": FIND})


_PAGE = "seekers/register.html"


@require_POST
def keep(request: PersonRequest) -> HttpResponse:
    """What was typed so far, while the person goes on typing; theirs, as there is no record yet."""
    if request.user.is_staff:
        raise Http404
    if Seeker.objects.filter(user_id=request.user.pk).exists():
        return HttpResponse(status=409)
    return drafts.autosave(request, DRAFTS, str(request.user.pk))


@require_http_methods(_GET_OR_POST)
def invitation(request: PersonRequest) -> HttpResponse:
    """The MyPage that the office prepared, opened with its one-time code."""
    if request.user.is_staff:
        raise Http404
    form = InvitationForm(request.POST if request.method == "POST" else parked.restored(request))
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data
        done = _open(
            request,
            form,
            lambda: registration.accept_invitation(
                by=request.actor, code=answer["code"], birth_date=answer["birth_date"]
            ),
        )
        if done is not None:
            return done
    return render_form(request, "seekers/invitation.html", form)


def _open(request: PersonRequest, form: HouseForm, act: Callable[[], Seeker]) -> HttpResponse | None:
    """The way on; None where it was refused, with the reason in the form."""

    def work() -> str:
        wear(request, hat_key(Hat.SEEKER, act().pk))
        drafts.drop(DRAFTS, [str(request.user.pk)])
        return resolve_url("seeker_home")

    try:
        address = once(request, work)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return None
    messages.success(request, _("求職者マイページを開設しました。"))
    return redirect_after_post(request, address)
