"""The result: recorded once by the employer for applicant and office together, corrected by staff."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.locking import lock_with_seeker
from applications.actions.selecting import selecting_allowed
from applications.choices import ApplicationState, NotHiredReason, Result, Told
from applications.lifecycle import APPLICATION
from applications.models import Application, Outcome
from employers.choices import LIVE_STATES as LIVE_POSTINGS
from hellowork import clock
from hellowork.accounts.actor import SYSTEM, Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.calendar import days
from hellowork.lifecycle import move
from hellowork.offices.roles import OfficePermission, may
from seekers.actions.registration import end_by_hire, restore_after_hire

_FARTHEST = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is recorded of a result. For a hire: the day of entry and whether conditions differ from the card (RES)."""

    result: Result
    told: Told
    starts_on: dt.date | None = None
    differs_from_card: bool | None = None
    difference: str = ""
    difference_disclosed: bool | None = None
    reason: NotHiredReason | str = ""
    message: str = ""


@transaction.atomic
def record_outcome(*, by: Actor, application_id: uuid.UUID, decision: Decision) -> Outcome:
    """採用・不採用, to applicant and office in one act, or to the office alone when the applicant was told by telephone.

    By the employer until the end of the third month after the posting's end; by the counsellors, who ask for what is
    missing and get what comes by fax or telephone, at any time.
    """
    application = _deciding(by, application_id, OfficePermission.REFER)
    now = clock.now()
    if by.is_employer and now.date() > _last_day(application):
        raise Refused(
            _("結果を登録できる期間が終わっています。お手数ですが、ハローワークへお電話ください。"),
            code="too_late",
        )
    _refuse_incomplete(decision)
    _refuse_far(application, decision, now)
    _refuse_unread(application, decision)
    transition = "hire" if decision.result == Result.HIRED else "reject"
    move(APPLICATION, transition, [application], by=by, at=now)
    _follow(application, decision, now)
    return _write(application, decision, by, now)


@transaction.atomic
def correct_outcome(*, by: Actor, application_id: uuid.UUID, decision: Decision, reason: str) -> Outcome:
    """A wrong result is corrected by staff with a new version and its reason; the old one stays on record."""
    if not may(by, OfficePermission.CORRECT):
        raise NotAllowed
    application = lock_with_seeker(application_id, by=by)
    now = clock.now()
    if not reason.strip():
        raise Refused(_("訂正の理由を入力してください。"), code="reason")
    _refuse_incomplete(decision)
    _refuse_far(application, decision, now)
    _refuse_unread(application, decision)
    if _says_the_same(application.outcomes.newest(), decision):
        raise Refused(_("すでに同じ結果が登録されています。"), code="same_result")
    was_hired = application.state == ApplicationState.HIRED
    move(APPLICATION, f"correct_to_{decision.result}", [application], by=by, at=now, reason=reason)
    _follow(application, decision, now)
    if was_hired and decision.result == Result.NOT_HIRED:
        _restore(application, by, now)
    return _write(application, decision, by, now, correction=reason.strip())


@transaction.atomic
def decline_hire(*, by: Actor, application_id: uuid.UUID) -> Application:
    """内定辞退: by the seeker, or written down by the employer or the office whom they told."""
    if not (by.is_seeker or may(by, OfficePermission.CONSULT)):
        selecting_allowed(by)
    application = lock_with_seeker(application_id, by=by)
    now = clock.now()
    move(APPLICATION, "decline_hire", [application], by=by, at=now)
    _restore(application, SYSTEM, now)
    return application


@transaction.atomic
def cancel_hire(*, by: Actor, application_id: uuid.UUID, reason: str) -> Application:
    """採用の取消, with its reason: the office looks at every one."""
    application = _deciding(by, application_id, OfficePermission.CORRECT)
    now = clock.now()
    move(APPLICATION, "cancel_hire", [application], by=by, at=now, reason=reason)
    _restore(application, SYSTEM, now)
    return application


def _deciding(by: Actor, application_id: uuid.UUID, permission: OfficePermission) -> Application:
    """For the establishment's deciders and staff with this permission."""
    if by.is_staff:
        if not may(by, permission):
            raise NotAllowed
    else:
        selecting_allowed(by)
    return lock_with_seeker(application_id, by=by)


def _last_day(application: Application) -> dt.date:
    """The last day to record online; none passes while the posting lives."""
    posting = application.posting
    if posting.state in LIVE_POSTINGS:
        return dt.date.max
    return days.result_cut_off(days.day_of(posting.state_since))


def _refuse_incomplete(decision: Decision) -> None:
    if decision.result == Result.NOT_HIRED:
        return
    if decision.starts_on is None or decision.differs_from_card is None:
        raise Refused(_("雇入れの日と、求人票との違いの有無を入力してください。"), code="hire_facts")
    if decision.differs_from_card and not (decision.difference.strip() and decision.difference_disclosed):
        raise Refused(_("求人票と違う点を入力し、本人に明示したことをご確認ください。"), code="difference")


def _refuse_far(application: Application, decision: Decision, now: dt.datetime) -> None:
    """Nobody starts before they applied, nor years ahead: a slip of the year."""
    if decision.starts_on is None:
        return
    if not days.day_of(application.applied_at) <= decision.starts_on <= now.date() + _FARTHEST:
        raise Refused(_("雇入（予定）日は、応募の日から1年以内の日を入力してください。"), code="starts_on")


def _refuse_unread(application: Application, decision: Decision) -> None:
    """Nobody is told in a MyPage that they do not have (RES: by telephone then)."""
    if decision.told == Told.MYPAGE and application.seeker.user_id is None:
        raise Refused(
            _(
                "この方はマイページを使っていません。電話等で連絡のうえ、「本人には電話等で連絡済み」を選んでください。"
            ),
            code="no_mypage",
        )


def _says_the_same(newest: Outcome | None, decision: Decision) -> bool:
    return newest is not None and all(
        getattr(newest, name) == value for name, value in asdict(decision).items()
    )


def _write(
    application: Application, decision: Decision, by: Actor, now: dt.datetime, correction: str = ""
) -> Outcome:
    newest = application.outcomes.newest()
    return Outcome.objects.create(
        application=application,
        version=newest.version + 1 if newest else 1,
        recorded_at=now,
        recorded_by_id=by.user_id,
        correction=correction,
        **asdict(decision),
    )


def _follow(application: Application, decision: Decision, now: dt.datetime) -> None:
    """A hire ends the registration (就職); what else follows from that is the lower floors' to do, by its event."""
    if decision.result == Result.HIRED:
        end_by_hire(application.seeker, by=SYSTEM, at=now)


def _restore(application: Application, by: Actor, now: dt.datetime) -> None:
    """The registration that this hire ended goes on, unless another hire stands."""
    others = Application.objects.filter(seeker_id=application.seeker_id, state=ApplicationState.HIRED)
    if not others.exclude(pk=application.pk).exists():
        restore_after_hire(application.seeker, by=by, at=now)
