"""What a referral rests on: a telephone confirmation, or a reason for no call that holds just now.

Checked against the clock, never taken on trust.

SV3: the office phones first, and may skip the call where the employer cannot be reached, as on weekday evenings
or Saturdays. Unreachable by attempts and standing consent are our rules (design section 3).

The newest answer decides: an employer who said no today is not passed over in the evening, nor by two more attempts.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from employers.models import CallResult, PhoneCall, Posting
from employers.models.phone_call import AGAINST, ANSWERS, REACHED
from hellowork.accounts.errors import Refused
from hellowork.calendar import days
from referrals.choices import NoCallReason
from referrals.models import Referral

_SATURDAY = 5


def call_or_reason(
    call_id: int | None, reason: NoCallReason | str, posting: Posting, now: dt.datetime
) -> PhoneCall | None:
    """The confirmation that is cited; None where a reason for no call holds instead."""
    if call_id:
        return _valid_call(call_id, posting)
    if not reason:
        raise Refused(_("電話確認を選ぶか、電話確認を行わない理由を選んでください。"), code="call_or_reason")
    refuse_wrong_reason(NoCallReason(reason), posting, now)
    return None


def _valid_call(call_id: int, posting: Posting) -> PhoneCall:
    """The confirmation, if it is of this posting, still stands and has a place left for one more."""
    call = PhoneCall.objects.confirming().filter(pk=call_id, posting=posting).first()
    if call is None:
        raise Refused(_("この電話確認は期限が切れています。もう一度お電話ください。"), code="call_ended")
    taken = Referral.objects.taking_a_place().filter(call=call).count()
    if call.places_left is not None and taken >= call.places_left:
        raise Refused(
            _("この電話確認で受けられる人数（%(n)s人）に達しました。もう一度お電話ください。")
            % {"n": call.places_left},
            code="call_full",
        )
    return call


def refuse_wrong_reason(reason: NoCallReason, posting: Posting, now: dt.datetime) -> None:
    """Raise `Refused` if the reason does not hold at this moment for this posting."""
    _refuse_by(_results_of_day(posting, now), reason, posting, now)


def _refuse_by(results: Sequence[str], reason: NoCallReason, posting: Posting, now: dt.datetime) -> None:
    """The same, with what the calls of this day brought, the newest first."""
    holds: dict[NoCallReason, Callable[[Posting, dt.datetime], bool]] = {
        NoCallReason.EVENING: _is_evening,
        NoCallReason.SATURDAY: _is_saturday,
        NoCallReason.HOLIDAY: _is_holiday,
        NoCallReason.UNREACHABLE: partial(_was_unreachable, results),
        NoCallReason.CONSENT: _has_consent,
    }
    if not holds[NoCallReason(reason)](posting, now):
        raise Refused(
            _("「%(reason)s」は、いまは電話確認を行わない理由にできません。")
            % {"reason": NoCallReason(reason).label},
            code="no_call_reason",
        )
    # A standing consent is the employer's own word, and they end it themselves.
    if reason != NoCallReason.CONSENT and _said_no(results):
        raise Refused(
            _(
                "本日の電話で、応募を受けられないとの回答がありました。紹介する場合は、もう一度電話で確認してください。"
            ),
            code="employers_no",
        )


def reasons_now(posting: Posting, now: dt.datetime) -> list[NoCallReason]:
    """The reasons that hold now, for the form to offer."""
    held, results = [], _results_of_day(posting, now)
    for reason in NoCallReason:
        try:
            _refuse_by(results, reason, posting, now)
        except Refused:
            continue
        held.append(reason)
    return held


def calls_now(posting: Posting) -> QuerySet[PhoneCall]:
    """The confirmations that can be cited now: they still stand and have a place left. The newest first."""
    taking = Q(referrals__in=Referral.objects.taking_a_place())
    return (
        PhoneCall.objects.confirming()
        .filter(posting=posting)
        .annotate(taken=Count("referrals", filter=taking))
        .filter(Q(places_left=None) | Q(taken__lt=F("places_left")))
        .order_by("-at", "-pk")
    )


def is_founded(posting: Posting, now: dt.datetime) -> bool:
    """Whether a referral to the posting could rest on something now, or somebody must telephone first."""
    return calls_now(posting).exists() or bool(reasons_now(posting, now))


def _is_evening(posting: Posting, now: dt.datetime) -> bool:
    """An open day, outside the hours in which the establishment answers (17:15 to 8:30 unless it said otherwise)."""
    return days.is_open_day(now.date()) and not posting.establishment.answers_telephone_at(now.time())


def _is_saturday(posting: Posting, now: dt.datetime) -> bool:
    return now.weekday() == _SATURDAY


def _is_holiday(posting: Posting, now: dt.datetime) -> bool:
    return not days.is_open_day(now.date()) and now.weekday() != _SATURDAY


def _was_unreachable(results: Sequence[str], posting: Posting, now: dt.datetime) -> bool:
    """Enough logged attempts today since somebody was reached, on an open day."""
    attempts = list(takewhile(lambda result: result not in REACHED, results))
    return days.is_open_day(now.date()) and len(attempts) >= settings.UNREACHABLE_ATTEMPTS


def _said_no(results: Sequence[str]) -> bool:
    """Whether the newest answer of this day is a no."""
    answers = (result for result in results if result in ANSWERS)
    return next(answers, CallResult.ACCEPTING) in AGAINST


def _results_of_day(posting: Posting, now: dt.datetime) -> list[str]:
    since = days.start_of_day(now.date())
    return posting.calls.results_between(since, since + dt.timedelta(days=1))


def _has_consent(posting: Posting, now: dt.datetime) -> bool:
    """A standing consent with places left; sent referrals count against it."""
    consent = posting.consents.in_force(now.date()).first()
    if consent is None:
        return False
    used = Referral.objects.taking_a_place().filter(
        Q(sent_at__gte=consent.created_at) | Q(sent_at=None, state_since__gte=consent.created_at),
        posting=posting,
        no_call_reason=NoCallReason.CONSENT,
    )
    return used.count() < consent.most_referrals
