"""Before nine in Tokyo it is still yesterday in UTC: the desk opens at 8:30, and its pages name the day of the office."""

import pytest
from django.urls import reverse

from hellowork.accounts.actor import OfficeRole
from tests.referrals import factories as referrals

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(house_clock):
    house_clock.move_to(2026, 11, 12, 8, 45)
    return referrals.drafted()


def test_a_call_early_in_the_morning_is_of_that_day(officer, proposal):
    referrals.called(proposal.posting, proposal.officer)
    page = officer(OfficeRole.CONSULTATION).get(_act(proposal, "send"))
    assert "電話で確認済み（2026年11月12日（木曜日）" in page.text


def test_so_is_a_consultation(officer, proposal):
    seeker = proposal.referral.seeker
    assert "2026年11月12日（木曜日） 来所" in officer(OfficeRole.CONSULTATION).see(seeker).text


@pytest.mark.parametrize("act", ["call", "send"])
def test_the_number_to_call_stands_on_the_page_of_the_call(officer, proposal, act):
    page = officer(OfficeRole.CONSULTATION).get(_act(proposal, act))
    assert page.soup.select_one("main a[href^='tel:']") is not None


def _act(proposal, act: str) -> str:
    address = reverse("admin:referrals_referral_change", args=[proposal.referral.pk])
    return address.removesuffix("change/") + f"{act}/"
