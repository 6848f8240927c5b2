"""Keeping before sign-in: no shared page carries a token or a mark, and nothing is lost by signing in (ADR 0013)."""

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse

from employers.models import Posting
from hellowork.accounts.actor import Actor, Hat
from hellowork.accounts.models import User
from seekers.models import KeptPosting, Seeker
from seekers.shelf import SESSION_KEY
from tests.accounts.signing_in import ask_for_code
from tests.employers import factories as make
from tests.employers.pages import main_of, said, soup_of
from tests.seekers import factories as seekers
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def posting() -> Posting:
    return make.open_posting(title="紙飛行機の検査")


def address(posting: Posting, act: str = "") -> str:
    return f"/jobs/{posting.acceptance.number}/{act}"


def keep(browser: HouseClient, *postings: Posting) -> None:
    for posting in postings:
        assert browser.post(address(posting, "keep/")).status_code == 303


def kept_by(seeker: Actor) -> list[int]:
    mine = KeptPosting.objects.filter(seeker_id=seeker.seeker_id).order_by("-at")
    return list(mine.values_list("posting_id", flat=True))


def is_shared(answer: HttpResponse) -> bool:
    return "public" in answer.headers.get("Cache-Control", "")


SHARED = ("/jobs/", "/jobs/?view=table", "/jobs/{}/", "/jobs/compare/?n={}", "/jobs/?no={}+13010-1")


@pytest.mark.parametrize("page", SHARED)
def test_a_shared_page_carries_no_token_and_no_mark(client, posting, page):
    answer = client.get(page.format(posting.acceptance.number), follow=True)
    assert answer.status_code == 200
    assert is_shared(answer)
    assert "Cookie" in answer.headers["Vary"]
    text = answer.content.decode()
    assert "csrfmiddlewaretoken" not in text
    assert "shelf-form" not in text
    assert not answer.cookies
    press = soup_of(answer).select_one(f"#press-{posting.acceptance.number}")
    assert (press.name, press["href"], press["rel"]) == ("a", address(posting, "keep/"), ["nofollow"])


@pytest.mark.parametrize("page", SHARED)
def test_the_same_page_is_not_shared_once_there_is_a_session(client, posting, page):
    keep(client, posting)
    answer = client.get(page.format(posting.acceptance.number), follow=True)
    assert not is_shared(answer)
    press = soup_of(answer).select_one(f"#press-{posting.acceptance.number}")
    assert (press.name, press["formaction"]) == ("button", address(posting, "let-go/"))


def test_a_cookie_of_a_session_that_is_gone_is_no_session(client, posting):
    client.cookies["sessionid"] = "x" * 32
    answer = client.get("/jobs/")
    assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert "shelf-form" not in answer.content.decode()


def test_the_page_that_keeps_is_held_by_no_cache_and_no_robot(client, posting):
    answer = client.get(address(posting, "keep/"))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "csrfmiddlewaretoken" in answer.content.decode()
    assert not Session.objects.exists()


def test_a_visitor_keeps_by_two_presses_and_comes_back_to_the_list(client, posting):
    page = client.get(address(posting, "keep/"), HTTP_REFERER="http://testserver/jobs/?q=紙")
    form = soup_of(page).select_one("form:has(#keep)")
    fields = {field["name"]: field["value"] for field in form.select("input")}
    answer = client.post(form["action"], fields)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/jobs/?q=")
    assert "お気に入りに追加しました" in main_of(client.get("/jobs/"))
    assert said(soup_of(client.get("/jobs/")).select_one("#to-kept")) == "お気に入りの求人（1件）"
    assert "紙飛行機の検査" in main_of(client.get("/jobs/kept/"))


def test_one_alone_is_not_offered_for_comparison_nor_leads_the_list_to_itself(client, posting):
    keep(client, posting)
    page = soup_of(client.get("/jobs/kept/"))
    assert not page.select("#compare, [name=n], #to-kept")
    keep(client, make.open_posting())
    assert len(soup_of(client.get("/jobs/kept/")).select("#compare, [name=n]")) == 3


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client, posting, back):
    answer = client.post(address(posting, "keep/"), {"back": back}, HTTP_REFERER=back)
    assert answer.headers["Location"].startswith(address(posting))


