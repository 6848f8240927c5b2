"""The help page: whom to call or write to, and whether somebody answers right now."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hellowork import clock
from hellowork.calendar.hours import HELP_DESK, Hours, parse_hours, status
from hellowork.offices.presentation import hours_rows


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Telephone and mail of the help desk from `settings.OPERATOR`, its hours, and the note on call
    charges.
    """
    now = clock.now()
    hours = _help_desk()
    context = {"status": status(hours, now), "hours": hours_rows(hours, now.date())}
    return render(request, "offices/help.html", context)


def _help_desk() -> Hours:
    """The operator's own hours if `settings.OPERATOR["help_hours"]` is a timetable, else the usual ones."""
    own = settings.OPERATOR.get("help_hours")
    return parse_hours(own) if own else HELP_DESK
