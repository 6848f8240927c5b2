"""Interviews: agreed by telephone or message, written down by the employer or the office; changed, cancelled."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.selecting import selecting
from applications.choices import LIVE_STATES, Agreed
from applications.models import Application, Interview
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.notices import events
from hellowork.offices.roles import OfficePermission, may

ARRANGED, CANCELLED = "application.interview_arranged", "application.interview_cancelled"
# Further ahead nobody arranges an interview: a slip of the year.
_FARTHEST = dt.timedelta(days=366)
MUST_LIE_AHEAD = _("面接の日時は、今より後の、1年以内にしてください。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """What was agreed: `at` is aware."""

    at: dt.datetime
    place: str
    belongings: str = ""
    agreed_by: Agreed = Agreed.TELEPHONE


@transaction.atomic
def arrange_interview(*, by: Actor, application_id: uuid.UUID, appointment: Appointment) -> Interview:
    """Write down when and where; another date is a new version. Raises `Refused` for what is past or too far ahead."""
    application = _arranging(by, application_id)
    interview = write_interview(application, appointment, by=by, now=clock.now())
    events.publish(ARRANGED, interview.pk, occurrence="once")
    return interview


@transaction.atomic
def cancel_interview(*, by: Actor, application_id: uuid.UUID) -> Interview:
    """中止: the newest version is marked, and nobody is expected any more."""
    application = _arranging(by, application_id)
    interview = application.interviews.newest()
    if interview is None or interview.cancelled_at is not None:
        raise Refused(_("取り消す面接の予定がありません。"), code="no_interview")
    interview.cancelled_at, interview.cancelled_by_id = clock.now(), by.user_id
    interview.save(update_fields=["cancelled_at", "cancelled_by"])
    application.interview_at = None
    application.save(update_fields=["interview_at"])
    events.publish(CANCELLED, interview.pk, occurrence="once")
    return interview


def write_interview(
    application: Application, appointment: Appointment, *, by: Actor, now: dt.datetime
) -> Interview:
    """The row, and the copy of its time on the application; in the caller's transaction, which holds the lock.

    Dates that were offered and not answered are offered no longer.
    """
    refuse_impossible(appointment, now)
    newest = application.interviews.newest()
    interview = Interview.objects.create(
        application=application,
        version=newest.version + 1 if newest else 1,
        recorded_at=now,
        recorded_by_id=by.user_id,
        **asdict(appointment),
    )
    application.interview_at = interview.at
    application.save(update_fields=["interview_at"])
    application.slot_offers.replace(at=now, by_id=by.user_id)
    return interview


def lies_ahead(at: dt.datetime, now: dt.datetime) -> bool:
    """Whether an interview may be then."""
    return now < at <= now + _FARTHEST


def refuse_impossible(appointment: Appointment, now: dt.datetime) -> None:
    """An interview lies ahead, at a place that is named."""
    if not lies_ahead(appointment.at, now):
        raise Refused(MUST_LIE_AHEAD, code="interview_at")
    if not appointment.place.strip():
        raise Refused(_("面接の場所を入力してください。"), code="interview_place")


def _arranging(by: Actor, application_id: uuid.UUID) -> Application:
    """The application, locked, while its selection goes on; for the establishment and for counsellors."""
    if may(by, OfficePermission.REFER):
        application = Application.objects.for_actor(by).locked().get(pk=application_id)
    elif by.is_staff:
        raise NotAllowed
    else:
        application = selecting(by, application_id)
    if application.state not in LIVE_STATES:
        raise Refused(_("選考が終わっているため、面接の予定は変えられません。"), code="not_live")
    return application
