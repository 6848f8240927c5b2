"""The seeker's own record and documents."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers.forms.address import FIND
from hellowork import clock
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat, known
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.files import storing
from hellowork.files.fields import note_too_large
from hellowork.files.sending import attachment
from hellowork.web import drafts
from hellowork.web.forms import HouseForm
from hellowork.web.once import act_once, once
from hellowork.web.responses import redirect_after_post, render_form
from seekers.actions import profile as actions
from seekers.actions import registration
from seekers.forms.documents import DocumentForm
from seekers.forms.register import ProfileForm
from seekers.forms.wishes import WishesForm
from seekers.models import Seeker, SeekerDocument

DRAFTS, WISH_DRAFTS = "profile", "wishes"
_PROFILE, _WISHES = "seekers/profile.html", "seekers/wishes.html"


def own_record(request: PersonRequest) -> Seeker:
    return get_object_or_404(Seeker.objects.for_actor(request.actor).select_related("municipality", "office"))


@hat_required(Hat.SEEKER)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: PersonRequest) -> HttpResponse:
    """求職者情報, on one page."""
    seeker, today = own_record(request), clock.today()
    context: dict[str, Any] = {"seeker": seeker, "find": FIND}
    if request.method != "POST":
        restored = parked.restored(request)
        form = ProfileForm(restored, initial=_initial(seeker), today=today)
        context["is_unsaved"] = restored is None and form.fill_from(DRAFTS, str(seeker.pk))
        return render_form(request, _PROFILE, form, context)
    if FIND in request.POST:
        return render(request, _PROFILE, {**context, "form": ProfileForm.filled(request.POST, today=today)})
    form = ProfileForm(request.POST, today=today)
    if form.is_valid():
        done = _("登録内容を保存しました。")
        if answer := _change(request, form, form.profile, scope=DRAFTS, to="seekers:profile", done=done):
            return answer
    return render_form(request, _PROFILE, form, context)


@hat_required(Hat.SEEKER)
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: PersonRequest) -> HttpResponse:
    """希望条件, and from there to the postings that fit."""
    seeker = own_record(request)
    if request.method != "POST":
        restored, context = parked.restored(request), {}
        form = WishesForm(restored, initial=WishesForm.filled_from(seeker))
        context["is_unsaved"] = restored is None and drafts.fill(form, WISH_DRAFTS, str(seeker.pk))
        return render_form(request, _WISHES, form, context)
    form = WishesForm(request.POST)
    if form.is_valid():
        done = _("希望条件を保存しました。")
        if answer := _change(request, form, form.wishes, scope=WISH_DRAFTS, to="jobs:fit", done=done):
            return answer
    return render_form(request, _WISHES, form)


def _change(
    request: PersonRequest, form: HouseForm, changes: dict[str, Any], *, scope: str, to: str, done: str
) -> HttpResponse | None:
    """The way on; None where it was refused (the page was sent before with something else), said in the form."""

    def work() -> str:
        seeker = actions.change_profile(by=request.actor, changes=changes)
        drafts.drop(scope, [str(seeker.pk)])
        return resolve_url(to)

    try:
        address = once(request, work)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return None
    messages.success(request, done)
    return redirect_after_post(request, address)


@hat_required(Hat.SEEKER)
@require_POST
def keep(request: PersonRequest) -> HttpResponse:
    """What was typed of the record so far, while the person goes on typing."""
    return drafts.autosave(request, DRAFTS, str(own_record(request).pk))


@hat_required(Hat.SEEKER)
@require_POST
def keep_wishes(request: PersonRequest) -> HttpResponse:
    """The same of the wishes."""
    return drafts.autosave(request, WISH_DRAFTS, str(own_record(request).pk))


def _initial(seeker: Seeker) -> dict[str, Any]:
    names = [name for _title, group in ProfileForm.groups for name in group]
    values = {name: getattr(seeker, name) for name in names if hasattr(seeker, name)}
    return values | {"prefecture": seeker.municipality.prefecture, "municipality": seeker.municipality_id}


@hat_required(Hat.SEEKER)
@require_POST
def renew(request: PersonRequest) -> HttpResponse:
    """もう一度登録する, after the registration has lapsed."""
    return act_once(
        request,
        lambda: registration.renew(by=request.actor, seeker_id=known(request.actor.seeker_id)),
        done=_("求職登録の有効期間を延ばしました。"),
        to=resolve_url("seeker_home"),
    )


@hat_required(Hat.SEEKER)
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: PersonRequest) -> HttpResponse:
    """応募書類: what is kept, and one more."""
    kept = (
        SeekerDocument.objects.for_actor(request.actor)
        .kept()
        .select_related("file")
        .order_by("-created_at", "pk")
    )
    data = request.POST if request.method == "POST" else parked.restored(request)
    form = DocumentForm(data, request.FILES or None)
    if request.method == "POST":
        note_too_large(form, request)
        if form.is_valid() and (answer := _keep(request, form)):
            return answer
    return render_form(request, "seekers/documents.html", form, {"documents": list(kept)})


def _keep(request: PersonRequest, form: DocumentForm) -> HttpResponse | None:
    """The way on; None where this page was sent before with something else, said in the form."""

    def work() -> str:
        checked = form.cleaned_data["file"]
        file = storing.store(
            checked.content, name=checked.name, content_type=checked.content_type, owner_id=request.user.pk
        )
        actions.keep_document(
            by=request.actor, file=file, kind=form.cleaned_data["kind"], title=form.chosen_title
        )
        return resolve_url("seekers:documents")

    try:
        address = once(request, work)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return None
    messages.success(request, _("書類を保管しました。"))
    return redirect_after_post(request, address)


@hat_required(Hat.SEEKER)
@require_safe
def document(request: PersonRequest, document_id: uuid.UUID) -> HttpResponse:
    """One's own document, as a download."""
    kept = SeekerDocument.objects.for_actor(request.actor).kept().select_related("file")
    return attachment(get_object_or_404(kept, pk=document_id).file)


@hat_required(Hat.SEEKER)
@require_POST
def remove(request: PersonRequest, document_id: uuid.UUID) -> HttpResponse:
    """Take a document out of MyPage; what was sent with an application stays with it."""
    get_object_or_404(SeekerDocument.objects.for_actor(request.actor).kept(), pk=document_id)
    actions.remove_document(by=request.actor, document_id=document_id)
    messages.success(request, _("書類を削除しました。応募のときに送った書類は、会社に残ります。"))
    return redirect_after_post(request, "seekers:documents")
