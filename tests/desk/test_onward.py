"""From a referral or an application an officer goes on to the person, the posting and the establishment."""

import pytest
from django.urls import reverse

from applications.actions import applying
from hellowork.accounts.actor import OfficeRole
from tests.employers import factories as make
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db


def linked(page) -> set[str]:
    return {link["href"] for link in page.soup.select(".desk-side a[href]")}


def page_of(kind: str, pk) -> str:
    return reverse(f"admin:{kind}_change", args=[pk])


def about(proposal) -> set[str]:
    return {
        page_of("seekers_seeker", proposal.seeker.seeker_id),
        page_of("employers_posting", proposal.posting.pk),
        page_of("employers_establishment", proposal.posting.establishment_id),
    }


def test_a_referral_and_its_application_lead_to_all_they_are_about_and_to_each_other(officer):
    proposal = referrals.sent()
    someone = officer(OfficeRole.CONSULTATION)
    assert about(proposal) <= linked(someone.see(proposal.referral))

    made = applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    there = linked(someone.see(made))
    assert about(proposal) | {page_of("referrals_referral", proposal.referral.pk)} <= there
    assert page_of("applications_application", made.pk) in linked(someone.see(proposal.referral))
    assert all(someone.get(address).status == 200 for address in about(proposal))


def test_a_record_that_is_not_open_here_is_not_linked(officer):
    posting = make.open_posting(wants_self_application=True)
    elsewhere = make.staff(OfficeRole.CONSULTATION, make.office("27020", is_default=False))
    person = seekers.office_seeker(by=elsewhere)
    made = applying.apply(by=person, posting_id=posting.pk, motive="応募します。")
    there = linked(officer(OfficeRole.CONSULTATION).see(made))
    assert page_of("employers_posting", posting.pk) in there
    assert page_of("seekers_seeker", person.seeker_id) not in there
