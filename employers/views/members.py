"""利用者の管理: who works for the establishment, and how others come and go."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers.actions import members as actions
from employers.actions.authorising import manages_establishment
from employers.forms.members import JoinForm, RoleForm
from employers.models import Establishment, Member, MemberInvitation
from hellowork.accounts import parked
from hellowork.accounts.actor import EstablishmentRole, Hat, known
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.accounts.wearing import hat_key, wear
from hellowork.web.forms import HouseForm
from hellowork.web.once import act_once, once
from hellowork.web.responses import redirect_after_post, render_form

_GET_OR_POST = ["GET", "HEAD", "POST"]


@hat_required(Hat.EMPLOYER)
@require_safe
def members(request: PersonRequest) -> HttpResponse:
    """The establishment and everybody who works for it; managers find here what they can change."""
    actor = request.actor
    context = {
        "establishment": Establishment.objects.for_actor(actor)
        .select_related("municipality", "office")
        .get(),
        "members": Member.objects.for_actor(actor).active().select_related("user").order_by("pk"),
        "manages": actor.establishment_role is EstablishmentRole.MANAGER,
        "me": request.user.pk,
        "invitations": MemberInvitation.objects.for_actor(actor).usable().order_by("ends_at", "pk"),
    }
    return render(request, "employers/members.html", context)


@hat_required(Hat.EMPLOYER)
@require_http_methods(_GET_OR_POST)
def invite(request: PersonRequest) -> HttpResponse:
    """A code for a colleague, shown once."""
    manages_establishment(request.actor, known(request.actor.establishment_id))
    form = RoleForm(request.POST if request.method == "POST" else parked.restored(request))
    if request.method == "POST" and form.is_valid():
        return _invite(request, form.cleaned_data["role"])
    return render_form(request, "employers/invite.html", form, {"days": MemberInvitation.KEPT_FOR.days})


def _invite(request: PersonRequest, role: EstablishmentRole) -> HttpResponse:
    def work() -> str:
        place = known(request.actor.establishment_id)
        code = actions.invite_member(by=request.actor, establishment_id=place, role=role)
        words = _(
            "招待コード %(code)s を、新しい利用者の方にお渡しください。コードは、この画面にだけ表示します。"
        )
        messages.success(request, words % {"code": code})
        return resolve_url("employers:members")

    return redirect_after_post(request, once(request, work))


@hat_required(Hat.EMPLOYER)
@require_POST
def end_invitations(request: PersonRequest) -> HttpResponse:
    """No code that is out works any more."""
    place = known(request.actor.establishment_id)
    return act_once(
        request,
        lambda: actions.end_invitations(by=request.actor, establishment_id=place),
        done=_("お渡し済みの招待コードを、使えないようにしました。"),
        to=resolve_url("employers:members"),
    )


@hat_required(Hat.EMPLOYER)
@require_http_methods(_GET_OR_POST)
def role(request: PersonRequest, member_id: int) -> HttpResponse:
    """Another role for a colleague."""
    member = _colleague(request, member_id)
    data = request.POST if request.method == "POST" else parked.restored(request)
    form = RoleForm(data, initial={"role": member.role})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["role"]
        return act_once(
            request,
            lambda: actions.change_role(by=request.actor, member_id=member.pk, role=wanted),
            done=_("%(name)sさんの役割を変更しました。") % {"name": member.name},
            to=resolve_url("employers:members"),
        )
    return render_form(request, "employers/member_role.html", form, {"member": member})


@hat_required(Hat.EMPLOYER)
@require_http_methods(_GET_OR_POST)
def end(request: PersonRequest, member_id: int) -> HttpResponse:
    """The stop page before a colleague leaves, and the leaving."""
    member = _colleague(request, member_id)
    if request.method == "POST":
        return act_once(
            request,
            lambda: actions.end_member(by=request.actor, member_id=member.pk),
            done=_("%(name)sさんの利用を終了しました。") % {"name": member.name},
            to=resolve_url("employer_home" if member.user_id == request.user.pk else "employers:members"),
        )
    context = {"member": member, "is_me": member.user_id == request.user.pk}
    return render_form(request, "employers/member_end.html", HouseForm(), context)


@require_http_methods(_GET_OR_POST)
def join(request: PersonRequest) -> HttpResponse:
    """A signed-in person comes with a manager's code. Staff accounts are apart: for them there is no such page."""
    if request.user.is_staff:
        raise Http404
    form = JoinForm(request.POST if request.method == "POST" else parked.restored(request))
    if request.method == "POST" and form.is_valid():
        try:
            address = once(request, lambda: _join(request, form))
        except Refused as refusal:
            form.add_error("code" if refusal.code == "invitation" else None, str(refusal.message))
        else:
            messages.success(request, _("事業所の利用者になりました。"))
            return redirect_after_post(request, address)
    return render_form(request, "employers/join.html", form)


def _join(request: PersonRequest, form: JoinForm) -> str:
    member = actions.join_establishment(by=request.actor, **form.cleaned_data)
    wear(request, hat_key(Hat.EMPLOYER, member.establishment_id))
    return resolve_url("employer_home")


def _colleague(request: PersonRequest, member_id: int) -> Member:
    """A member of the manager's establishment; 404 for any other."""
    manages_establishment(request.actor, known(request.actor.establishment_id))
    return get_object_or_404(Member.objects.for_actor(request.actor).active(), pk=member_id)
