"""How long something has waited, in the hours in which an office is open."""

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hellowork.calendar import days
from hellowork.calendar.hours import Hours
from hellowork.clock import TOKYO

# An open day as people count it; the offices' own is 8 hours 45 minutes.
_HOURS_A_DAY = 8
_FAR_BACK = dt.timedelta(days=366)


def open_time(hours: Hours, since: dt.datetime, until: dt.datetime) -> dt.timedelta:
    """The part of the time between two instants in which it was open; at most a year is looked at."""
    since = max(since, until - _FAR_BACK)
    day, last, total = days.day_of(since), days.day_of(until), dt.timedelta()
    while day <= last:
        for span in hours.on(day):
            opens, closes = (dt.datetime.combine(day, at, TOKYO) for at in (span.opens, span.closes))
            total += max(dt.timedelta(), min(closes, until) - max(opens, since))
        day += dt.timedelta(days=1)
    return total


def open_time_words(time: dt.timedelta) -> str | Promise:
    """開庁時間で40分, 3時間, 2日."""
    minutes = int(time.total_seconds() // 60)
    hours = minutes // 60
    if hours >= _HOURS_A_DAY:
        return _("開庁日で%(n)s日") % {"n": hours // _HOURS_A_DAY}
    return _("開庁時間で%(n)s時間") % {"n": hours} if hours else _("開庁時間で%(n)s分") % {"n": minutes}
