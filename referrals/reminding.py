"""Reminders to the seeker: the day before the deadline and on the last day, once each for every deadline."""

import datetime as dt
from collections.abc import Callable, Sequence

from hellowork import clock
from hellowork.calendar import days
from hellowork.notices.telling import tell
from referrals.models import Referral
from referrals.models.referral import ReferralQuerySet
from seekers.queries import mypage_of

TOMORROW, TODAY = "referral.ends_tomorrow", "referral.ends_today"
# Nobody's telephone rings at night; the last day's whole evening is in time all the same.
_NOT_BEFORE = dt.time(8, 0)


def ending_tomorrow() -> ReferralQuerySet:
    """Whose last day is tomorrow; what was sent today has just said so itself."""
    return _ending_in(1)


def ending_today() -> ReferralQuerySet:
    """Whose last day is today."""
    return _ending_in(0)


def tell_of(event: str) -> Callable[[Sequence[Referral]], None]:
    """How the seekers of one batch are told."""

    def tell_seekers(referrals: Sequence[Referral]) -> None:
        for referral in referrals:
            occurrence = referral.chased_occasion  # type: ignore[attr-defined]
            tell(f"{event}.seeker", mypage_of(referral.seeker), object_id=referral.pk, occurrence=occurrence)

    return tell_seekers


def _ending_in(count: int) -> ReferralQuerySet:
    now = clock.now()
    if days.time_of(now) < _NOT_BEFORE:
        return Referral.objects.none()
    last_day = now.date() + dt.timedelta(days=count)
    waiting = Referral.objects.with_last_day(last_day).filter(sent_at__lt=days.start_of_day(now.date()))
    return waiting.select_related("seeker")
