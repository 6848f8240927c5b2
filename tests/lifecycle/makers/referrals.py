"""Proposals in any state."""

import datetime as dt
from typing import Any

from hellowork import clock
from referrals.choices import NoCallReason, ReferralState
from referrals.models import Referral
from tests.lifecycle.makers import maker
from tests.referrals import factories as make

_SENT = {ReferralState.SENT, ReferralState.ESTABLISHED, ReferralState.DECLINED, ReferralState.EXPIRED}


def _sent(_referral: Referral | None = None) -> dict[str, Any]:
    now = clock.now()
    return {"sent_at": now, "deadline_at": now + dt.timedelta(days=7), "no_call_reason": NoCallReason.EVENING}


def _ground(referral: Referral) -> dict[str, Any]:
    """What was sent cites one already."""
    return {} if referral.sent_at else {"no_call_reason": NoCallReason.EVENING}


@maker("referral", facts={"send": _sent, "refer_at_window": _ground})
def referral(state: str) -> Referral:
    referrals = Referral.objects.filter(pk=make.drafted().referral.pk)
    referrals.update(state=state, **(_sent() if state in _SENT else {}))
    return referrals.get()
