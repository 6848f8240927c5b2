"""応募済み in a seeker's own lists: by any way of applying, for nobody else, and telling no result."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applications.actions import applying, outcomes, selecting, window
from applications.choices import NotHiredReason, Result, Told
from applications.models import Application
from employers.actions import postings
from employers.models import Posting
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.notices.models import Notification
from seekers import tasks
from seekers.actions import shelf
from seekers.actions.saved_searches import save_search
from seekers.models import SearchFinding, Seeker
from seekers.notices import KEPT_ENDING
from seekers.shelf import shelf_of
from tests.employers import factories as employers
from tests.employers.pages import browser_of, main_of, said, soup_of
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db
MARK = "応募済み"
WISHES = {"wish_occupations": ["06"], "wish_prefectures": ["13"]}


@pytest.fixture
def employer() -> Actor:
    return employers.member()


@pytest.fixture
def seeker() -> Actor:
    return seekers.online_seeker(**WISHES)


@pytest.fixture
def browser(seeker) -> Client:
    return browser_of(seeker)


@pytest.fixture
def posting(employer) -> Posting:
    return employers.open_posting(employer, title="応募した仕事", wants_self_application=True)


@pytest.fixture
def other(employer) -> Posting:
    return employers.open_posting(employer, title="ほかの仕事", wants_self_application=True)


@pytest.fixture
def application(seeker, posting, other) -> Application:
    return applying.apply(by=seeker, posting_id=posting.pk, motive="応募します。")


def marked(page, each: str) -> dict[str, bool]:
    """By title: whether its part of the page bears the mark."""
    parts = [said(part) for part in soup_of(page).select(each)]
    assert parts
    titles = ("応募した仕事", "ほかの仕事")
    return {title: MARK in part for part in parts for title in titles if title in part}


ONE_OF_TWO = {"応募した仕事": True, "ほかの仕事": False}


def test_the_page_of_the_posting_says_so_before_it_offers_to_apply_again(
    browser, application, posting, other
):
    """Who was not hired may apply again; while an application lives, the action refuses."""
    own = soup_of(browser.get(f"/jobs/{posting.standing.number}/")).select_one(".apply-box")
    assert "この求人には応募済みです。" in said(own)
    assert said(own.select_one("#apply")) == "もう一度応募する（オンライン自主応募）"
    fresh = soup_of(browser.get(f"/jobs/{other.standing.number}/")).select_one(".apply-box")
    assert "応募済み" not in said(fresh)
    assert said(fresh.select_one("#apply")) == "直接応募する（オンライン自主応募）"


class TestWhereItStands:
    @pytest.mark.parametrize(
        ("address", "each"),
        [
            ("/jobs/", ".job"),
            ("/jobs/?sort=until", ".job"),
            ("/jobs/?sort=fit", ".job"),
            ("/jobs/?view=table", "#job-table tbody tr"),
            ("/jobs/?no={applied}+{other}", ".job"),
            ("/jobs/compare/?n={applied}&n={other}", ".compare thead th[scope='col']:not(:first-child)"),
            ("/me/kept/", ".rows > li"),
            ("/me/kept/?sort=new", ".rows > li"),
            ("/me/viewed/", ".rows > li"),
        ],
    )
    def test_in_words_on_the_row_of_every_list(
        self, browser, seeker, application, posting, other, address, each
    ):
        for one in (posting, other):
            shelf.keep(by=seeker, posting_id=one.pk)
            shelf.note_opened(one, by=seeker, opened=1)
        numbers = {"applied": posting.standing.number, "other": other.standing.number}
        assert marked(browser.get(address.format(**numbers)), each) == ONE_OF_TWO

    def test_among_similar_postings_and_at_the_head_of_its_own_page(
        self, browser, application, posting, other
    ):
        beside = soup_of(browser.get(f"/jobs/{other.standing.number}/"))
        assert MARK in said(beside.find(id="similar-title").parent)
        assert MARK not in said(beside.select_one(".job-head"))
        own = soup_of(browser.get(f"/jobs/{posting.standing.number}/"))
        assert MARK in said(own.select_one(".job-head .tags"))
        assert MARK not in said(own.find(id="similar-title").parent)

    def test_in_the_kept_list_when_the_posting_has_ended_too(
        self, browser, seeker, employer, application, posting
    ):
        shelf.keep(by=seeker, posting_id=posting.pk)
        postings.close_posting(by=employer, posting_id=posting.pk, transition="cancel")
        assert "募集終了 応募済み" in main_of(browser.get("/me/kept/"))

    def test_what_left_the_internet_bears_no_mark(self, browser, seeker, application, posting):
        shelf.keep(by=seeker, posting_id=posting.pk)
        Posting.objects.filter(pk=posting.pk).update(publication_level=4, self_application=False)
        page = main_of(browser.get("/me/kept/"))
        assert "いまは表示できない求人" in page
        assert MARK not in page

    def test_among_hidden_ones(self, browser, seeker, application, posting, other):
        for one in (posting, other):
            shelf.hide_posting(by=seeker, posting_id=one.pk)
        assert marked(browser.get("/me/hidden/"), ".task-list li") == ONE_OF_TWO

    def test_among_what_a_saved_search_found(self, browser, seeker, application, posting, other):
        search = save_search(by=seeker, query="pref=13", name="東京都")
        SearchFinding.objects.create(
            search=search, day=clock.today(), count=2, posting_ids=[posting.pk, other.pk]
        )
        assert marked(browser.get(f"/me/searches/{search.pk}/"), ".bullets li") == ONE_OF_TWO


class TestTheWarningOfKeptOnes:
    """Accepted on 2026-11-11 by the frozen clock: 紹介期限日 is 2027-01-31."""

    @pytest.fixture
    def warned(self, seeker, house_clock) -> Callable[[], bool]:
        def run() -> bool:
            house_clock.move_to(2027, 1, 28, 9, 0)
            tasks.WARN_OF_KEPT.run()
            return Notification.objects.filter(user=seeker.user_id, notice=KEPT_ENDING).exists()

        return run

    @pytest.fixture
    def kept(self, seeker, posting) -> Posting:
        shelf.keep(by=seeker, posting_id=posting.pk)
        Seeker.objects.update(valid_until=dt.date(2027, 3, 31))
        return posting

    def test_it_is_not_for_who_has_applied(self, kept, application, warned):
        assert not warned()

    def test_of_one_among_several_it_speaks_of_the_others(self, seeker, kept, application, other, warned):
        shelf.keep(by=seeker, posting_id=other.pk)
        assert warned()

    def test_who_has_withdrawn_is_warned(self, seeker, kept, application, warned):
        selecting.withdraw_application(by=seeker, application_id=application.pk)
        assert warned()

    def test_that_somebody_else_has_applied_changes_nothing(self, kept, warned):
        applying.apply(by=seekers.online_seeker(), posting_id=kept.pk, motive="応募します。")
        assert warned()


class TestSuggestions:
    def test_it_takes_no_place_there_and_the_page_says_so(self, browser, application):
        page = browser.get("/jobs/fit/")
        assert marked(page, ".job") == {"ほかの仕事": False}
        assert "すでに応募した求人は出していません。" in main_of(page)

    def test_behind_hard_conditions_neither(self, browser, seeker, application):
        Seeker.objects.filter(pk=seeker.seeker_id).update(wish_days_off=120, wish_musts=["days_off"])
        assert marked(browser.get("/jobs/fit/"), ".job") == {"ほかの仕事": False}

    def test_others_are_suggested_it_all_the_same(self, application):
        page = browser_of(seekers.online_seeker(**WISHES)).get("/jobs/fit/")
        assert marked(page, ".job") == dict.fromkeys(ONE_OF_TWO, False)


class TestWhatCounts:
    def test_a_referral_through_mypage(self):
        proposal = referrals.sent(title="応募した仕事")
        browser = browser_of(proposal.seeker)
        assert marked(browser.get("/jobs/"), ".job") == {"応募した仕事": False}
        applying.apply(
            by=proposal.seeker,
            posting_id=proposal.posting.pk,
            motive="応募します。",
            referral_id=proposal.referral.pk,
        )
        assert marked(browser.get("/jobs/"), ".job") == {"応募した仕事": True}

    def test_a_referral_at_the_window(self):
        proposal = referrals.drafted(title="応募した仕事")
        call_id = referrals.called(proposal.posting, proposal.officer)
        window.refer_at_window(by=proposal.officer, referral_id=proposal.referral.pk, call_id=call_id)
        assert marked(browser_of(proposal.seeker).get("/jobs/"), ".job") == {"応募した仕事": True}

    def test_what_was_withdrawn_may_be_applied_for_again_and_bears_none(self, browser, seeker, application):
        selecting.withdraw_application(by=seeker, application_id=application.pk)
        assert marked(browser.get("/jobs/"), ".job") == dict.fromkeys(ONE_OF_TWO, False)
        assert marked(browser.get("/jobs/fit/"), ".job") == dict.fromkeys(ONE_OF_TWO, False)

    @pytest.mark.parametrize("told", [Told.MYPAGE, Told.TELEPHONE])
    def test_a_result_told_or_not_changes_nothing(self, browser, employer, application, told):
        before = soup_of(browser.get("/jobs/")).select_one(".job-list").decode()
        outcomes.record_outcome(
            by=employer,
            application_id=application.pk,
            decision=outcomes.Decision(
                result=Result.NOT_HIRED,
                told=told,
                reason=NotHiredReason.EXPERIENCE,
                message="ご希望に沿えない結果となりました。" if told == Told.MYPAGE else "",
            ),
        )
        assert soup_of(browser.get("/jobs/")).select_one(".job-list").decode() == before
        assert marked(browser.get("/jobs/fit/"), ".job") == {"ほかの仕事": False}


class TestForNobodyElse:
    def test_not_on_pages_that_others_may_be_given(self, client, browser, application, posting, other):
        for address in ("/jobs/", f"/jobs/{other.standing.number}/", f"/jobs/{posting.standing.number}/"):
            mine = browser.get(address)
            assert MARK in main_of(mine)
            assert "no-store" in mine.headers["Cache-Control"]
            shared = client.get(address)
            assert MARK not in main_of(shared)
            assert "s-maxage=60" in shared.headers["Cache-Control"]
            assert MARK in main_of(browser.get(address))

    def test_not_for_another_seeker_the_employer_or_staff(self, application, employer, browser):
        assert MARK in main_of(browser.get("/jobs/"))
        for who in (seekers.online_seeker(), employer, employers.staff()):
            assert MARK not in main_of(browser_of(who).get("/jobs/"))

    def test_not_for_the_same_person_in_the_hat_of_an_employer(self, application, seeker, employer, rf):
        request = rf.get("/jobs/")
        request.user, request.session = AnonymousUser(), SessionStore()
        request.actor = replace(employer, user_id=seeker.user_id)
        assert shelf_of(request).is_empty


def test_the_mark_costs_no_query(browser, seeker, posting, other):
    def asked() -> int:
        browser.get("/jobs/")
        with CaptureQueriesContext(connection) as sent:
            browser.get("/jobs/")
        return len(sent)

    before = asked()
    applying.apply(by=seeker, posting_id=posting.pk, motive="応募します。")
    assert asked() == before


def test_who_was_forgotten_has_none(seeker, application, rf):
    request = rf.get("/jobs/")
    request.actor, request.session = seeker, SessionStore()
    assert shelf_of(request).applied == {application.posting_id}
    Application.objects.update(emptied_at=application.applied_at + dt.timedelta(days=1))
    assert shelf_of(request).applied == frozenset()
