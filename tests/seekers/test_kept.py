"""お気に入りの求人 of a seeker: kept and let go, with a note, warned of their end, readable when the registration lapsed."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from employers.actions import postings
from employers.models import Posting
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from hellowork.notices import relay
from hellowork.notices.models import Notification
from seekers import tasks
from seekers.actions import shelf
from seekers.choices import RegistrationState
from seekers.models import KeptPosting, Seeker
from seekers.notices import KEPT_ENDING
from tests.employers import factories as make
from tests.employers.pages import browser_of, fields_of, main_of, said, soup_of
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db

NAME = "カナリヤ商会株式会社"


@pytest.fixture
def employer() -> Actor:
    return make.member(make.establishment(name=NAME, kana="カナリヤショウカイ"))


@pytest.fixture
def seeker() -> Actor:
    return seekers.online_seeker()


@pytest.fixture
def posting(employer) -> Posting:
    return make.open_posting(employer, title="紙飛行機の検査")


@pytest.fixture
def browser(seeker) -> Client:
    return browser_of(seeker)


def address(posting: Posting, act: str = "") -> str:
    return f"/jobs/{posting.acceptance.number}/{act}"


def kept_by(seeker: Actor) -> list[int]:
    return list(KeptPosting.objects.for_actor(seeker).order_by("-at").values_list("posting_id", flat=True))


def lapse(seeker: Actor) -> None:
    Seeker.objects.filter(pk=seeker.seeker_id).update(state=RegistrationState.LAPSED)


def test_one_press_keeps_from_the_list_and_the_next_lets_go(browser, seeker, posting):
    page = soup_of(browser.get("/jobs/"))
    press = page.select_one(f"#press-{posting.acceptance.number}")
    assert said(press) == "お気に入りに追加 ：紙飛行機の検査"
    form = page.find("form", id=press["form"])
    assert (form["method"], press["formaction"]) == ("post", address(posting, "keep/"))

    answer = browser.post(press["formaction"], HTTP_REFERER="http://testserver/jobs/?q=x")
    back = f"/jobs/?q=x#keep-{posting.acceptance.number}"
    assert (answer.status_code, answer.headers["Location"]) == (303, back)
    assert kept_by(seeker) == [posting.pk]

    press = soup_of(browser.get("/jobs/")).select_one(f"#press-{posting.acceptance.number}")
    assert said(press).startswith("お気に入りから外す")
    browser.post(press["formaction"])
    assert kept_by(seeker) == []


def test_the_posting_page_keeps_too(browser, seeker, posting):
    press = soup_of(browser.get(address(posting))).select_one(f"#press-{posting.acceptance.number}")
    browser.post(press["formaction"])
    assert kept_by(seeker) == [posting.pk]
    assert "お気に入りから外す" in main_of(browser.get(address(posting)))


def test_htmx_gets_the_buttons_alone_in_their_new_state(browser, seeker, posting):
    answer = browser.post(address(posting, "keep/"), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert said(soup_of(answer).select_one(f"#press-{posting.acceptance.number}")).startswith(
        "お気に入りから外す"
    )
    assert not soup_of(answer).find("main")
    assert kept_by(seeker) == [posting.pk]


def test_a_second_press_keeps_one(browser, seeker, posting):
    for _press in range(2):
        assert browser.post(address(posting, "keep/")).status_code == 303
    assert kept_by(seeker) == [posting.pk]
    for _press in range(2):
        assert browser.post(address(posting, "let-go/")).status_code == 303
    assert kept_by(seeker) == []


def test_the_database_holds_a_posting_once_for_a_seeker(seeker, posting):
    shelf.keep(by=seeker, posting_id=posting.pk)
    with pytest.raises(IntegrityError, match="kept_posting_once"), transaction.atomic():
        KeptPosting.objects.create(seeker_id=seeker.seeker_id, posting=posting, card_id=posting.card_id)


def test_at_the_limit_the_page_says_what_to_do(browser, seeker, posting, monkeypatch):
    other = make.open_posting()
    shelf.keep(by=seeker, posting_id=other.pk)
    monkeypatch.setattr(shelf, "MOST_KEPT", 1)
    browser.post(address(posting, "keep/"))
    said_there = main_of(browser.get(address(posting)))
    assert "お気に入りに追加できるのは300件までです" in said_there
    assert kept_by(seeker) == [other.pk]
    with pytest.raises(Refused):
        shelf.keep(by=seeker, posting_id=posting.pk)
    # What is kept already is no more than before.
    shelf.keep(by=seeker, posting_id=other.pk)


def test_at_least_three_hundred_are_kept():
    from seekers.models.kept_posting import MOST_KEPT

    assert MOST_KEPT >= 300


@pytest.mark.parametrize("who", ["employer", "staff"])
def test_employers_and_staff_are_offered_nothing(who, employer, posting, settings):
    settings.SECOND_FACTOR_FOR_STAFF = False
    actor = employer if who == "employer" else make.staff()
    browser = browser_of(actor)
    assert "お気に入り" not in main_of(browser.get(address(posting)))
    assert "お気に入り" not in main_of(browser.get("/jobs/"))
    assert browser.get(address(posting, "keep/")).status_code == 404
    assert browser.post(address(posting, "keep/")).status_code == 404
    assert browser.get("/jobs/kept/").status_code == 404
    with pytest.raises(NotAllowed):
        shelf.keep(by=actor, posting_id=posting.pk)


def test_what_is_not_on_the_internet_cannot_be_kept(browser, seeker, employer):
    secret = make.open_posting(employer, publication_level=4)
    for act in ("keep/", "let-go/", "hide/", "show/"):
        assert browser.post(address(secret, act)).status_code == 404
    with pytest.raises(Posting.DoesNotExist):
        shelf.keep(by=seeker, posting_id=secret.pk)


class TestTheList:
    @pytest.fixture
    def three(self, seeker, employer) -> list[Posting]:
        """Kept in this order; the last ends first."""
        made = [make.open_posting(employer, title=title) for title in ("一番目", "二番目", "三番目")]
        for place, posting in enumerate(made):
            shelf.keep(by=seeker, posting_id=posting.pk)
            KeptPosting.objects.filter(posting=posting).update(
                at=posting.created_at + dt.timedelta(seconds=place)
            )
        _end(made[2], dt.date(2026, 12, 1))
        return made

    def titles(self, answer) -> list[str]:
        return [said(title) for title in soup_of(answer).select(".rows h2")]

    def test_what_ends_soonest_is_first(self, browser, three):
        assert self.titles(browser.get("/me/kept/")) == ["三番目", "二番目", "一番目"]
        _end(three[0], dt.date(2026, 11, 30))
        assert self.titles(browser.get("/me/kept/")) == ["一番目", "三番目", "二番目"]

    def test_or_what_was_kept_last(self, browser, three):
        _end(three[0], dt.date(2026, 11, 30))
        assert self.titles(browser.get("/me/kept/?sort=new")) == ["三番目", "二番目", "一番目"]

    def test_what_ends_within_a_week_is_marked(self, browser, three, house_clock):
        house_clock.move_to(2026, 11, 23, 23, 59)
        assert "紹介期限日は今日です" not in main_of(browser.get("/me/kept/"))
        assert "あと8日" not in main_of(browser.get("/me/kept/"))
        house_clock.move_to(2026, 11, 24, 0, 0)
        browser = browser_of(Actor(**_of(three)))
        assert "あと7日で紹介期限日" in main_of(browser.get("/me/kept/"))
        house_clock.move_to(2026, 12, 1, 9, 0)
        browser = browser_of(Actor(**_of(three)))
        assert "紹介期限日は今日です" in main_of(browser.get("/me/kept/"))

    def test_what_has_ended_stays_and_tells_title_and_number_alone(self, browser, employer, three):
        postings.close_posting(by=employer, posting_id=three[0].pk, transition="fill")
        answer = browser.get("/me/kept/")
        assert self.titles(answer)[-1] == "一番目"
        ended = soup_of(answer).select(".rows > li")[-1]
        assert "募集終了" in said(ended)
        assert three[0].acceptance.number in said(ended)
        assert NAME not in said(ended)
        assert "万円" not in said(ended)
        assert not ended.select("[name=n]")

    def test_a_card_that_changed_is_marked(self, browser, three):
        assert "求人票の内容が変わりました" not in main_of(browser.get("/me/kept/"))
        KeptPosting.objects.filter(posting=three[0]).update(card=three[1].card_id)
        assert "求人票の内容が変わりました" in main_of(browser.get("/me/kept/"))

    def test_it_asks_as_often_for_three_as_for_none(self, browser, three, django_assert_max_num_queries):
        browser.get("/me/kept/")
        with django_assert_max_num_queries(9):
            browser.get("/me/kept/")

    def test_ticked_ones_lead_to_the_comparison(self, browser, three):
        page = soup_of(browser.get("/me/kept/"))
        form = page.find("form", id="compare-form")
        ticks = page.select("[name=n]")
        assert form["action"] == "/jobs/compare/"
        assert {tick["form"] for tick in ticks} == {"compare-form"}
        chosen = [tick["value"] for tick in ticks[:2]]
        compared = browser.get("/jobs/compare/", {"n": chosen})
        assert [said(link) for link in soup_of(compared).select("thead th > a")] == ["三番目", "二番目"]

    def test_one_alone_is_not_offered_for_comparison(self, browser, three):
        KeptPosting.objects.exclude(posting=three[0]).delete()
        assert not soup_of(browser.get("/me/kept/")).select("#compare, [name=n]")

    def test_it_can_be_let_go_from_the_list_and_twice(self, browser, seeker, three):
        mine = KeptPosting.objects.get(posting=three[0])
        for _press in range(2):
            assert browser.post(f"/me/kept/{mine.pk}/let-go/").status_code == 303
        assert three[0].pk not in kept_by(seeker)


def _end(posting: Posting, day: dt.date) -> None:
    posting.acceptance.refer_until = day
    posting.acceptance.save(update_fields=["refer_until"])


def _of(three: list[Posting]) -> dict:
    seeker = KeptPosting.objects.filter(posting=three[0]).get().seeker
    return {"hat": "seeker", "user_id": seeker.user_id}


class TestNotes:
    def test_a_note_is_saved_and_shown(self, browser, seeker, posting):
        shelf.keep(by=seeker, posting_id=posting.pk)
        mine = KeptPosting.objects.get()
        page = f"/me/kept/{mine.pk}/note/"
        answer = browser.post(page, fields_of(browser.get(page), "note-form") | {"note": "駅から近い。"})
        assert answer.status_code == 303
        assert "駅から近い。" in main_of(browser.get("/me/kept/"))

    def test_it_is_saved_while_it_is_typed(self, browser, seeker, posting):
        shelf.keep(by=seeker, posting_id=posting.pk)
        mine = KeptPosting.objects.get()
        page = f"/me/kept/{mine.pk}/note/"
        form = soup_of(browser.get(page)).find("form", id="note-form")
        assert form["data-autosave"] == page
        answer = browser.post(page, {"note": "駅から"}, headers={"X-Autosave": "1", "HX-Request": "true"})
        assert answer.status_code == 204
        assert KeptPosting.objects.get().note == "駅から"

    def test_one_that_is_too_long_is_not_taken(self, browser, seeker, posting):
        shelf.keep(by=seeker, posting_id=posting.pk)
        mine = KeptPosting.objects.get()
        answer = browser.post(f"/me/kept/{mine.pk}/note/", {"note": "あ" * 501})
        assert answer.status_code == 422
        assert KeptPosting.objects.get().note == ""

    def test_nobody_else_reads_it(self, seeker, posting):
        shelf.keep(by=seeker, posting_id=posting.pk)
        mine = KeptPosting.objects.get()
        other = seekers.online_seeker()
        assert browser_of(other).get(f"/me/kept/{mine.pk}/note/").status_code == 404
        with pytest.raises(KeptPosting.DoesNotExist):
            shelf.write_note(by=other, kept_id=mine.pk, note="x")


class TestLevels:
    def test_a_lapsed_registration_keeps_its_list_and_the_name_goes(self, employer):
        seeker = seekers.office_seeker()
        hidden = make.open_posting(employer, publication_level=2, title="検査（カナリヤ商会）")
        shelf.keep(by=seeker, posting_id=hidden.pk)
        mine = KeptPosting.objects.get()
        shelf.write_note(by=seeker, kept_id=mine.pk, note="よさそう")
        assert NAME in main_of(browser_of(seeker).get("/me/kept/"))

        lapse(seeker)
        page = main_of(browser_of(seeker).get("/me/kept/"))
        assert "よさそう" in page
        assert "検査" in page
        assert "カナリヤ" not in page
        compared = main_of(browser_of(seeker).get("/jobs/compare/", {"n": hidden.acceptance.number}))
        assert "カナリヤ" not in compared

    def test_level_3_names_nothing_anywhere(self, browser, seeker, employer):
        unnamed = make.open_posting(employer, publication_level=3, title="検査（カナリヤ商会）")
        shelf.keep(by=seeker, posting_id=unnamed.pk)
        for page in (
            "/me/kept/",
            address(unnamed, "keep/"),
            address(unnamed, "hide/"),
            f"/jobs/compare/?n={unnamed.acceptance.number}",
        ):
            assert "カナリヤ" not in browser.get(page).content.decode(), page

    def test_what_left_the_internet_stays_listed_without_a_word_of_it(self, browser, seeker, posting):
        shelf.keep(by=seeker, posting_id=posting.pk)
        Posting.objects.filter(pk=posting.pk).update(publication_level=4)
        page = main_of(browser.get("/me/kept/"))
        assert "いまは表示できない求人" in page
        for word in ("紙飛行機", NAME, posting.acceptance.number, "紹介期限日 "):
            assert word not in page


class TestTheWarning:
    """Accepted on 2026-11-11 by the frozen clock: 紹介期限日 is 2027-01-31."""

    def told(self, seeker: Actor) -> int:
        return Notification.objects.filter(user=seeker.user_id, notice=KEPT_ENDING).count()

    @pytest.fixture
    def kept(self, seeker, posting, house_clock) -> Posting:
        shelf.keep(by=seeker, posting_id=posting.pk)
        Seeker.objects.update(valid_until=dt.date(2027, 3, 31))
        return posting

    @pytest.mark.parametrize(("day", "count"), [((2027, 1, 23), 0), ((2027, 1, 24), 1), ((2027, 1, 31), 1)])
    def test_it_comes_once_from_a_week_before(self, seeker, kept, house_clock, day, count):
        house_clock.move_to(*day, 9, 0)
        for _run in range(3):
            tasks.WARN_OF_KEPT.run()
        assert self.told(seeker) == count

    def test_many_that_end_on_a_day_are_one_notice(self, seeker, kept, employer, house_clock):
        for _more in range(3):
            shelf.keep(by=seeker, posting_id=make.open_posting(employer).pk)
        for day in range(20, 32):
            house_clock.move_to(2027, 1, day, 9, 0)
            tasks.WARN_OF_KEPT.run()
        assert self.told(seeker) == 1

    def test_another_day_is_another_notice(self, seeker, kept, employer, house_clock):
        other = make.open_posting(employer)
        _end(other, dt.date(2027, 1, 26))
        shelf.keep(by=seeker, posting_id=other.pk)
        for day in range(20, 32):
            house_clock.move_to(2027, 1, day, 9, 0)
            tasks.WARN_OF_KEPT.run()
        assert self.told(seeker) == 2

    @pytest.mark.parametrize("reason", ["let go", "closed", "not public", "lapsed"])
    def test_there_is_nothing_to_warn_of(self, seeker, kept, employer, house_clock, reason):
        if reason == "let go":
            shelf.let_go_of(by=seeker, posting_id=kept.pk)
        elif reason == "closed":
            postings.close_posting(by=employer, posting_id=kept.pk, transition="cancel")
        elif reason == "not public":
            Posting.objects.update(publication_level=4)
        else:
            lapse(seeker)
        house_clock.move_to(2027, 1, 25, 9, 0)
        tasks.WARN_OF_KEPT.run()
        assert self.told(seeker) == 0

    def test_the_mail_is_neutral_and_can_be_switched_off(self, seeker, kept, house_clock, mailoutbox):
        house_clock.move_to(2027, 1, 25, 9, 0)
        tasks.WARN_OF_KEPT.run()
        relay.run()
        email = User.objects.get(pk=seeker.user_id).email
        (mail,) = [each for each in mailoutbox if each.to == [email]]
        assert mail.subject == "【マイページ】新しいお知らせがあります"
        assert "紙飛行機" not in mail.body
        assert "お気に入り" not in mail.body
        assert "お気に入りの求人の紹介期限日が近づいたとき" in main_of(
            browser_of(seeker).get("/notices/mails/")
        )
