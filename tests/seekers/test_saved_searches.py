"""保存した検索条件: from the results into MyPage, and what can be done with one there."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest

from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import Refused
from hellowork.notices import preferences, registry
from seekers.actions.emptying import empty_seekers
from seekers.actions.saved_searches import MOST_SEARCHES, save_search
from seekers.choices import RegistrationState
from seekers.models import SavedSearch, SearchFinding, Seeker
from seekers.notices import NEW_POSTINGS
from tests.employers import factories as employers
from tests.employers.pages import said, soup_of
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, send

pytestmark = pytest.mark.django_db
ASKED = "/jobs/?q=事務&pref=13&sort=wage"
NEW = f"/me/searches/new/?search={quote('/jobs/?q=事務&pref=13', safe='')}"


@pytest.fixture
def seeker() -> Actor:
    return seekers.online_seeker()


@pytest.fixture
def saved(seeker) -> SavedSearch:
    return save_search(by=seeker, query="q=事務&pref=13", name="事務の仕事")


def refused(**values) -> str:
    with pytest.raises(Refused) as refusal:
        save_search(**values)
    return refusal.value.code


def test_the_results_lead_to_saving_under_a_name_of_theirs(seeker):
    employers.open_posting()
    browser = browser_of(seeker)
    link = soup_of(browser.get(ASKED)).select_one("#save-search")
    page = soup_of(browser.get(link["href"]))
    assert page.select_one("input[name=name]")["value"] == "「事務」の求人（東京都）"
    assert send(browser, link["href"], name="事務の仕事", mail="weekly").status_code == 303
    search = SavedSearch.objects.get()
    assert (search.name, search.mail, search.conditions) == ("事務の仕事", "weekly", "事務、東京都")
    assert search.query == "q=%E4%BA%8B%E5%8B%99&pref=13", "order and page are no conditions"


def test_whoever_is_not_signed_in_comes_back_with_the_conditions(client, seeker):
    employers.open_posting()
    link = soup_of(client.get(ASKED)).select_one("#save-search")
    assert said(link) == "ログインして、この条件を保存する"
    beside = soup_of(client.get(ASKED)).select_one(".conditions > #save-now")
    assert (said(beside), beside["href"]) == ("この条件を ログインして保存", link["href"])
    door = urlsplit(link["href"])
    asked = parse_qs(door.query)
    assert (door.path, asked["as"]) == ("/accounts/login/", ["seeker"])
    assert client.get(link["href"]).status_code == 200
    assert "事務、東京都" in said(soup_of(browser_of(seeker).get(asked["next"][0])).main)


def test_a_search_without_conditions_cannot_be_saved(seeker):
    assert refused(by=seeker, query="sort=wage&page=3&x=1", name="全部") == "no_condition"
    answer = browser_of(seeker).get("/me/searches/new/?search=%2Fjobs%2F")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/jobs/")


def test_the_same_conditions_are_saved_once_and_it_says_under_which_name(seeker, saved):
    page = send(browser_of(seeker), NEW, name="もう一度", mail="daily")
    assert page.status_code == 422
    assert "同じ条件を「事務の仕事」として保存してあります。" in page.content.decode()
    assert refused(by=seeker, query="pref=13&page=2&q=事務&sort=wage", name="順番ちがい") == "saved_before"
    save_search(by=seekers.online_seeker(), query="q=事務&pref=13", name="ほかの人")


def test_thirty_are_kept(seeker):
    for number in range(MOST_SEARCHES):
        save_search(by=seeker, query=f"q=事務{number}語", name="条件")
    page = send(browser_of(seeker), NEW, name="もう一つ", mail="daily")
    assert page.status_code == 422
    assert "保存できる検索条件は30件までです。使わない条件を削除してください。" in page.content.decode()


def test_a_long_search_is_saved_whole(seeker):
    query = f"q={'介護' * 20}+{'看護' * 20}+{'保育' * 20}&place={'横浜市青葉区+' * 10}"
    assert len(save_search(by=seeker, query=query, name="長い").query) > 1000


def test_the_list_says_what_is_new_and_what_was_told(seeker, saved, house_clock):
    posting = employers.open_posting()
    house_clock.move_to(2026, 11, 12, 7, 30)
    SearchFinding.objects.create(
        search=saved, day="2026-11-12", count=3, posting_ids=[posting.pk], told_on="2026-11-12"
    )
    browser = browser_of(seeker)
    line = said(soup_of(browser.get("/me/searches/")).select_one(".task-list li"))
    for part in (
        "事務の仕事",
        "新着3件",
        "事務、東京都",
        "毎日",
        "2026年11月12日（木曜日） に3件を知らせました",
    ):
        assert part in line, part
    answer = browser.get(f"/me/searches/{saved.pk}/open/")
    assert urlsplit(answer.headers["Location"]).query == saved.query
    assert "新着" not in said(soup_of(browser.get("/me/searches/")).select_one(".task-list"))


def test_the_page_of_a_search_shows_the_postings_as_far_as_they_may_be_seen_now(seeker, saved):
    open_, kept = (
        employers.open_posting(title="一般事務"),
        employers.open_posting(title="経理事務", publication_level=4),
    )
    SearchFinding.objects.create(search=saved, day="2026-11-12", count=2, posting_ids=[open_.pk, kept.pk])
    page = said(soup_of(browser_of(seeker).get(f"/me/searches/{saved.pk}/")).main)
    assert "一般事務" in page
    assert "経理事務" not in page


def test_name_and_mail_can_be_changed(seeker, saved):
    answer = send(browser_of(seeker), f"/me/searches/{saved.pk}/", name="東京の事務", mail="never")
    assert answer.status_code == 303
    saved.refresh_from_db()
    assert (saved.name, saved.mail) == ("東京の事務", "never")


def test_a_deleted_search_takes_its_finds_along(seeker, saved):
    SearchFinding.objects.create(search=saved, day="2026-11-12", count=1, posting_ids=[1])
    browser = browser_of(seeker)
    form = soup_of(browser.get("/me/searches/")).select_one(".task-list form")
    fields = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    assert browser.post(form["action"], fields).status_code == 303
    assert not SavedSearch.objects.exists()
    assert not SearchFinding.objects.exists()


def test_a_lapsed_registration_keeps_them_readable(seeker, saved):
    Seeker.objects.update(state=RegistrationState.LAPSED)
    browser = browser_of(seeker)
    assert "事務の仕事" in said(soup_of(browser.get("/me/searches/")).main)
    assert browser.get(f"/me/searches/{saved.pk}/").status_code == 200


def test_the_list_says_that_mails_are_stopped(seeker, saved):
    browser = browser_of(seeker)
    assert "止めてあります" not in said(soup_of(browser.get("/me/searches/")).main)
    preferences.stop_mail(seeker.user_id, [registry.get(NEW_POSTINGS)])
    assert "止めてあります" in said(soup_of(browser.get("/me/searches/")).main)


def test_whoever_is_forgotten_takes_them_along(seeker, saved):
    empty_seekers([Seeker.objects.get()])
    assert not SavedSearch.objects.exists()


def test_a_list_of_many_costs_no_more_questions(seeker, django_assert_max_num_queries):
    for number in range(10):
        search = save_search(by=seeker, query=f"q=事務{number}語", name="条件")
        SearchFinding.objects.create(
            search=search, day="2026-11-12", count=1, posting_ids=[1], told_on="2026-11-12"
        )
    browser = browser_of(seeker)
    browser.get("/me/searches/")
    with django_assert_max_num_queries(10):
        browser.get("/me/searches/")