def test_a_visitor_lets_go_again(client, posting):
    keep(client, posting)
    client.post(address(posting, "let-go/"))
    assert client.session[SESSION_KEY] == []
    assert "お気に入りの求人はありません" in main_of(client.get("/jobs/kept/"))


def test_a_visitors_list_names_nobody_it_must_not(client):
    employer = make.member(make.establishment(name="カナリヤ商会株式会社"))
    keep(client, *(make.open_posting(employer, publication_level=level) for level in (2, 3)))
    assert "カナリヤ" not in client.get("/jobs/kept/").content.decode()


def test_a_visitor_without_session_costs_no_query_more(client, posting, django_assert_num_queries):
    client.get("/jobs/kept/")
    with django_assert_num_queries(0):
        client.get("/jobs/kept/")


def test_at_the_limit_a_visitor_is_told(client, posting, monkeypatch):
    from seekers import shelf

    monkeypatch.setattr(shelf, "MOST_KEPT", 1)
    keep(client, make.open_posting(), posting)
    assert "300件までです" in main_of(client.get(address(posting)))
    assert len(client.session[SESSION_KEY]) == 1


class TestSigningIn:
    def test_what_was_kept_is_carried_over_in_its_order(self, client):
        first, second = make.open_posting(), make.open_posting()
        seeker = seekers.online_seeker()
        keep(client, first, second)
        email = User.objects.get(pk=seeker.user_id).email
        code = ask_for_code(client, email)
        client.post("/accounts/login/code/confirm/", {"code": code})
        page = client.get("/me/kept/")

        assert kept_by(seeker) == [second.pk, first.pk]
        assert "お気に入りに追加した求人2件を、マイページに移しました。" in main_of(page)
        assert SESSION_KEY not in client.session
        client.get("/me/kept/")
        assert kept_by(seeker) == [second.pk, first.pk]

    def test_what_was_kept_in_both_places_is_kept_once(self, client, posting):
        seeker = seekers.online_seeker()
        KeptPosting.objects.create(
            seeker_id=seeker.seeker_id, posting=posting, card_id=posting.card_id, note="前から"
        )
        keep(client, posting, make.open_posting())
        client.force_login(User.objects.get(pk=seeker.user_id))
        client.get("/me/")
        assert len(kept_by(seeker)) == 2
        assert KeptPosting.objects.get(posting=posting).note == "前から"

    def test_it_passes_the_limit_rather_than_lose_one(self, client, posting, monkeypatch):
        from seekers.actions import shelf as actions

        seeker = seekers.online_seeker()
        monkeypatch.setattr(actions, "MOST_KEPT", 0)
        keep(client, posting)
        client.force_login(User.objects.get(pk=seeker.user_id))
        client.get("/me/")
        assert kept_by(seeker) == [posting.pk]

    def test_what_left_the_internet_meanwhile_stays_behind(self, client, posting):
        seeker = seekers.online_seeker()
        keep(client, posting)
        Posting.objects.update(publication_level=4)
        client.force_login(User.objects.get(pk=seeker.user_id))
        client.get("/me/")
        assert kept_by(seeker) == []

    def test_a_person_without_a_hat_keeps_in_the_session_until_they_register(self, client, posting):
        make.office()
        user = User.objects.create_user("new@example.org")
        keep(client, posting)
        client.force_login(user)
        assert "お気に入りから外す" in main_of(client.get(address(posting)))
        other = make.open_posting()
        keep(client, other)
        assert KeptPosting.objects.count() == 0

        from seekers.actions import registration

        seeker = registration.register_online(
            by=Actor(hat=Hat.ANONYMOUS, user_id=user.pk), profile=seekers.profile()
        )
        client.get("/me/")
        assert kept_by(seekers.actor(seeker)) == [other.pk, posting.pk]

    def test_in_the_hat_of_an_employer_it_waits(self, client, posting):
        employer = make.member()
        keep(client, posting)
        client.force_login(User.objects.get(pk=employer.user_id))
        client.get("/")
        assert "お気に入り" not in main_of(client.get(address(posting)))
        assert client.session[SESSION_KEY]
        Seeker.objects.filter(pk=seekers.online_seeker().seeker_id).update(user=employer.user_id)
        session = client.session
        session["hat"] = "seeker"
        session.save()
        client.get("/me/")
        assert KeptPosting.objects.get().posting_id == posting.pk
