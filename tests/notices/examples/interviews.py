"""Interviews that were arranged and cancelled."""

import datetime as dt
from dataclasses import replace

from applications.actions import interviews
from applications.actions.interviews import Appointment
from applications.models import Application, Interview
from hellowork import clock
from hellowork.accounts.actor import OfficeRole
from hellowork.clock import TOKYO
from tests.employers import factories as employers
from tests.notices.examples import Example, example
from tests.notices.examples.house import an_application

_PLACE = "本社2階の会議室"


@example("application.interview_arranged")
def an_interview() -> Example:
    application = an_application()
    by = employers.staff(OfficeRole.CONSULTATION)
    appointment = Appointment(at=dt.datetime(2026, 11, 17, 14, tzinfo=TOKYO), place=_PLACE)
    interview = interviews.arrange_interview(
        by=by, application_id=application.object_id, appointment=appointment
    )
    return replace(application, object_id=interview.pk, secrets=application.secrets | {_PLACE})


@example("application.interview_cancelled")
def a_cancelled_interview() -> Example:
    arranged = an_interview()
    interview = Interview.objects.get(pk=arranged.object_id)
    interviews.cancel_interview(
        by=employers.staff(OfficeRole.CONSULTATION), application_id=interview.application_id
    )
    return arranged


@example("application.promise_passed")
def a_late_result() -> Example:
    """The factories' card promises a week after the interview."""
    application = an_application()
    Application.objects.update(interview_at=clock.Now() - dt.timedelta(days=9))
    return application
