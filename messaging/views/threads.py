"""One thread, for either side."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.models import Application
from employers.views.own_postings import may_write
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web import drafts
from hellowork.web.once import act_once
from hellowork.web.responses import render_form
from messaging.actions.messages import CLOSED_STATES, mark_read, send_message
from messaging.forms.message import MessageForm
from messaging.models import Message

DRAFTS = "message"


@hat_required(Hat.SEEKER, Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: PersonRequest, application_id: uuid.UUID, side: Hat) -> HttpResponse:
    """The messages of an application, oldest first, and the box to answer. Opening it reads them."""
    application = _application(request, application_id, side)
    page = resolve_url(f"messaging:{request.actor.hat}", application_id=application.pk)
    restored = None if request.method == "POST" else parked.restored(request)
    form = MessageForm(request.POST if request.method == "POST" else restored)
    if request.method == "POST" and form.is_valid():
        return _send(request, application, form, page)
    if request.method != "POST" and restored is None:
        drafts.fill(form, DRAFTS, _draft(request, application))
    shown = list(
        Message.objects.for_actor(request.actor)
        .filter(thread__application=application)
        .order_by("sent_at", "pk")
    )
    if shown and request.method != "POST":
        mark_read(by=request.actor, thread_id=shown[0].thread_id, until=shown[-1].sent_at)
    context = {
        "application": application,
        "thread_messages": shown,
        "my_side": request.actor.hat,
        "can_write": _can_write(request, application),
        "page": page,
        "autosave": resolve_url(f"messaging:{request.actor.hat}_draft", application_id=application.pk),
    }
    return render_form(request, "messaging/thread.html", form, context)


@hat_required(Hat.SEEKER, Hat.EMPLOYER)
@require_POST
def keep(request: PersonRequest, application_id: uuid.UUID, side: Hat) -> HttpResponse:
    """What was typed so far, while the person goes on typing."""
    application = _application(request, application_id, side)
    if not _can_write(request, application):
        raise PermissionDenied
    return drafts.autosave(request, DRAFTS, _draft(request, application))


def _application(request: PersonRequest, application_id: uuid.UUID, side: Hat) -> Application:
    if request.actor.hat is not side:
        raise Http404
    mine = Application.objects.for_actor(request.actor).with_mypage()
    mine = mine.select_related("posting__establishment", "card")
    return get_object_or_404(mine, pk=application_id)


def _can_write(request: PersonRequest, application: Application) -> bool:
    """Neither after a withdrawal, nor to a person who would never read it."""
    is_open = application.state not in CLOSED_STATES and application.has_mypage  # type: ignore[attr-defined]
    return is_open and (request.actor.is_seeker or may_write(request.actor))


def _draft(request: PersonRequest, application: Application) -> str:
    """Each writer's own: colleagues do not see what is not sent."""
    return f"{request.user.pk}:{application.pk}"


def _send(request: PersonRequest, application: Application, form: MessageForm, page: str) -> HttpResponse:
    def send() -> None:
        send_message(by=request.actor, application_id=application.pk, text=form.cleaned_data["text"])
        drafts.drop(DRAFTS, [_draft(request, application)])

    return act_once(request, send, done=_("メッセージを送りました。"), to=page)
