"""The sign NUL in any field of any form: never an error of the server."""

import pytest
from django.urls import reverse

from employers.sections import SECTIONS
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from hellowork.web.models import FormDraft
from tests.accounts.signing_in import sign_in
from tests.desk.officer import Officer
from tests.employers import factories as employers
from tests.employers.pages import browser_of, fields_of
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db


def newcomer() -> HouseClient:
    employers.office()
    client = HouseClient()
    sign_in(client, User.objects.create_user("person@example.org"))
    return client


def all_nul(browser: HouseClient, page: str, form: str) -> dict[str, str]:
    """The fields of a form with NUL in each that a person could change."""
    fields = fields_of(browser.get(page), form)
    return {name: value if name.startswith("_") else "\0" for name, value in fields.items()}


@pytest.mark.parametrize(
    ("page", "form"),
    [("/me/register/", "register-form"), ("/employer/register/", "register-form")],
)
def test_in_a_registration(page, form):
    browser = newcomer()
    assert browser.post(page, all_nul(browser, page, form) | {"prefecture": "\0"}).status_code == 422


@pytest.mark.parametrize(
    ("page", "form"), [("/me/profile/", "profile-form"), ("/me/documents/", "document-form")]
)
def test_in_the_record_of_a_seeker(page, form):
    browser = browser_of(seekers.online_seeker())
    fields = all_nul(browser, page, form) | {"prefecture": "\0", "kind": "\0", "municipality": "13\0"}
    assert browser.post(page, fields).status_code == 422


@pytest.mark.parametrize("section", [section.slug for section in SECTIONS])
def test_in_a_section_of_a_posting_and_its_autosave(section):
    employer = employers.member()
    posting = employers.draft_posting(employer)
    browser = browser_of(employer)
    page = reverse("employers:section", args=[posting.pk, section])
    fields = all_nul(browser, page, "section-form")

    assert browser.post(f"{page}draft/", fields).status_code == 204
    assert browser.post(page, fields).status_code in {303, 422}
    assert browser.get(page).status_code == 200


def test_in_a_draft_kept_as_it_was_typed():
    posting = employers.open_posting(wants_self_application=True)
    browser = browser_of(seekers.online_seeker())
    page = f"/jobs/{posting.acceptance.number}/apply/"

    assert browser.post(f"{page}draft/", {"motive": "はじめ\0おわり", "a\0b": "\0"}).status_code == 204
    assert FormDraft.objects.get().data == {"motive": ["はじめおわり"], "ab": [""]}
    assert "はじめおわり</textarea>" in browser.get(page).content.decode()


def test_in_an_answer_to_a_proposal():
    proposal = referrals.sent()
    browser = browser_of(proposal.seeker)
    page = f"/me/referrals/{proposal.referral.pk}/decline/"
    assert browser.post(page, {"reason": "\0", "note": "\0"}).status_code == 422


def test_at_the_desk(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False
    officer = Officer(OfficeRole.CONSULTATION)
    page = officer.get("/admin/seekers/seeker/register/")
    assert page.status == 200
    typed = dict.fromkeys(page.fields(page.soup.select_one("main form[method=post]")), "\x00")
    assert officer.client.post(page.address, typed).status_code == 422


@pytest.mark.parametrize("query", ["q=%00", "q=a%00b&prefecture=%00", "%00=1", "page=%00"])
def test_in_a_search(query, client):
    assert client.get(f"/jobs/?{query}").status_code == 200


def test_in_an_address(client):
    assert client.get("/jobs/13010-%00/").status_code == 404
