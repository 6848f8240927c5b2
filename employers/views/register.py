"""事業所登録: a signed-in person opens a MyPage for an establishment and becomes its manager."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from employers.actions.establishments import register_establishment
from employers.forms.address import FIND
from employers.forms.register import RegisterForm
from employers.models import Member
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.requests import PersonRequest
from hellowork.accounts.wearing import hat_key, wear
from hellowork.web import drafts
from hellowork.web.once import once
from hellowork.web.responses import redirect_after_post, render_form

DRAFTS = "new establishment"
_TEMPLATE = "employers/register.html"


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: PersonRequest) -> HttpResponse:
    """One page. Staff accounts are apart: for them there is no such page."""
    if request.user.is_staff:
        raise Http404
    if request.method != "POST":
        restored = parked.restored(request)
        form = RegisterForm(restored, initial=_known(request))
        if restored is None:
            form.fill_from(DRAFTS, str(request.user.pk))
        return render_form(request, _TEMPLATE, form, _context(request))
    if FIND in request.POST:
        return render(request, _TEMPLATE, {**_context(request), "form": _filled(request.POST)})
    form = RegisterForm(request.POST)
    if form.is_valid():
        answer = _register(request, form)
        if answer is not None:
            return answer
    return render_form(request, _TEMPLATE, form, _context(request))


@require_POST
def keep(request: PersonRequest) -> HttpResponse:
    """What was typed so far, while the person goes on typing; theirs, as there is no establishment yet."""
    if request.user.is_staff:
        raise Http404
    return drafts.autosave(request, DRAFTS, str(request.user.pk))


def _register(request: PersonRequest, form: RegisterForm) -> HttpResponse | None:
    """The way on; None where it was refused, with the reason in the form."""

    def work() -> str:
        created = register_establishment(
            by=request.actor, establishment=form.establishment, member=form.member
        )
        wear(request, hat_key(Hat.EMPLOYER, created.pk))
        drafts.drop(DRAFTS, [str(request.user.pk)])
        return resolve_url("employer_home")

    try:
        address = once(request, work)
    except Refused as refusal:
        form.add_error(
            "corporate_number" if refusal.code == "establishment_exists" else None, str(refusal.message)
        )
        return None
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return None
    messages.success(request, _("事業所を登録しました。求人の申込みを始めることができます。"))
    return redirect_after_post(request, address)


def _filled(data: QueryDict) -> RegisterForm:
    """The same page with the municipality found; nothing is judged before it is sent."""
    looked_up = RegisterForm(data)
    return RegisterForm(initial=dict(looked_up.data.items()))


def _known(request: PersonRequest) -> dict[str, str]:
    """What the person has told the house before, as a member of another establishment."""
    before = Member.objects.active().filter(user_id=request.user.pk).order_by("-pk").first()
    return {"member_name": before.name, "member_kana": before.kana} if before else {}


def _context(request: PersonRequest) -> dict[str, object]:
    return {"find": FIND, "is_second": request.actor.is_employer}
