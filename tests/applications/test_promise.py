"""The day by which a result was promised: derived, shown to both sides, and the employer reminded once."""

import datetime as dt

import pytest
from django.core import mail

from applications import tasks
from applications.actions import applying, interviews, outcomes, selecting
from applications.actions.interviews import Appointment
from applications.actions.outcomes import Decision
from applications.choices import Result, Told
from applications.models import Application
from applications.presentation import promise_for_seeker, promise_to_keep
from applications.promise import promised_day, promised_day_of
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.clock import TOKYO
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from tests.employers import factories as employers
from tests.seekers import factories as seekers
from tests.story.walking import browser_of

APPLIED, INTERVIEW = dt.date(2026, 11, 11), dt.date(2026, 11, 17)
PROMISES = [
    ("a week from the interview", 7, ["interview"], INTERVIEW, dt.date(2026, 11, 24)),
    ("on the day of the interview itself", 0, ["interview"], INTERVIEW, INTERVIEW),
    ("across the year", 60, ["interview", "test"], INTERVIEW, dt.date(2027, 1, 16)),
    ("no interview yet", 7, ["interview"], None, None),
    ("no interview yet after papers", 7, ["documents", "interview"], None, None),
    ("papers alone", 7, ["documents"], None, dt.date(2026, 11, 18)),
    ("papers and a test", 7, ["documents", "test"], None, dt.date(2026, 11, 18)),
    ("papers alone, and an interview after all", 7, ["documents"], INTERVIEW, dt.date(2026, 11, 24)),
    ("a test alone", 7, ["test"], None, None),
    ("nothing said about the way", 7, [], None, None),
    ("no promise", None, ["interview"], INTERVIEW, None),
    ("no promise for papers", None, ["documents"], None, None),
]
BY_NAME = pytest.mark.parametrize(
    ("within_days", "methods", "interview_on", "expected"),
    [row[1:] for row in PROMISES],
    ids=[row[0] for row in PROMISES],
)


@BY_NAME
def test_the_day(within_days, methods, interview_on, expected):
    day = promised_day(
        within_days=within_days, methods=methods, applied_on=APPLIED, interview_on=interview_on
    )
    assert day == expected


@pytest.fixture
def employer() -> Actor:
    return employers.member()


@pytest.fixture
def application(employer, db) -> Application:
    """Applied on the 11th, with an interview on the evening of the 17th: promised until the 24th."""
    posting = employers.open_posting(employer, wants_self_application=True, result_within_days=7)
    made = applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    at = dt.datetime(2026, 11, 17, 23, 30, tzinfo=TOKYO)
    interviews.arrange_interview(
        by=employer, application_id=made.pk, appointment=Appointment(at=at, place="本社2階")
    )
    return Application.objects.select_related("card").get(pk=made.pk)


def applicant(application: Application) -> Actor:
    return seekers.actor(application.seeker)


def lines() -> list[str]:
    told = Notification.objects.filter(notice__startswith="application.promise").order_by("created_at", "pk")
    return [each.line for each in render(told)]


@BY_NAME
@pytest.mark.django_db
def test_the_database_reckons_the_same(employer, within_days, methods, interview_on, expected):
    posting = employers.open_posting(
        employer, wants_self_application=True, result_within_days=within_days, selection_methods=methods
    )
    applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    at = dt.datetime.combine(interview_on, dt.time(23, 30), tzinfo=TOKYO) if interview_on else None
    applied_at = dt.datetime(2026, 11, 11, 0, 30, tzinfo=TOKYO)
    Application.objects.update(interview_at=at, applied_at=applied_at)
    found = Application.objects.with_promised_day().select_related("card").get()
    own = promised_day_of(found, clock.now())
    assert (found.promised_on, own and own.day) == (expected, expected)


@pytest.mark.parametrize(
    ("moment", "is_over"),
    [((2026, 11, 24, 23, 59, 59), False), ((2026, 11, 25, 0, 0), True)],
    ids=["to its last second", "the next day"],
)
def test_the_day_is_in_time_to_its_end(house_clock, application, moment, is_over):
    house_clock.move_to(*moment)
    now = clock.now()
    for promise in (promise_to_keep(application, now), promise_for_seeker(application, None, now)):
        assert promise is not None
        assert (promise.day, promise.is_over) == (dt.date(2026, 11, 24), is_over)
    assert Application.objects.promise_broken(now.date()).exists() is is_over


