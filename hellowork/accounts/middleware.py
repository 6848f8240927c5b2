"""Sign-in is required unless a view says otherwise, and of some a second factor."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from hellowork.accounts import parked, second_factor
from hellowork.accounts.idle import to_sign_in
from hellowork.accounts.requests import HouseRequest


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every view needs a signed-in person unless it is marked `@login_not_required`.

    A form that arrives after its session has gone is parked for the person it was made for; one that was made
    for another person than the one signed in now does nothing (shared computers).
    """

    def handle_no_permission(  # type: ignore[override]  # A late form is parked first.
        self, request: HttpRequest, view_func: Callable
    ) -> HttpResponse:
        return to_sign_in(request, view_func)

    def process_view(  # type: ignore[override]  # The actor is known here.
        self, request: HouseRequest, view_func, view_args, view_kwargs
    ) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True):
            return None
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused is not None:
            return refused  # type: ignore[return-value]
        if _was_made_for_another(request):
            return render(request, "account/another_person.html", status=403)
        return second_factor.ask(request) if request.second_factor_due else None


def _was_made_for_another(request: HttpRequest) -> bool:
    owner = parked.owner_of(request) if request.method == "POST" else None
    return owner is not None and owner != request.user.pk


class RefusedFormMiddleware:
    """A refused form of allauth's answers as ours do: status 422 and a title that begins エラー：."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        context = response.context_data or {}
        if request.method == "POST" and response.status_code == 200 and _has_errors(context):
            response.status_code = 422
            context["title_prefix"] = _("エラー：")
        return response


def _has_errors(context: dict) -> bool:
    forms = (context.get(name) for name in ("form", "webauthn_form"))
    return any(isinstance(form, BaseForm) and form.is_bound and bool(form.errors) for form in forms)
