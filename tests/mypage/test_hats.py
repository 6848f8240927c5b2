"""Choosing for which establishment one acts."""

import pytest

from employers.models import Establishment, Member
from hellowork.accounts.actor import EstablishmentRole
from hellowork.accounts.models import User
from tests.employers import factories as make
from tests.employers.pages import browser_of, main_of, soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer():
    """A member of two establishments; the first hat is worn."""
    actor = make.member(make.establishment(name="青空食品"))
    second = make.establishment(name="みどり介護")
    Member.objects.create(
        user_id=actor.user_id, establishment=second, role=EstablishmentRole.VIEWER, name="田村", kana="タムラ"
    )
    return actor


@pytest.fixture
def browser(employer):
    return browser_of(employer)


def test_the_establishment_is_visible_and_can_be_changed(browser):
    account = soup_of(browser.get("/employer/")).select_one(".account")
    assert "青空食品" in account.text
    assert account.find("a", href="/home/hat/")

    second = Establishment.objects.get(name="みどり介護")
    response = browser.post("/home/hat/", {"hat": f"employer:{second.pk}"})
    assert response.headers["Location"] == "/home/"
    home = browser.get("/employer/")
    assert "みどり介護" in soup_of(home).select_one(".account").text
    assert "「みどり介護」に切り替えました。" in main_of(home)
    assert "求人を申し込む" not in main_of(home), "the role belongs to the establishment"


def test_the_page_offers_every_hat(browser):
    response = browser.get("/home/hat/")

    assert [option.text for option in soup_of(response).select("main h2")] == ["青空食品", "みどり介護"]
    assert "いま使っています" in main_of(response)


def test_a_page_of_the_former_hat_does_nothing_any_more(browser, employer):
    posting = make.open_posting(employer)
    second = Establishment.objects.get(name="みどり介護")
    browser.post("/home/hat/", {"hat": f"employer:{second.pk}"})

    assert browser.post(f"/employer/postings/{posting.pk}/cancel/").status_code == 404
    posting.refresh_from_db()
    assert posting.state == "open"


@pytest.mark.parametrize("hat", ["employer:4711", "seeker", "", "employer"])
def test_a_hat_that_one_does_not_have_does_not_exist(browser, hat):
    foreign = make.establishment(name="よその会社")

    assert browser.post("/home/hat/", {"hat": hat}).status_code == 404
    assert browser.post("/home/hat/", {"hat": f"employer:{foreign.pk}"}).status_code == 404
    assert "青空食品" in soup_of(browser.get("/employer/")).select_one(".account").text


def test_with_one_hat_there_is_nothing_to_change(client):
    actor = make.member()
    browser = browser_of(actor)

    assert soup_of(browser.get("/employer/")).find("a", href="/home/hat/") is None
    client.force_login(User.objects.create_user("nobody@example.jp"))
    assert client.get("/home/hat/").status_code == 404
