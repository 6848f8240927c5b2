"""A reminder to the employer: the day by which the result was promised is over, once for each such day."""

import datetime as dt
from collections.abc import Sequence

from applications.models import Application
from applications.models.application import ApplicationQuerySet
from employers.queries import applicants_told
from hellowork import clock
from hellowork.calendar import days
from hellowork.notices.telling import tell

PROMISE_PASSED = "application.promise_passed"
# Nobody's telephone rings at night.
_NOT_BEFORE = dt.time(8, 0)


def promise_passed() -> ApplicationQuerySet:
    """Whose result was promised for a day that is over."""
    now = clock.now()
    broken = Application.objects.promise_broken(now.date()).select_related("posting")
    return broken if days.time_of(now) >= _NOT_BEFORE else broken.none()


def tell_employers(applications: Sequence[Application]) -> None:
    """The members that hear of applicants."""
    for application in applications:
        tell(
            f"{PROMISE_PASSED}.employer",
            applicants_told(application.posting.establishment_id),
            object_id=application.pk,
            occurrence=application.chased_occasion,  # type: ignore[attr-defined]
        )
