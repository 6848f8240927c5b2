"""ハローワーク紹介（窓口）: made by staff while the person is there, without a proposal in MyPage."""

import datetime as dt
from typing import Any

from employers.models import Posting
from hellowork.accounts.actor import Actor
from hellowork.lifecycle import move
from referrals import calling
from referrals.actions.answering import refuse_late
from referrals.actions.letters import issue_letter
from referrals.choices import NoCallReason, ReferralState
from referrals.fitness import refuse_unfit
from referrals.lifecycle import REFERRAL
from referrals.models import Letter, Referral
from seekers.models import Seeker


def establish_at_window(
    referral: Referral,
    *,
    seeker: Seeker,
    posting: Posting,
    by: Actor,
    at: dt.datetime,
    call_id: int | None = None,
    no_call_reason: NoCallReason | str = "",
    interview: str = "",
) -> Letter:
    """The referral is made now, by the officer at the window and their office; the letter gets its number.

    A draft cites a confirmation or a reason for no call, as for sending; what was sent to MyPage already has, and
    can be made at the window until its deadline. Called by the application's action, which has asked whether `by`
    refers and holds the locks of seeker, posting and referral; `at` is the clock after that.
    """
    refuse_unfit(seeker, posting, at.date())
    facts: dict[str, Any] = {"office_id": by.office_id, "staff_id": by.user_id}
    if referral.state == ReferralState.SENT:
        refuse_late(referral, at)
    elif referral.state == ReferralState.DRAFT:
        call = calling.call_or_reason(call_id, no_call_reason, posting, at)
        ground = {"call": call, "no_call_reason": "" if call else no_call_reason}
        facts |= ground | {"card_id": posting.card_id}
    move(REFERRAL, "refer_at_window", [referral], by=by, at=at, facts=facts)
    return issue_letter(referral, at=at, interview=interview, is_from_window=True)
