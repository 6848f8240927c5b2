"""ハローワーク紹介（窓口）: referral, letter and application come into being together, at the desk."""

import uuid

from django.db import transaction

from applications.actions.applying import RECEIVED, refuse_any, write_application
from applications.actions.interviews import Appointment, refuse_impossible, write_interview
from applications.choices import Method
from applications.models import Application
from applications.presentation import appointment_text
from employers.models import Posting
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.notices import events
from referrals.actions.proposing import refers
from referrals.actions.window import establish_at_window
from referrals.choices import NoCallReason
from referrals.models import Referral
from seekers.actions.registration import prolong
from seekers.models import Seeker


@transaction.atomic
def refer_at_window(
    *,
    by: Actor,
    referral_id: uuid.UUID,
    call_id: int | None = None,
    no_call_reason: NoCallReason | str = "",
    interview: Appointment | None = None,
) -> Application:
    """Make the referral of a draft, or of a proposal that still waits, while the seeker is at the window.

    Whoever may read the proposal may do it, as for sending. Nobody needs a MyPage for it; an employer who has one
    finds the application in the list. An interview agreed on the telephone stands on the letter.
    """
    refers(by)
    known = Referral.objects.for_actor(by).get(pk=referral_id)
    seeker = Seeker.objects.select_related("municipality", "user").locked().get(pk=known.seeker_id)
    posting = Posting.objects.select_related("establishment", "acceptance").locked().get(pk=known.posting_id)
    referral = Referral.objects.locked().get(pk=referral_id)
    now = clock.now()
    refuse_any(seeker, posting, now)
    if interview is not None:
        refuse_impossible(interview, now)
    letter = establish_at_window(
        referral,
        seeker=seeker,
        posting=posting,
        by=by,
        at=now,
        call_id=call_id,
        no_call_reason=no_call_reason,
        interview=appointment_text(interview.at, interview.place, interview.belongings) if interview else "",
    )
    application = write_application(seeker, posting, Method.WINDOW, now, referral=referral, letter=letter)
    if interview is not None:
        write_interview(application, interview, by=by, now=now)
    prolong(seeker, on=now.date())
    events.publish(RECEIVED, application.pk, occurrence="once")
    return application
