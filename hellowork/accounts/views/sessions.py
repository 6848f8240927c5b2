"""Signing out, keeping a session alive, and the sign-in of the demonstration."""

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LogoutView
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from hellowork.accounts import demo, doors, idle
from hellowork.accounts.models import User


@method_decorator(login_not_required, name="dispatch")
class SignOutView(LogoutView):
    """Signs out and tells the browser to forget what it kept of this site."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        request.signed_out = request.user.is_authenticated  # type: ignore[attr-defined]
        return super().post(request, *args, **kwargs)


@require_POST
def keep_alive(request: HttpRequest) -> HttpResponse:
    """「続ける」 of the idle warning: being asked is the use that counts."""
    return HttpResponse(status=204)


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """One click into a demo account; exists in the demonstration alone."""
    email = request.POST.get("email", "")
    if email not in {account.email for account in demo.accounts()}:
        raise Http404
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None:
        raise Http404
    doors.remember(request)
    login(request, user)
    UserSession.objects.create_from_request(request)
    idle.begin(request)
    return redirect(get_next_redirect_url(request) or "home")
