"""What was begun for a person of another office is carried on the next day; what an act cannot find or take is said."""

from dataclasses import replace

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError

from applications.models import Application
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from referrals.actions import answering, proposing
from referrals.choices import DeclineReason, ReferralState
from referrals.models import Referral
from seekers.actions import registration
from seekers.choices import OpeningReason
from seekers.models import Seeker
from tests.desk.officer import Officer
from tests.employers import factories as employers
from tests.referrals import factories as make
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere() -> Officer:
    return Officer(OfficeRole.CONSULTATION, at=employers.office("14010"))


@pytest.fixture
def draft(elsewhere, house_clock) -> Referral:
    """By an officer who opened the person's record yesterday."""
    seeker = seekers.office_seeker()
    posting = employers.open_posting(employers.member())
    by = elsewhere.actor
    registration.open_record(by=by, seeker_id=seeker.seeker_id, reason=OpeningReason.TELEPHONE)
    referral = proposing.propose(by=by, seeker_id=seeker.seeker_id, posting_id=posting.pk, why="近いため")
    make.called(posting, by)
    house_clock.move_to(2026, 11, 12, 10)
    elsewhere.client.force_login(User.objects.get(pk=by.user_id))
    return referral


def test_it_is_sent_and_proposed_again(elsewhere, draft):
    call = f"call:{draft.posting.calls.get().pk}"
    assert elsewhere.act(draft, "求職者へ送信する", grounds=call).message
    answering.decline(by=seekers.actor(Seeker.objects.get()), referral_id=draft.pk, reason=DeclineReason.PAY)
    assert elsewhere.act(draft, "もう一度提案する").message == "新しい下書きを作りました。"


def test_it_is_referred_at_the_window(elsewhere, draft):
    call = f"call:{draft.posting.calls.get().pk}"
    assert elsewhere.act(draft, "窓口で紹介する", grounds=call).message
    assert Application.objects.get().referral.state == ReferralState.ESTABLISHED


def test_an_officer_of_a_third_office_finds_nothing(draft):
    third = Officer(OfficeRole.CONSULTATION, at=employers.office("11010"))
    assert third.see(draft).status == 404
    for act in (proposing.propose_again, proposing.send):
        with pytest.raises(Referral.DoesNotExist):
            act(by=third.actor, referral_id=draft.pk, **({"why": "理由"} if act is proposing.send else {}))


class TestWhatAnActRaises:
    """Said at the desk with everything typed, not an error page."""

    @pytest.fixture
    def officer(self) -> Officer:
        return Officer(OfficeRole.CONSULTATION)

    @pytest.fixture
    def seeker(self, officer) -> Seeker:
        return Seeker.objects.get(pk=seekers.office_seeker(by=officer.actor).seeker_id)

    @pytest.fixture
    def raising(self, monkeypatch):
        acts = admin.site.get_model_admin(Seeker).acts

        def arrange(name: str, error: Exception) -> None:
            def run(**_values):
                raise error

            monkeypatch.setitem(acts, name, replace(acts[name], run=run))

        return arrange

    def test_a_wage_that_nobody_pays(self, officer, seeker):
        page = officer.act(seeker, "職業相談を記録する", way="visit", wish_monthly_yen="9,999,999,999")
        assert page.errors == ["希望する賃金（月額）は、99,999,999円以下で入力してください。"]

    @pytest.mark.parametrize(
        "error", [ValidationError({"wish_note": "長すぎます。"}), ValidationError("長すぎます。")]
    )
    def test_what_the_model_does_not_take(self, officer, seeker, raising, error):
        raising("consult", error)
        page = officer.act(seeker, "職業相談を記録する", way="visit", note="通勤は30分以内")
        assert page.errors == ["長すぎます。"]
        assert "通勤は30分以内" in page.text

    def test_what_is_not_there_for_the_officer(self, officer, seeker, raising):
        raising("consult", Referral.DoesNotExist())
        (error,) = officer.act(seeker, "職業相談を記録する", way="visit").errors
        assert "求職者の一覧から理由を選んで開いて" in error
