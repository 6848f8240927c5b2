"""ログイン on a page that somebody reads: they come back to what they were reading."""

from urllib.parse import parse_qs, urlsplit

import pytest

from hellowork.accounts.models import User
from tests.accounts.signing_in import ask_for_code
from tests.employers import factories as make
from tests.employers.pages import soup_of
from tests.seekers import factories as seekers
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db

CONFIRM = "/accounts/login/code/confirm/"
SEARCH = "/jobs/?q=事務&pref=13&page=1"
TIDY = "/jobs/?q=%E4%BA%8B%E5%8B%99&pref=13"


def back_of(answer) -> list[str]:
    """Where the link of the header leads after signing in; empty where it says nothing."""
    link = soup_of(answer).select_one("#sign-in")
    return parse_qs(urlsplit(link["href"]).query).get("next", [])


@pytest.mark.parametrize(
    "address", ["/jobs/{number}/", "/jobs/compare/?n={number}", "/jobs/?no={number}+13010-00000000"]
)
def test_a_page_of_postings_is_come_back_to(client, address):
    posting = make.open_posting(make.member())
    shown = address.format(number=posting.acceptance.number)
    assert back_of(client.get(shown)) == [shown]


def test_a_search_is_come_back_to_by_its_tidy_address(client):
    assert back_of(client.get(SEARCH)) == [TIDY]


def test_the_link_follows_the_conditions_that_are_chosen(client):
    answer = client.get(SEARCH, headers={"HX-Request": "true"})
    assert back_of(answer) == [TIDY]
    assert soup_of(answer).select_one("#sign-in")["hx-swap-oob"] == "true"


@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/offices/"])
def test_elsewhere_it_leads_to_my_page(client, address):
    assert back_of(client.get(address)) == []


@pytest.mark.parametrize("more", [{}, {"HX-Request": "true"}])
def test_who_is_signed_in_has_no_such_link(client, more):
    client.force_login(User.objects.get(pk=seekers.online_seeker().user_id))
    assert soup_of(client.get(SEARCH, headers=more)).select("#sign-in") == []


@pytest.mark.parametrize("person", [seekers.online_seeker, make.member])
def test_whoever_signs_in_reads_on(person):
    browser, email = HouseClient(), User.objects.get(pk=person().user_id).email
    (back,) = back_of(browser.get(SEARCH))
    code = ask_for_code(browser, email, next=back)
    assert browser.post(CONFIRM, {"code": code, "next": back}).url == TIDY
    assert browser.get(TIDY).status_code == 200
