"""The front page and the pages about the service itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hellowork.accounts import doors
from hellowork.accounts.requests import PersonRequest
from hellowork.mypage import starts


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """トップページ: two doors and a search box that works without an account."""
    return render(request, "public/front.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """個人情報の取扱い, with the purpose of use (職業安定法5条の5)."""
    return render(request, "public/privacy.html")


@login_not_required
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """利用規約."""
    return render(request, "public/terms.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """アクセシビリティ方針."""
    return render(request, "public/accessibility.html")


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """Where a person lands after signing in: the home page of the hat they wear, or the way to one."""
    address = starts.home_of(request.actor.hat)
    if address:
        return redirect(address)
    door = str(request.session.get(doors.SESSION_KEY, ""))
    start = starts.STARTS.get(door)
    if start is not None and start.address and not request.user.is_staff:
        return redirect(start.address)
    return render(request, "mypage/no_hat.html", {"starts": starts.starts_for(door)})
