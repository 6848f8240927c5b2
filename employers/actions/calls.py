"""Calls to employers and standing consents."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers.actions.authorising import manages_establishment
from employers.choices import LIVE_STATES
from employers.models import CallResult, PhoneCall, Posting, StandingConsent
from hellowork import clock
from hellowork.accounts.actor import Actor, known
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.calendar import days
from hellowork.notices import events
from hellowork.offices.roles import OfficePermission, may

CALLED = "posting.called"


@transaction.atomic
def record_call(
    *,
    by: Actor,
    posting_id: int,
    result: CallResult,
    answered_by: str = "",
    places_left: int | None = None,
    note: str = "",
) -> PhoneCall:
    """Write down one call. 応募可 is good for CONFIRMATION_OPEN_DAYS open days, for every officer and office."""
    if not may(by, OfficePermission.CALL):
        raise NotAllowed
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    if posting.state not in LIVE_STATES:
        raise Refused(_("この求人の募集は終わっています。"), code="not_live")
    if result == CallResult.ACCEPTING and not answered_by.strip():
        raise Refused(_("応対された方のお名前を入力してください。"), code="answered_by")
    now = clock.now()
    call = PhoneCall.objects.create(
        posting=posting,
        office_id=known(by.office_id),
        staff_id=by.user_id,
        at=now,
        result=result,
        answered_by=answered_by.strip(),
        places_left=places_left if result == CallResult.ACCEPTING else None,
        note=note.strip(),
        valid_until=_good_until(now) if result == CallResult.ACCEPTING else None,
    )
    events.publish(CALLED, posting.pk, occurrence=call.pk)
    return call


@transaction.atomic
def give_consent(*, by: Actor, posting_id: int, until: dt.date, most_referrals: int) -> StandingConsent:
    """事前の了承 by a manager; it replaces an earlier one."""
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    manages_establishment(by, posting.establishment_id)
    now = clock.now()
    if posting.state not in LIVE_STATES or not now.date() <= until <= posting.standing.refer_until:
        raise Refused(_("今日から紹介期限日までの日を選んでください。"), code="until")
    posting.consents.filter(ended_at__isnull=True).update(ended_at=now)
    return StandingConsent.objects.create(
        posting=posting, until=until, most_referrals=most_referrals, given_by_id=by.user_id
    )


@transaction.atomic
def end_consent(*, by: Actor, posting_id: int) -> None:
    """From now on a call is needed again."""
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    manages_establishment(by, posting.establishment_id)
    posting.consents.filter(ended_at__isnull=True).update(ended_at=clock.now())


def _good_until(now: dt.datetime) -> dt.datetime:
    """The end of the last open day on which the answer is good."""
    last = days.open_days_after(now.date(), settings.CONFIRMATION_OPEN_DAYS)
    return days.start_of_day(last + dt.timedelta(days=1))
