"""The help page: whom to call or write to, and whether somebody answers right now."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hellowork import clock
from hellowork.calendar.hours import HELP_DESK, status
from hellowork.offices.presentation import hours_rows


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Telephone and mail of the help desk from `settings.OPERATOR`, its hours, and the note on call
    charges.
    """
    now = clock.now()
    context = {
        "operator": settings.OPERATOR,
        "status": status(HELP_DESK, now),
        "hours": hours_rows(HELP_DESK, now.date()),
    }
    return render(request, "offices/help.html", context)
