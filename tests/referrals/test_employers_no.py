"""The newest answer that an employer gave on the telephone decides what a referral may rest on."""

import pytest

from employers.actions import calls
from employers.models import CallResult, PhoneCall
from hellowork import clock
from hellowork.accounts.errors import Refused
from referrals import calling
from referrals.choices import NoCallReason
from tests.referrals import factories as make

pytestmark = pytest.mark.django_db

NO = (CallResult.FILLED, CallResult.DECLINED, CallResult.CHANGED)
ABSENT, BACK = CallResult.ABSENT, CallResult.CALL_BACK


@pytest.fixture
def draft() -> make.Proposal:
    return make.drafted()


def call(draft: make.Proposal, result: CallResult) -> None:
    calls.record_call(by=draft.officer, posting_id=draft.posting.pk, result=result, answered_by="田村")


@pytest.mark.parametrize("no", NO)
def test_a_no_ends_the_confirmation_before_it(draft, house_clock, no):
    house_clock.move_to(2026, 11, 11, 10, 0)
    yes = make.called(draft.posting, draft.officer)
    house_clock.move_to(2026, 11, 11, 15, 0)
    call(draft, no)

    with pytest.raises(Refused, match="call_ended"):
        make.send(draft.officer, draft.referral.pk, call_id=yes)
    # Whoever asks once more and hears a yes may cite that one.
    assert make.send(
        draft.officer, draft.referral.pk, call_id=make.called(draft.posting, draft.officer)
    ).sent_at


@pytest.mark.parametrize("later", [ABSENT, BACK])
def test_a_call_without_an_answer_ends_no_confirmation(draft, house_clock, later):
    house_clock.move_to(2026, 11, 11, 10, 0)
    yes = make.called(draft.posting, draft.officer)
    call(draft, later)
    assert make.send(draft.officer, draft.referral.pk, call_id=yes).sent_at


def test_a_no_about_another_posting_ends_nothing(draft):
    yes = make.called(draft.posting, draft.officer)
    call(make.drafted(), CallResult.FILLED)
    assert PhoneCall.objects.confirming().get().pk == yes


@pytest.mark.parametrize("no", NO)
@pytest.mark.parametrize(
    ("reason", "called_at", "sent_at"),
    [
        (NoCallReason.EVENING, (2026, 11, 11, 10), (2026, 11, 11, 17, 30)),
        (NoCallReason.SATURDAY, (2026, 11, 14, 10), (2026, 11, 14, 11)),
        (NoCallReason.HOLIDAY, (2026, 11, 15, 10), (2026, 11, 15, 11)),
    ],
)
def test_a_no_stands_for_the_day_outside_the_hours_too(draft, house_clock, no, reason, called_at, sent_at):
    house_clock.move_to(*called_at)
    call(draft, no)
    house_clock.move_to(*sent_at)

    with pytest.raises(Refused, match="employers_no"):
        make.send(draft.officer, draft.referral.pk, no_call_reason=reason)
    assert calling.reasons_now(draft.posting, clock.now()) == []


def test_a_yes_after_a_no_and_the_next_day_lift_it(draft, house_clock):
    house_clock.move_to(2026, 11, 11, 10)
    call(draft, CallResult.DECLINED)
    house_clock.move_to(2026, 11, 11, 17, 30)
    make.called(draft.posting, draft.officer)
    assert calling.reasons_now(draft.posting, clock.now()) == [NoCallReason.EVENING]
    call(draft, CallResult.DECLINED)
    assert calling.reasons_now(draft.posting, clock.now()) == []
    house_clock.move_to(2026, 11, 12, 17, 30)
    assert calling.reasons_now(draft.posting, clock.now()) == [NoCallReason.EVENING]


@pytest.mark.parametrize(
    ("results", "holds"),
    [
        ([ABSENT, ABSENT], True),
        ([ABSENT, ABSENT, CallResult.FILLED, ABSENT], False),
        ([ABSENT, ABSENT, CallResult.FILLED, ABSENT, ABSENT], False),
        ([ABSENT, ABSENT, CallResult.ACCEPTING], False),
        ([ABSENT, CallResult.ACCEPTING, ABSENT], False),
        ([CallResult.ACCEPTING, ABSENT, ABSENT], True),
        ([ABSENT, BACK, ABSENT], False),
        ([BACK, ABSENT, ABSENT], True),
    ],
)
def test_unreachable_counts_the_attempts_since_somebody_answered(draft, house_clock, results, holds):
    house_clock.move_to(2026, 11, 11, 11)
    for result in results:
        call(draft, result)
    assert calling.reasons_now(draft.posting, clock.now()) == [NoCallReason.UNREACHABLE] * holds


def test_a_standing_consent_is_a_word_of_its_own(draft):
    calls.give_consent(
        by=draft.employer,
        posting_id=draft.posting.pk,
        until=draft.posting.acceptance.refer_until,
        most_referrals=1,
    )
    call(draft, CallResult.FILLED)
    assert make.send(draft.officer, draft.referral.pk, no_call_reason=NoCallReason.CONSENT).sent_at
