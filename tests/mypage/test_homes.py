"""The two home pages of MyPage: what waits today, each a number that leads to it, in few queries."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import transaction

from applications.actions import applying, outcomes, selecting
from applications.actions.interviews import Appointment, arrange_interview
from applications.actions.outcomes import Decision
from applications.choices import Result, Told
from applications.models import Application
from employers.actions import postings
from hellowork.accounts.actor import Actor
from hellowork.clock import TOKYO
from hellowork.notices import relay
from hellowork.notices.telling import Recipient, tell
from messaging.actions import messages
from tests.employers import factories as employers
from tests.employers.pages import browser_of, main_of, said, soup_of
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db


def lines_of(response) -> dict[str, tuple[str, str]]:
    """What waits, with its number and the address it leads to."""
    return {
        said(line.a): (said(line.select("span")[1]), line.a["href"])
        for line in soup_of(response).select(".task-list li")
    }


def applied(employer: Actor, **card) -> Application:
    posting = employers.open_posting(employer, wants_self_application=True, **card)
    return applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")


class TestEmployer:
    def test_who_waits_for_an_answer_is_counted_until_selection_begins(self):
        employer = employers.member()
        first, _second = applied(employer), applied(employer, title="調理")
        browser = browser_of(employer)
        assert lines_of(browser.get("/employer/"))["返事を待つ応募者"] == (
            "2件",
            "/employer/applicants/?waits=answer",
        )

        selecting.open_application(by=employer, application_id=first.pk)
        assert lines_of(browser.get("/employer/"))["返事を待つ応募者"][0] == "2件"
        selecting.start_selection(by=employer, application_id=first.pk)
        assert lines_of(browser.get("/employer/"))["返事を待つ応募者"][0] == "1件"

    def test_a_result_is_missing_after_fourteen_days(self, house_clock):
        employer = employers.member()
        applied(employer)
        house_clock.move_to(2026, 11, 25, 9, 59)
        assert "結果の未登録" not in lines_of(browser_of(employer).get("/employer/"))
        house_clock.move_to(2026, 11, 25, 10, 0)
        assert lines_of(browser_of(employer).get("/employer/"))["結果の未登録"][0] == "1件"

    def test_an_interview_counts_on_its_day_alone(self, house_clock):
        employer = employers.member()
        application = applied(employer)
        arrange_interview(
            by=employer,
            application_id=application.pk,
            appointment=Appointment(at=dt.datetime(2026, 11, 12, 14, 0, tzinfo=TOKYO), place="本社2階"),
        )
        for moment, is_today in (((11, 23, 59), False), ((12, 0, 0), True), ((13, 0, 0), False)):
            house_clock.move_to(2026, 11, *moment)
            assert ("今日の面接" in lines_of(browser_of(employer).get("/employer/"))) is is_today

    def test_as_many_hired_as_were_wanted_asks_whether_to_close(self):
        employer = employers.member()
        posting = employers.open_posting(employer, wants_self_application=True, openings=2)
        decision = Decision(
            result=Result.HIRED, told=Told.MYPAGE, starts_on=dt.date(2026, 12, 1), differs_from_card=False
        )
        for count in (1, 2):
            application = applying.apply(
                by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。"
            )
            outcomes.record_outcome(by=employer, application_id=application.pk, decision=decision)
            lines = lines_of(browser_of(employer).get("/employer/"))
            assert ("採用予定の人数に達した求人" in lines) is (count == 2)
        postings.close_posting(by=employer, posting_id=posting.pk, transition="fill")
        assert "採用予定の人数に達した求人" not in lines_of(browser_of(employer).get("/employer/"))

    def test_unread_messages_and_notices_lead_to_their_lists(self):
        employer = employers.member()
        application = applied(employer)
        messages.send_message(by=_seeker_of(application), application_id=application.pk, text="質問です。")
        relay.run()
        lines = lines_of(browser_of(employer).get("/employer/"))
        assert lines["読んでいないメッセージ"] == ("1件", "/messages/")
        assert lines["読んでいないお知らせ"][1] == "/notices/"

    def test_what_waits_for_others_is_not_counted(self):
        applied(employers.member())
        assert lines_of(browser_of(employers.member()).get("/employer/")) == {}

    def test_postings_that_are_over_stand_behind_those_to_look_after(self):
        employer = employers.member()
        living = employers.open_posting(employer, title="公開の求人")
        for number in range(5):
            over = employers.open_posting(employer, title=f"終えた求人{number}")
            postings.close_posting(by=employer, posting_id=over.pk, transition="cancel")
        rows = soup_of(browser_of(employer).get("/employer/")).select("main .rows h3")
        assert said(rows[0]) == living.card.title
        assert [said(row) for row in rows[1:]] == [f"終えた求人{number}" for number in (4, 3, 2, 1)]

    def test_it_asks_few_queries_however_much_waits(self, django_assert_max_num_queries):
        employer = employers.member()
        for number in range(3):
            applied(employer, title=f"求人{number}")
        relay.run()
        browser = browser_of(employer)
        browser.get("/employer/")
        with django_assert_max_num_queries(10):
            assert browser.get("/employer/").status_code == 200


class TestSeeker:
    def test_a_proposal_is_what_to_do_next_and_its_last_day_says_so(self, house_clock):
        proposal = referrals.sent()
        relay.run()
        browser = browser_of(proposal.seeker)
        page = main_of(browser.get("/me/"))
        assert "応募期限：2026年11月18日（水曜日）まで" in page.replace(" ", "")
        assert "読んでいないお知らせが1件あります" in page

        house_clock.move_to(2026, 11, 18, 20, 0)
        assert "応募期限は今日です。" in main_of(browser_of(proposal.seeker).get("/me/"))

    def test_nothing_to_do_is_said(self):
        page = main_of(browser_of(seekers.online_seeker()).get("/me/"))
        assert "いま、お願いしていることはありません。" in page

    def test_it_asks_at_most_ten_queries_however_much_there_is(self, django_assert_max_num_queries):
        proposal = referrals.sent()
        seeker = proposal.seeker
        for number in range(3):
            posting = employers.open_posting(
                employers.member(), wants_self_application=True, title=f"求人{number}"
            )
            applying.apply(by=seeker, posting_id=posting.pk, motive="応募します。")
        with transaction.atomic():
            for occurrence in range(3):
                tell(
                    "referral.send.seeker",
                    [Recipient(user_id=seeker.user_id)],
                    object_id=proposal.referral.pk,
                    occurrence=occurrence,
                )
        browser = browser_of(seeker)
        browser.get("/me/")
        with django_assert_max_num_queries(10):
            page = BeautifulSoup(browser.get("/me/").content, "html.parser")
        assert len(page.select("main .rows > li")) == 3


def _seeker_of(application: Application) -> Actor:
    return seekers.actor(application.seeker)
