"""Choosing the hat: for which establishment, or as a seeker, a person acts from now on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hellowork.accounts.requests import PersonRequest
from hellowork.accounts.wearing import wear
from hellowork.mypage.hats import options_of
from hellowork.web.responses import redirect_after_post


@require_http_methods(["GET", "HEAD", "POST"])
def hat(request: PersonRequest) -> HttpResponse:
    """The page with a button for each hat, and the choice. Staff have one hat only: 404."""
    if request.user.is_staff:
        raise Http404
    options = {option.key: option for option in options_of(request.user)}
    if not options:
        raise Http404
    if request.method == "POST":
        chosen = options.get(request.POST.get("hat", ""))
        if chosen is None:
            raise Http404
        wear(request, chosen.key)
        messages.success(request, _("「%(name)s」に切り替えました。") % {"name": chosen.label})
        return redirect_after_post(request, "home")
    worn = next((option.key for option in options.values() if option.actor == request.actor), "")
    return render(request, "mypage/hats.html", {"options": options.values(), "worn": worn})
