"""今日の仕事: what was sent without a call comes back on the next day for the confirmation, once."""

import pytest

from employers.actions import calls
from employers.models import CallResult
from hellowork.accounts.actor import OfficeRole
from referrals.actions import answering
from referrals.choices import DeclineReason, NoCallReason
from tests.desk.officer import Officer
from tests.employers import factories as employers
from tests.referrals import factories as referrals

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(house_clock, settings) -> referrals.Proposal:
    """Sent on Saturday the 14th, without a call."""
    settings.SECOND_FACTOR_FOR_STAFF = False
    proposal = referrals.drafted()
    house_clock.move_to(2026, 11, 14, 11, 0)
    referrals.send(proposal.officer, proposal.referral.pk, no_call_reason=NoCallReason.SATURDAY)
    return proposal


def lines(role: OfficeRole = OfficeRole.CONSULTATION) -> list[str]:
    return Officer(role).get("/admin/?kind=no_call").lines


def test_it_comes_back_on_the_next_day_until_somebody_has_called(sent, house_clock):
    assert lines() == []
    house_clock.move_to(2026, 11, 16, 9, 0)
    (line,) = lines()
    assert "電話確認をせずに送りました（土曜日）" in line
    calls.record_call(
        by=sent.officer, posting_id=sent.posting.pk, result=CallResult.ACCEPTING, answered_by="田村"
    )
    assert lines() == []


def test_what_the_seeker_has_answered_needs_no_call(sent, house_clock):
    house_clock.move_to(2026, 11, 16, 9, 0)
    answering.decline(by=sent.seeker, referral_id=sent.referral.pk, reason=DeclineReason.DISTANCE, note="")
    assert lines() == []


def test_a_standing_consent_needs_none_and_other_roles_do_not_see_it(sent, house_clock):
    house_clock.move_to(2026, 11, 16, 9, 0)
    assert lines(OfficeRole.ACCEPTANCE) == []
    posting = employers.open_posting(sent.employer, title="調理")
    calls.give_consent(
        by=sent.employer, posting_id=posting.pk, until=posting.acceptance.refer_until, most_referrals=2
    )
    assert len(lines()) == 1
