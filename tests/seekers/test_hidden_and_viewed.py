"""What a seeker does not want to see any more, and what they have opened."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from employers.actions import postings
from employers.models import Posting
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from seekers import retention, tasks
from seekers.actions import shelf
from seekers.choices import RegistrationState
from seekers.models import HiddenEstablishment, HiddenPosting, KeptPosting, Seeker, ViewedPosting
from seekers.models.viewed_posting import MOST_VIEWED
from tests.employers import factories as make
from tests.employers.pages import browser_of, main_of, said, soup_of
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db

NAME = "カナリヤ商会株式会社"
MOMENT = dt.timedelta(seconds=1)


@pytest.fixture
def employer() -> Actor:
    return make.member(make.establishment(name=NAME, kana="カナリヤショウカイ"))


@pytest.fixture
def seeker() -> Actor:
    return seekers.office_seeker()


@pytest.fixture
def browser(seeker):
    return browser_of(seeker)


def address(posting: Posting, act: str = "") -> str:
    return f"/jobs/{posting.acceptance.number}/{act}"


def found(browser) -> set[str]:
    return {said(link) for link in soup_of(browser.get("/jobs/")).select(".job-title a")}


class TestHiding:
    def test_a_hidden_posting_leaves_this_seekers_search_alone(self, browser, seeker, employer):
        posting = make.open_posting(employer, title="一つ目")
        make.open_posting(employer, title="二つ目")
        answer = browser.post(address(posting, "hide/"), HTTP_REFERER="http://testserver/jobs/?q=x")
        page = soup_of(browser.get(answer.headers["Location"]))
        assert said(page.h1) == "検索に表示しません"
        assert page.select_one("#back")["href"] == "/jobs/?q=x"
        assert found(browser) == {"二つ目"}
        assert found(browser_of(seekers.online_seeker())) == {"一つ目", "二つ目"}
        assert browser.get(address(posting)).status_code == 200

    @pytest.mark.parametrize("hide", [shelf.hide_posting, shelf.hide_establishment])
    def test_the_results_say_that_something_was_left_out(self, browser, seeker, employer, hide):
        """Whether there are others or none, with the way to the list of what is hidden; to nobody else."""
        posting = make.open_posting(employer, title="一つ目")
        assert "除いています" not in main_of(browser.get("/jobs/"))
        hide(by=seeker, posting_id=posting.pk)
        for address in ("/jobs/", "/jobs/?q=一つ目", "/jobs/?view=table"):
            page = soup_of(browser.get(address))
            assert "表示しないようにした求人・事業所は除いています。" in said(page.main), address
            assert page.select_one("#to-hidden")["href"] == "/me/hidden/"
        assert "除いています" not in main_of(browser_of(seekers.online_seeker()).get("/jobs/"))

    def test_it_is_taken_back_right_away(self, browser, employer):
        posting = make.open_posting(employer, title="一つ目")
        answer = browser.post(address(posting, "hide/"))
        form = soup_of(browser.get(answer.headers["Location"])).select_one("form:has(#show)")
        browser.post(form["action"])
        assert found(browser) == {"一つ目"}

    def test_htmx_offers_the_way_back_in_the_row(self, browser, employer):
        posting = make.open_posting(employer)
        answer = browser.post(address(posting, "hide/"), headers={"HX-Request": "true"})
        row = soup_of(answer)
        assert "次の検索から表示しません" in said(row)
        back = row.select_one(f"#hide-{posting.acceptance.number}")
        assert (said(back).split()[0], back["formaction"]) == ("元に戻す", address(posting, "show/"))
        whole = row.select_one(f"#whole-{posting.acceptance.number}")
        assert (whole["name"], whole["value"]) == ("what", "establishment")

    def test_a_hidden_establishment_takes_its_named_postings_and_no_other(self, browser, employer):
        """One of level 3 that vanished would tell whose it is."""
        made = {
            level: make.open_posting(employer, publication_level=level, title=f"公開{level}")
            for level in (1, 2, 3)
        }
        make.open_posting(title="ほかの会社")
        browser.post(address(made[1], "hide/"), {"what": "establishment"})
        assert found(browser) == {"公開3", "ほかの会社"}
        browser.post(address(made[1], "show/"))
        assert found(browser) == {"公開1", "公開2", "公開3", "ほかの会社"}

    def test_it_is_hidden_only_from_a_posting_that_names_it(self, browser, seeker, employer):
        unnamed = make.open_posting(employer, publication_level=3)
        assert "この事業所" not in main_of(browser.get(address(unnamed, "hide/")))
        assert browser.post(address(unnamed, "hide/"), {"what": "establishment"}).status_code == 404
        with pytest.raises(NotAllowed):
            shelf.hide_establishment(by=seeker, posting_id=unnamed.pk)

    def test_with_a_lapsed_registration_not_from_one_kept_for_registered_seekers(self, seeker, employer):
        posting = make.open_posting(employer, publication_level=2)
        Seeker.objects.update(state=RegistrationState.LAPSED)
        answer = browser_of(seeker).post(address(posting, "hide/"), {"what": "establishment"})
        assert answer.status_code == 404

    def test_a_hidden_establishment_marks_no_posting_without_its_name(self, browser, seeker, employer):
        """Neither on the posting's page nor in a list of one's own."""
        named = make.open_posting(employer)
        unnamed = make.open_posting(employer, publication_level=3)
        shelf.hide_establishment(by=seeker, posting_id=named.pk)
        assert "次の検索から表示しません" in main_of(browser.get(address(named)))
        assert "次の検索から表示しません" not in main_of(browser.get(address(unnamed)))
        assert "次の検索から表示しません" in main_of(browser.get("/me/viewed/"))
        ViewedPosting.objects.filter(posting=named).delete()
        assert "次の検索から表示しません" not in main_of(browser.get("/me/viewed/"))

    def test_the_list_shows_what_is_hidden_with_the_way_back(self, browser, seeker, employer):
        posting = make.open_posting(employer, title="紙飛行機の検査")
        shelf.hide_posting(by=seeker, posting_id=posting.pk)
        shelf.hide_establishment(by=seeker, posting_id=posting.pk)
        page = soup_of(browser.get("/me/hidden/"))
        assert "紙飛行機の検査" in said(page.main)
        assert NAME in said(page.main)
        for form in page.select(".task-list form"):
            for _press in range(2):
                assert browser.post(form["action"]).status_code == 303
        assert "表示しない求人はありません" in main_of(browser.get("/me/hidden/"))
        assert found(browser) == {"紙飛行機の検査"}

    def test_nobody_takes_back_what_another_hid(self, seeker, employer):
        posting = make.open_posting(employer)
        shelf.hide_posting(by=seeker, posting_id=posting.pk)
        shelf.hide_establishment(by=seeker, posting_id=posting.pk)
        other = browser_of(seekers.online_seeker())
        for kind, row in (
            ("postings", HiddenPosting.objects.get()),
            ("establishments", HiddenEstablishment.objects.get()),
        ):
            other.post(f"/me/hidden/{kind}/{row.pk}/show/")
        assert HiddenPosting.objects.count() == HiddenEstablishment.objects.count() == 1

    def test_what_left_the_internet_is_listed_without_a_word_of_it(self, browser, seeker, employer):
        posting = make.open_posting(employer, title="紙飛行機の検査")
        shelf.hide_posting(by=seeker, posting_id=posting.pk)
        Posting.objects.update(publication_level=4)
        page = main_of(browser.get("/me/hidden/"))
        assert "いまは表示できない求人" in page
        assert "紙飛行機" not in page
        assert NAME not in page

    def test_twice_is_once(self, seeker, employer):
        posting = make.open_posting(employer)
        for _press in range(2):
            shelf.hide_posting(by=seeker, posting_id=posting.pk)
            shelf.hide_establishment(by=seeker, posting_id=posting.pk)
        assert HiddenPosting.objects.count() == HiddenEstablishment.objects.count() == 1

    @pytest.mark.parametrize("model", [HiddenPosting, HiddenEstablishment, ViewedPosting])
    def test_the_database_holds_each_once(self, seeker, employer, model):
        posting = make.open_posting(employer)
        what = (
            {"establishment": posting.establishment, "name": NAME}
            if model is HiddenEstablishment
            else {"posting": posting}
        )
        model.objects.create(seeker_id=seeker.seeker_id, **what)
        with pytest.raises(IntegrityError, match="_once"), transaction.atomic():
            model.objects.create(seeker_id=seeker.seeker_id, **what)

    def test_there_is_a_limit_that_says_what_to_do(self, seeker, employer, monkeypatch):
        first, second = make.open_posting(employer), make.open_posting()
        monkeypatch.setattr(shelf, "MOST_HIDDEN", 1)
        for hide in (shelf.hide_posting, shelf.hide_establishment):
            hide(by=seeker, posting_id=first.pk)
            with pytest.raises(Refused, match="too_many"):
                hide(by=seeker, posting_id=second.pk)

    def test_only_seekers_hide(self, client, employer):
        posting = make.open_posting(employer)
        assert client.get(address(posting, "hide/")).status_code == 302
        assert "表示しない" not in main_of(client.get("/jobs/"))
        assert browser_of(employer).get(address(posting, "hide/")).status_code == 404


class TestViewed:
    def test_a_posting_opened_is_marked_in_words_and_listed(self, browser, employer):
        first, second = (
            make.open_posting(employer, title="一つ目"),
            make.open_posting(employer, title="二つ目"),
        )
        assert "見た" not in main_of(browser.get("/jobs/"))
        browser.get(address(first))
        browser.get(address(second))
        rows = soup_of(browser.get("/jobs/")).select(".job .tags")
        assert sum("見た" in said(tags) for tags in rows) == 2
        titles = [said(title) for title in soup_of(browser.get("/me/viewed/")).select(".rows h2")]
        assert titles == ["二つ目", "一つ目"]

    def test_opened_again_it_is_one_and_newest(self, browser, employer, house_clock):
        first, second = make.open_posting(employer), make.open_posting(employer)
        for posting in (first, second, first):
            house_clock.move(MOMENT)
            browser.get(address(posting))
        newest = ViewedPosting.objects.order_by("-at").values_list("posting_id", flat=True)
        assert list(newest) == [first.pk, second.pk]

    def test_only_a_page_that_was_read_counts(self, browser, employer):
        posting = make.open_posting(employer)
        browser.head(address(posting))
        postings.close_posting(by=employer, posting_id=posting.pk, transition="fill")
        assert browser.get(address(posting)).status_code == 410
        assert not ViewedPosting.objects.exists()

    @pytest.mark.parametrize("visitor", ["anonymous", "employer"])
    def test_of_nobody_else_it_is_written_down(self, client, employer, visitor):
        posting = make.open_posting(employer)
        (client if visitor == "anonymous" else browser_of(employer)).get(address(posting))
        assert not ViewedPosting.objects.exists()

    def test_the_newest_two_hundred_stay(self, seeker, employer, house_clock):
        made = [make.open_posting(employer) for _one in range(3)]
        for posting in made:
            house_clock.move(MOMENT)
            shelf.note_opened(posting, by=seeker, opened=1)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shelf, "MOST_VIEWED", 2)
            house_clock.move(MOMENT)
            shelf.note_opened(made[0], by=seeker, opened=3)
        left = ViewedPosting.objects.order_by("-at").values_list("posting_id", flat=True)
        assert list(left) == [made[0].pk, made[2].pk]
        assert MOST_VIEWED == 200

    def test_after_ninety_days_it_is_forgotten(self, seeker, employer, house_clock):
        shelf.note_opened(make.open_posting(employer), by=seeker, opened=1)
        house_clock.move(retention.VIEWED.age - MOMENT)
        assert tasks.forget_viewed()["done"] == 0
        house_clock.move(MOMENT)
        assert tasks.forget_viewed()["done"] == 1
        assert not ViewedPosting.objects.exists()


def test_the_shelf_is_one_question(browser, seeker, employer, django_assert_num_queries, rf):
    from django.contrib.sessions.backends.db import SessionStore

    from seekers.shelf import shelf_of

    first, second = make.open_posting(employer), make.open_posting(employer)
    shelf.keep(by=seeker, posting_id=first.pk)
    shelf.hide_posting(by=seeker, posting_id=second.pk)
    shelf.hide_establishment(by=seeker, posting_id=second.pk)
    shelf.note_opened(first, by=seeker, opened=1)
    request = rf.get("/jobs/")
    request.actor, request.session = seeker, SessionStore()
    with django_assert_num_queries(1):
        own = shelf_of(request)
    assert (own.kept, own.viewed) == ({first.pk}, {first.pk})
    assert (own.hidden_postings, own.hidden_establishments) == ({second.pk}, {first.establishment_id})


def test_a_person_who_is_forgotten_takes_the_shelf_along(seeker, employer, house_clock):
    posting = make.open_posting(employer)
    shelf.keep(by=seeker, posting_id=posting.pk)
    shelf.hide_posting(by=seeker, posting_id=posting.pk)
    shelf.hide_establishment(by=seeker, posting_id=posting.pk)
    shelf.note_opened(posting, by=seeker, opened=1)
    other = seekers.online_seeker()
    shelf.keep(by=other, posting_id=posting.pk)
    Seeker.objects.filter(pk=seeker.seeker_id).update(state=RegistrationState.CLOSED)
    User.objects.filter(pk=seeker.user_id).update(last_login=None)
    house_clock.move(retention.SEEKERS.age)
    tasks.empty_seekers()
    for model in (KeptPosting, HiddenPosting, HiddenEstablishment, ViewedPosting):
        assert not model.objects.filter(seeker=seeker.seeker_id).exists()
    assert KeptPosting.objects.filter(seeker=other.seeker_id).exists()


@pytest.mark.parametrize("page", ["kept", "viewed", "hidden"])
def test_the_lists_stay_readable_when_the_registration_has_lapsed(seeker, employer, page):
    posting = make.open_posting(employer, title="紙飛行機の検査")
    shelf.keep(by=seeker, posting_id=posting.pk)
    shelf.hide_posting(by=seeker, posting_id=posting.pk)
    shelf.note_opened(posting, by=seeker, opened=1)
    Seeker.objects.update(state=RegistrationState.LAPSED)
    assert "紙飛行機の検査" in main_of(browser_of(seeker).get(f"/me/{page}/"))