class TestPages:
    def test_the_seeker_reads_the_day_and_later_that_it_is_over(self, house_clock, application):
        browser = browser_of(applicant(application))
        address = f"/me/applications/{application.pk}/"
        text = browser.get(address).content.decode()
        assert "結果のお知らせの予定：" in text
        assert "2026年11月24日" in text
        assert "予定の日を過ぎています" not in text
        house_clock.move_to(2026, 11, 25, 9)
        assert "予定の日を過ぎています" in browser_of(applicant(application)).get(address).content.decode()

    def test_a_result_told_by_telephone_does_not_take_the_line_away(self, employer, application):
        no = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE, message="")
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=no)
        page = browser_of(applicant(application)).get(f"/me/applications/{application.pk}/")
        assert "結果のお知らせの予定：" in page.content.decode()

    def test_a_result_that_was_told_does(self, employer, application):
        no = Decision(result=Result.NOT_HIRED, told=Told.MYPAGE, message="ご希望に沿えない結果となりました。")
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=no)
        for who, address in (
            (applicant(application), f"/me/applications/{application.pk}/"),
            (employer, f"/employer/applicants/{application.pk}/"),
        ):
            assert "結果のお知らせの予定" not in browser_of(who).get(address).content.decode()

    def test_the_employer_reads_it_on_the_page_and_in_the_list(self, house_clock, employer, application):
        late = "を過ぎています"
        addresses = (f"/employer/applicants/{application.pk}/", "/employer/applicants/")
        page, rows = (browser_of(employer).get(each).content.decode() for each in addresses)
        assert "結果のお知らせの予定：" in page
        assert late not in page
        assert late not in rows
        house_clock.move_to(2026, 11, 25, 9)
        for address in addresses:
            assert late in browser_of(employer).get(address).content.decode()

    def test_the_list_can_be_narrowed_to_what_is_late(self, house_clock, employer, application):
        address = "/employer/applicants/?late=1"
        assert "応募者はいません" in browser_of(employer).get(address).content.decode()
        house_clock.move_to(2026, 11, 25, 9)
        assert f"/{application.pk}/" in browser_of(employer).get(address).content.decode()
        others = browser_of(employers.member()).get(address).content.decode()
        assert f"/{application.pk}/" not in others


class TestReminder:
    def test_once_when_the_day_is_over_and_not_at_night(self, house_clock, application):
        seen = []
        for moment in ((24, 23, 0), (25, 7, 59), (25, 8, 0), (25, 9, 0), (30, 9, 0)):
            house_clock.move_to(2026, 11, *moment)
            seen.append(tasks.remind_of_promised_result()["done"])
        assert seen == [0, 0, 1, 0, 0]
        (line,) = lines()
        assert line.startswith(
            f"{application.name}さんの結果のお知らせの予定日（2026年11月24日（火曜日））を過ぎています。"
        )

    def test_the_mail_names_posting_and_day_and_nobody(self, house_clock, application):
        relay.run()
        mail.outbox.clear()
        house_clock.move_to(2026, 11, 25, 9)
        tasks.remind_of_promised_result()
        relay.run()
        (sent,) = mail.outbox
        assert "2026年11月24日" in sent.body
        assert application.name not in sent.subject + sent.body

    def test_another_interview_is_another_promise(self, house_clock, employer, application):
        house_clock.move_to(2026, 11, 25, 9)
        tasks.remind_of_promised_result()
        at = dt.datetime(2026, 11, 26, 10, tzinfo=TOKYO)
        interviews.arrange_interview(
            by=employer, application_id=application.pk, appointment=Appointment(at=at, place="本社2階")
        )
        assert lines() == [], "the first is nothing to tell any more"
        house_clock.move_to(2026, 12, 3, 9)
        assert tasks.remind_of_promised_result()["done"] == 0
        house_clock.move_to(2026, 12, 4, 9)
        assert tasks.remind_of_promised_result()["done"] == 1

    @pytest.mark.parametrize("end", ["a result", "a withdrawal", "the interview cancelled"])
    def test_nobody_is_reminded_of_what_is_over(self, house_clock, employer, application, end):
        if end == "a result":
            no = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE, message="")
            outcomes.record_outcome(by=employer, application_id=application.pk, decision=no)
        elif end == "a withdrawal":
            selecting.withdraw_application(by=applicant(application), application_id=application.pk)
        else:
            interviews.cancel_interview(by=employer, application_id=application.pk)
        house_clock.move_to(2026, 11, 25, 9)
        assert tasks.remind_of_promised_result()["done"] == 0
