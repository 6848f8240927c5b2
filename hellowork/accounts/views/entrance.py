"""Signing in and signing up: allauth's views with our forms, doors and ways back."""

from typing import Any

from allauth.account import views
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from hellowork.accounts import demo, doors
from hellowork.accounts.forms import PasswordSignInForm, SignInForm


class _WithDoor:
    """Carries the door (`?as=`) through the page and keeps it when the form is sent."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        door = doors.door_of(self.request)
        back = get_next_redirect_url(self.request)
        query = {doors.PARAMETER: door.hat if door else "", "next": back or ""}
        return {
            **context,
            "door": door,
            "doors": doors.DOORS.values(),
            "onward": urlencode({name: value for name, value in query.items() if value}),
            "idle_minutes": settings.IDLE_MINUTES,
            "idle_minutes_staff": settings.IDLE_MINUTES_STAFF,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        doors.remember(self.request)
        return super().form_valid(form)  # type: ignore[misc]


class SignInView(_WithDoor, views.LoginView):
    """ログイン: the address alone, a code comes by mail; other ways are one step away."""

    form_class = SignInForm

    def get_form_class(self) -> type:
        return self.form_class

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "demo_accounts": demo.accounts()}


class PasswordSignInView(_WithDoor, views.LoginView):
    """ログイン with a password."""

    form_class = PasswordSignInForm
    template_name = "account/login_password.html"

    def get_form_class(self) -> type:
        return self.form_class


class SignUpView(_WithDoor, views.SignupView):
    """新規登録: the address alone. The account and its mail are one transaction."""

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            return super().form_valid(form)


class ConfirmLoginCodeView(views.ConfirmLoginCodeView):
    """The code of the mail. It also proves the address of those whom the office registered."""

    def _verify_form_valid(self, form: Any) -> HttpResponse:
        if self._process.user is not None:
            sync_user_email_address(self._process.user)
        return super()._verify_form_valid(form)


@login_not_required
@require_safe
def request_code(request: HttpRequest) -> HttpResponse:
    """The address at which allauth asks for a code; ours is the sign-in page itself."""
    query = request.GET.urlencode()
    return redirect(f"{reverse('account_login')}?{query}" if query else reverse("account_login"))
