"""お知らせ: what a person was told. The record is here; the mail carries only the link to it."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.accounts.wearing import wear
from hellowork.mypage.forms.mails import NoticeMailsForm
from hellowork.mypage.hats import HatOption, options_of
from hellowork.notices import preferences, reading
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render as in_words
from hellowork.notices.rendering import render_all
from hellowork.web.responses import redirect_after_post, render_form

PAGE_SIZE = 20


@hat_required(Hat.SEEKER, Hat.EMPLOYER)
@require_safe
def index(request: PersonRequest) -> HttpResponse:
    """The notices of the hat that is worn, newest first, the unread ones marked."""
    mine = Notification.objects.for_actor(request.actor).order_by("-created_at", "-pk")
    page = Paginator(mine, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "notices": render_all(page.object_list)}
    return render(request, "mypage/notices.html", context)


@require_safe
def notice(request: PersonRequest, notice_id: uuid.UUID) -> HttpResponse:
    """Marks one notice as read and leads to what it is about: the link in the list and in the mail.

    One for another hat of the same person changes the hat, and says so.
    """
    told = reading.addressed_to(request.user.pk, notice_id)
    option = _hat_of(request, told) if told else None
    if told is None or option is None:
        raise Http404
    if option.actor != request.actor:
        wear(request, option.key)
        messages.info(request, _("「%(name)s」のマイページに切り替えました。") % {"name": option.label})
    words = in_words([reading.open_notice(by=option.actor, notice_id=notice_id)])
    if not words:
        messages.info(request, _("このお知らせのあと、手続きが進みました。最新の状況をご確認ください。"))
        return redirect("notices")
    return redirect(words[0].path)


def _hat_of(request: PersonRequest, told: Notification) -> HatOption | None:
    """The hat to which it was told, if the person still has it."""
    return next(
        (
            option
            for option in options_of(request.user)
            if option.actor.hat == told.hat and option.actor.establishment_id == told.establishment_id
        ),
        None,
    )


@hat_required(Hat.SEEKER, Hat.EMPLOYER)
@require_POST
def read_all(request: PersonRequest) -> HttpResponse:
    """すべて既読にする."""
    reading.read_all(by=request.actor)
    messages.success(request, _("すべて既読にしました。"))
    return redirect_after_post(request, "notices")


@hat_required(Hat.SEEKER, Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def mails(request: PersonRequest) -> HttpResponse:
    """お知らせメールの設定: which mails to have; those that must be sent are shown as such."""
    choices = preferences.choices(request.actor)
    form = NoticeMailsForm(
        request.POST if request.method == "POST" else parked.restored(request), choices=choices
    )
    if request.method == "POST" and form.is_valid():
        preferences.choose(by=request.actor, wanted=form.cleaned_data["wanted"])
        messages.success(request, _("メールの設定を保存しました。"))
        return redirect_after_post(request, "notices")
    context = {
        "has_choice": bool(choices),
        "always": [each.name for each in preferences.always(request.actor)],
    }
    return render_form(request, "mypage/notice_mails.html", form, context)
