"""応募期限を延ばす: later only, with the registration, and the person is told the new day."""

import datetime as dt

import pytest

from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.errors import Refused
from hellowork.clock import TOKYO
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from referrals.actions import proposing
from referrals.models import Referral
from seekers.models import Seeker
from tests.desk.officer import Officer
from tests.referrals import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> make.Proposal:
    """Sent on the 11th: seven days, until the 18th."""
    return make.sent()


def extend(proposal: make.Proposal, days_given: int) -> Referral:
    return proposing.extend_deadline(
        by=proposal.officer, referral_id=proposal.referral.pk, days_given=days_given
    )


def lines() -> list[str]:
    relay.run()
    return [each.line for each in render(Notification.objects.filter(notice="referral.extended.seeker"))]


def test_the_registration_lasts_as_long_as_the_deadline(proposal):
    Seeker.objects.update(valid_until=dt.date(2026, 11, 18))
    extend(proposal, 14)
    assert Seeker.objects.get().valid_until == dt.date(2026, 11, 25)


@pytest.mark.parametrize("days_given", [1, 6, 7])
def test_it_is_never_shortened_nor_left(proposal, days_given):
    with pytest.raises(Refused, match="not_later"):
        extend(proposal, days_given)
    assert Referral.objects.get().deadline_at == dt.datetime(2026, 11, 19, tzinfo=TOKYO)


def test_not_past_the_day_of_the_posting(proposal):
    type(proposal.posting.acceptance).objects.update(refer_until=dt.date(2026, 11, 18))
    with pytest.raises(Refused, match="not_later"):
        extend(proposal, 14)


def test_not_for_a_registration_that_has_ended(proposal):
    """The event that withdraws the proposal has not come yet."""
    Seeker.objects.update(state="closed")
    with pytest.raises(Refused, match="registration"):
        extend(proposal, 14)


def test_the_person_is_told_the_new_day_each_time(proposal):
    extend(proposal, 10)
    assert lines() == ["求人「一般事務」の応募期限が、2026年11月21日（土曜日）に延びました。"]
    extend(proposal, 14)
    assert len(lines()) == 2


def test_the_desk_says_that_it_only_gets_longer(proposal, settings):
    settings.SECOND_FACTOR_FOR_STAFF = False
    officer = Officer(OfficeRole.CONSULTATION)
    assert officer.act(proposal.referral, "応募期限を延ばす", days_given="5").errors
    assert (
        officer.act(proposal.referral, "応募期限を延ばす", days_given="9").message
        == "応募期限を延ばしました。"
    )
