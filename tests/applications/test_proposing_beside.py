"""Nobody is proposed what they have applied for."""

import pytest

from applications.actions import applying, proposing, selecting
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.errors import Refused
from referrals.actions import answering
from referrals.choices import DeclineReason, ReferralState
from referrals.models import Referral
from tests.desk.officer import Officer
from tests.referrals import factories as make

pytestmark = pytest.mark.django_db

BESIDE = pytest.raises(Refused, match="already_applied")


@pytest.fixture
def drafted() -> make.Proposal:
    """A draft, beside which the person applies directly."""
    proposal = make.drafted(wants_self_application=True)
    make.called(proposal.posting, proposal.officer)
    applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    return proposal


def test_a_draft_is_not_sent(drafted):
    with BESIDE:
        proposing.send(
            by=drafted.officer,
            referral_id=drafted.referral.pk,
            why="経験を生かせます。",
            call_id=drafted.posting.calls.get().pk,
        )
    assert Referral.objects.get().state == ReferralState.DRAFT


def test_nor_written_but_after_a_withdrawal_it_is(drafted):
    Referral.objects.all().delete()
    wanted = {"by": drafted.officer, "seeker_id": drafted.seeker.seeker_id, "posting_id": drafted.posting.pk}
    with BESIDE:
        proposing.propose(**wanted)
    assert not Referral.objects.exists()
    application = drafted.posting.applications.get()
    selecting.withdraw_application(by=drafted.seeker, application_id=application.pk, reason="都合により")
    assert proposing.propose(**wanted).state == ReferralState.DRAFT


def test_nor_once_more_and_the_desk_says_why(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False
    proposal = make.sent(wants_self_application=True)
    answering.decline(by=proposal.seeker, referral_id=proposal.referral.pk, reason=DeclineReason.PAY)
    applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    with BESIDE:
        proposing.propose_again(by=proposal.officer, referral_id=proposal.referral.pk)
    officer = Officer(OfficeRole.CONSULTATION)
    page = officer.see(proposal.referral)
    assert "この方は、この求人にすでに応募しています。" in page.text
    wanted = {
        "seeker": proposal.referral.seeker.number,
        "posting": proposal.posting.acceptance.number,
        "why": "近いため",
    }
    page = officer.send(officer.get("/admin/referrals/referral/propose/"), **wanted)
    assert page.errors == ["この求人にはすでに応募しています。"]
