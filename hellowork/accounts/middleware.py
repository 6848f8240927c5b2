"""Sign-in is required unless a view says otherwise, and of some a second factor."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hellowork.accounts import parked
from hellowork.accounts.idle import to_sign_in

_SECOND_FACTORS = {"mfa"}


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every view needs a signed-in person unless it is marked `@login_not_required`.

    A form that arrives after its session has gone is parked for the person it was made for.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponse:
        return to_sign_in(request, parked.owner_of(request) if request.method == "POST" else None)

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True):
            return None
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        return refused or _second_factor_first(request, view_func)


def _second_factor_first(request: HttpRequest, view_func: Callable) -> HttpResponse | None:
    """Staff (and employers, where the operator says so) set up a second factor before anything else."""
    if not _needs_second_factor(request) or _is_setting_up(request):
        return None
    methods = {record.get("method") for record in get_authentication_records(request)}
    if methods & _SECOND_FACTORS:
        return None
    return HttpResponseRedirect(reverse("mfa_index"))


def _needs_second_factor(request: HttpRequest) -> bool:
    if request.user.is_staff:
        return settings.SECOND_FACTOR_FOR_STAFF
    return settings.SECOND_FACTOR_FOR_EMPLOYERS and request.actor.is_employer  # type: ignore[attr-defined]


def _is_setting_up(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (match.view_name or "").startswith(
        ("mfa_", "account_logout", "account_reauthenticate", "account_email")
    )
