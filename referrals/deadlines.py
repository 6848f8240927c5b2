"""Until when a seeker may answer a proposal."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.errors import Refused
from hellowork.calendar import days


@dataclass(frozen=True, slots=True)
class Deadline:
    """`at` is the start of the day after the last; `is_cut` says that 紹介期限日 made it shorter than asked."""

    at: dt.datetime
    is_cut: bool


def deadline_for(*, sent_on: dt.date, days_given: int, refer_until: dt.date) -> Deadline:
    """Calendar days, the day of sending does not count, holidays do not move it, never later than 紹介期限日.

    `days_given` must lie within REFERRAL_DAYS_ALLOWED; raises `Refused` otherwise.
    """
    low, high = settings.REFERRAL_DAYS_ALLOWED
    if not low <= days_given <= high:
        raise Refused(
            _("応募期限は、%(low)s日から%(high)s日の間で決めてください。") % {"low": low, "high": high},
            code="days",
        )
    asked = days.deadline_instant(sent_on, days_given)
    latest = days.start_of_day(refer_until + dt.timedelta(days=1))
    return Deadline(at=min(asked, latest), is_cut=latest < asked)
