"""Proposals, refused beside a live application for the same posting, which only this floor knows.

The floor below locks the seeker, as applying does, so that what is asked after its work stands until the end of the
transaction; a no undoes that work.
"""

import uuid
from typing import Any

from django.db import transaction

from applications.actions.applying import refuse_applied
from hellowork.accounts.actor import Actor
from referrals.actions import proposing
from referrals.models import Referral


@transaction.atomic
def propose(*, by: Actor, seeker_id: uuid.UUID, posting_id: int, why: str = "") -> Referral:
    """A draft, for who has not applied already."""
    return _beside_nothing(proposing.propose(by=by, seeker_id=seeker_id, posting_id=posting_id, why=why))


@transaction.atomic
def propose_again(*, by: Actor, referral_id: uuid.UUID) -> Referral:
    """A new draft after a lapse or a no, for who has not applied meanwhile."""
    return _beside_nothing(proposing.propose_again(by=by, referral_id=referral_id))


@transaction.atomic
def send(*, by: Actor, referral_id: uuid.UUID, **values: Any) -> Referral:
    """To the seeker's MyPage, unless they have applied since the draft was written."""
    return _beside_nothing(proposing.send(by=by, referral_id=referral_id, **values))


def _beside_nothing(referral: Referral) -> Referral:
    refuse_applied(referral.seeker_id, referral.posting_id)
    return referral
