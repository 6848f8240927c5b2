"""The Atom feed of a search: the newest of it, as everybody may see them, the same for all."""

import pytest
from bs4 import BeautifulSoup

from tests.employers import factories as employers
from tests.seekers import factories as seekers
from tests.story.walking import browser_of

pytestmark = pytest.mark.django_db


def entries(answer) -> list[BeautifulSoup]:
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return BeautifulSoup(answer.content, "xml").select("entry")


def test_it_holds_what_the_search_finds(client):
    posting = employers.open_posting(title="紙飛行機の検査")
    employers.open_posting(title="一般事務")
    (entry,) = entries(client.get("/jobs/feed/?q=紙飛行機&pref=13"))
    assert "紙飛行機の検査" in entry.title.text
    assert entry.link["href"].endswith(f"/jobs/{posting.acceptance.number}/")
    assert entry.id.text.startswith("tag:")
    assert entry.id.text.endswith(f",2026:jobs/{posting.acceptance.number}")
    assert "月給" in entry.summary.text
    assert "<" not in entry.summary.text


def test_nobody_sees_more_in_it_than_everybody(client):
    for level in (1, 2, 3, 4):
        employers.open_posting(title=f"公開{level}", publication_level=level)
    seen = client.get("/jobs/feed/?pref=13")
    assert [entry.title.text[:3] for entry in entries(seen)] == ["公開3", "公開1"]
    assert "青空食品" not in entries(seen)[0].summary.text
    assert browser_of(seekers.office_seeker()).get("/jobs/feed/?pref=13").content == seen.content


def test_a_shared_cache_may_hold_it_and_it_begins_no_session(client):
    answer = client.get("/jobs/feed/?q=事務")
    assert answer.headers["Cache-Control"] == "public, max-age=900, s-maxage=900"
    assert not answer.cookies


@pytest.mark.parametrize(
    "query",
    ["", "q=&pref=99&wage=-1&page=x&sort=?", "q=%22%22-&city=abc", "q=" + "語" * 900, "%ff=%fe&q=%80"],
)
def test_whatever_is_asked_it_answers(client, query):
    employers.open_posting()
    entries(client.get(f"/jobs/feed/?{query}"))


def test_order_and_page_are_no_part_of_it(client):
    employers.open_posting()
    plain = client.get("/jobs/feed/?q=事務").content
    assert client.get("/jobs/feed/?page=7&sort=wage&q=事務").content == plain


def test_the_results_lead_to_the_feed(client):
    employers.open_posting()
    page = BeautifulSoup(client.get("/jobs/?q=事務").content, "html.parser")
    assert len(entries(client.get(page.select_one("#feed")["href"]))) == 1
