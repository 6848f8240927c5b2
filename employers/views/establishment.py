"""事業所の情報を変更: what all postings of the establishment show, changed by a manager on one page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from employers.actions.authorising import manages_establishment
from employers.actions.establishments import change_establishment
from employers.forms.address import FIND
from employers.forms.register import EstablishmentForm
from employers.models import Establishment
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web import drafts
from hellowork.web.once import once
from hellowork.web.responses import redirect_after_post, render_form

SCOPE = "establishment"
_TEMPLATE = "employers/establishment.html"


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def establishment(request: PersonRequest) -> HttpResponse:
    """The form, with what is known or was typed before."""
    place = _own(request)
    if request.method != "POST":
        restored = parked.restored(request)
        form = EstablishmentForm(restored, initial=_initial(place))
        if restored is None:
            form.fill_from(SCOPE, _draft(request))
        return _page(request, place, form)
    if FIND in request.POST:
        return render(request, _TEMPLATE, {**_context(place), "form": _filled(request.POST)})
    form = EstablishmentForm(request.POST)
    return (form.is_valid() and _change(request, place, form)) or _page(request, place, form)


@hat_required(Hat.EMPLOYER)
@require_POST
def autosave(request: PersonRequest) -> HttpResponse:
    """What was typed so far."""
    _own(request)
    return drafts.autosave(request, SCOPE, _draft(request))


def _change(request: PersonRequest, place: Establishment, form: EstablishmentForm) -> HttpResponse | None:
    """The way on; None where it was refused, with the reason in the form."""

    def work() -> str:
        change_establishment(by=request.actor, establishment_id=place.pk, changes=form.establishment)
        drafts.drop(SCOPE, [_draft(request)])
        messages.success(request, _("事業所の情報を変更しました。"))
        return resolve_url("employers:members")

    try:
        return redirect_after_post(request, once(request, work))
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
    except ValidationError as problem:
        form.add_error(None, problem.messages)
    return None


def _own(request: PersonRequest) -> Establishment:
    """The establishment of the manager who asks."""
    place = Establishment.objects.for_actor(request.actor).select_related("municipality").get()
    manages_establishment(request.actor, place.pk)
    return place


def _draft(request: PersonRequest) -> str:
    return f"{request.actor.establishment_id}/{request.user.pk}"


def _initial(place: Establishment) -> dict[str, Any]:
    values = {name: getattr(place, name) for name in EstablishmentForm.base_fields if hasattr(place, name)}
    return values | {"municipality": place.municipality_id, "prefecture": place.municipality_id[:2]}


def _filled(data: QueryDict) -> EstablishmentForm:
    """The same page with the municipality found; nothing is judged before it is sent."""
    return EstablishmentForm(initial=dict(EstablishmentForm(data).data.items()))


def _page(request: PersonRequest, place: Establishment, form: EstablishmentForm) -> HttpResponse:
    return render_form(request, _TEMPLATE, form, _context(place))


def _context(place: Establishment) -> dict[str, object]:
    return {"find": FIND, "place": place}
