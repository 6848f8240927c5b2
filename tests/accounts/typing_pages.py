"""A portal in small, for the stories of lost sessions: a form, an act without a page of its own, a poll."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path
from django.views.decorators.http import require_POST

from hellowork.accounts import parked
from hellowork.accounts.idle import not_activity

PAGE = Template(
    "{% load house_web %}{% message_banner page_messages %}"
    '<form method="post">{% form_keys %}<textarea name="motive">{{ motive }}</textarea>'
    '<input name="skills" value="{{ skills }}"></form>'
    '<form method="post" action="/typing/keep/">{% form_keys %}<input name="note" value="{{ note }}"></form>'
)
sent: list[dict] = []


def typing(request: HttpRequest) -> HttpResponse:
    """A form that shows what was typed, and takes it."""
    if request.method == "POST":
        sent.append({"by": str(request.user), "motive": request.POST.get("motive", "")})
        return HttpResponse("sent")
    fields = parked.restored(request) or {}
    note = parked.restored(request, action="/typing/keep/") or {}
    shown = {
        "motive": fields.get("motive", ""),
        "skills": "、".join(fields.getlist("skills")) if fields else "",
        "note": note.get("note", ""),
    }
    return HttpResponse(PAGE.render(RequestContext(request, shown)))


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """An act that other pages send a form to."""
    return HttpResponse("kept")


@not_activity
def poll(request: HttpRequest) -> HttpResponse:
    """What a page asks by itself."""
    return HttpResponse("3")


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.user.is_authenticated} {request.actor.hat}")


urlpatterns = [
    path("typing/", typing),
    path("typing/keep/", keep),
    path("other/", typing),
    path("poll/", poll),
    path("public/", public),
    path("", include("hellowork.urls")),
]
handler429 = "hellowork.web.errors.too_many_requests"
