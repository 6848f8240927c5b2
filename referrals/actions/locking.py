"""Locks of a referral and of what its acts touch, in the order of the house: seeker, posting, referral (ADR 0008)."""

import uuid

from employers.models import Posting
from referrals.models import Referral
from seekers.models import Seeker


def lock_around(referral_id: uuid.UUID) -> Referral:
    """The referral, locked after its seeker and its posting; for whoever may go on to any of its acts.

    Raises `Referral.DoesNotExist`.
    """
    referral = Referral.objects.get(pk=referral_id)
    Seeker.objects.locked().get(pk=referral.seeker_id)
    Posting.objects.locked().get(pk=referral.posting_id)
    return Referral.objects.locked().get(pk=referral_id)
