"""Interviews as facts of an application: recorded, changed, cancelled, told; what each side reads."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from applications.actions import interviews, outcomes
from applications.actions.interviews import Appointment
from applications.actions.outcomes import Decision
from applications.choices import Agreed, ApplicationState, Result, Told
from applications.models import Application, Interview
from applications.presentation import employer_label, seeker_label
from hellowork import clock
from hellowork.accounts.actor import Actor, EstablishmentRole, OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.clock import TOKYO
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from tests.employers import factories as employers
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, send

pytestmark = pytest.mark.django_db
TUESDAY = dt.datetime(2026, 11, 17, 14, 0, tzinfo=TOKYO)
FIRST = Appointment(at=TUESDAY, place="本社2階", belongings="履歴書", agreed_by=Agreed.MESSAGE)
OTHER = Appointment(at=TUESDAY + dt.timedelta(days=1), place="工場の受付")
FIELDS = {
    "day_year": "2026",
    "day_month": "１１",
    "day_day": "17",
    "time": "午後２時",
    "place": "本社2階",
    "belongings": "履歴書",
    "agreed_by": "telephone",
}


def arrange(by: Actor, application: Application, appointment: Appointment = FIRST) -> Interview:
    return interviews.arrange_interview(by=by, application_id=application.pk, appointment=appointment)


def told(audience: str) -> list[str]:
    relay.run()
    found = Notification.objects.filter(hat=audience, notice__startswith="application.interview").order_by(
        "created_at", "pk"
    )
    return [each.line for each in render(found)]


class TestRecorded:
    def test_by_the_employer_and_told_to_the_applicant(self, application, employer):
        arrange(employer, application)

        assert Application.objects.get().interview_at == TUESDAY
        (line,) = told("seeker")
        assert "2026年11月17日（火曜日）14時00分" in line
        assert told("employer") == []

    def test_by_the_office_and_told_to_both(self, application):
        arrange(employers.staff(OfficeRole.CONSULTATION), application)
        assert len(told("seeker")) == len(told("employer")) == 1

    def test_another_date_is_a_new_version_and_the_old_one_stays(self, application, employer):
        arrange(employer, application)
        arrange(employer, application, OTHER)

        assert list(Interview.objects.order_by("version").values_list("version", "place")) == [
            (1, "本社2階"),
            (2, "工場の受付"),
        ]
        assert Application.objects.get().interview_at == OTHER.at
        (line,) = told("seeker")
        assert "18日" in line

    def test_cancelled_it_is_marked_and_nobody_is_expected(self, application, employer):
        arrange(employer, application)
        interviews.cancel_interview(by=employer, application_id=application.pk)

        assert Interview.objects.get().cancelled_at == clock.now()
        assert Application.objects.get().interview_at is None
        (line,) = told("seeker")
        assert "取りやめ" in line

    def test_it_is_no_state(self, application, employer):
        arrange(employer, application)
        assert Application.objects.get().state == ApplicationState.APPLIED


class TestRefused:
    def test_by_a_viewer_another_employer_the_applicant_and_other_roles(self, application, employer):
        viewer = employers.member(application.posting.establishment, EstablishmentRole.VIEWER)
        for nobody in (viewer, seekers.actor(application.seeker), employers.staff(OfficeRole.ACCEPTANCE)):
            with pytest.raises(NotAllowed):
                arrange(nobody, application)
        with pytest.raises(Application.DoesNotExist):
            arrange(employers.member(), application)

    @pytest.mark.parametrize(
        ("appointment", "code"),
        [
            (Appointment(at=dt.datetime(2026, 11, 11, 10, tzinfo=TOKYO), place="本社"), "interview_at"),
            (Appointment(at=dt.datetime(2062, 11, 17, 14, tzinfo=TOKYO), place="本社"), "interview_at"),
            (Appointment(at=TUESDAY, place="　"), "interview_place"),
        ],
    )
    def test_what_cannot_be(self, application, employer, appointment, code):
        with pytest.raises(Refused, match=code):
            arrange(employer, application, appointment)

    def test_after_the_result(self, application, employer):
        no = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE)
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=no)
        with pytest.raises(Refused, match="not_live"):
            arrange(employer, application)

    def test_nothing_to_cancel(self, application, employer):
        with pytest.raises(Refused, match="no_interview"):
            interviews.cancel_interview(by=employer, application_id=application.pk)
        arrange(employer, application)
        interviews.cancel_interview(by=employer, application_id=application.pk)
        with pytest.raises(Refused, match="no_interview"):
            interviews.cancel_interview(by=employer, application_id=application.pk)

    def test_two_versions_of_one_number_cannot_exist(self, application, employer):
        interview = arrange(employer, application)
        interview.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            interview.save(force_insert=True)


class TestLabels:
    """面接予定 while it lies ahead; then the employer reads 結果未登録, and the seeker never anything about a result."""

    @pytest.mark.parametrize(
        ("moment", "for_employer", "for_seeker"),
        [
            (TUESDAY - dt.timedelta(seconds=1), "面接予定", "面接予定"),
            (TUESDAY, "結果未登録", "選考中"),
        ],
    )
    def test_with_an_interview(self, application, employer, moment, for_employer, for_seeker):
        arrange(employer, application)
        application.refresh_from_db()
        assert employer_label(application, moment) == for_employer
        assert seeker_label(application, None, moment) == for_seeker

    def test_without_one_the_result_is_missing_after_two_weeks(self, application):
        later = application.applied_at + dt.timedelta(days=14)
        assert employer_label(application, later - dt.timedelta(seconds=1)) == "新着"
        assert employer_label(application, later) == "結果未登録"
        assert seeker_label(application, None, later) == "応募済み"

    def test_a_decided_application_keeps_its_result(self, application, employer):
        arrange(employer, application)
        no = Decision(result=Result.NOT_HIRED, told=Told.MYPAGE, message="ご希望に沿えない結果となりました。")
        outcome = outcomes.record_outcome(by=employer, application_id=application.pk, decision=no)
        application.refresh_from_db()
        assert employer_label(application, clock.now()) == "不採用"
        assert seeker_label(application, outcome, clock.now()) == "不採用"


class TestPages:
    def test_the_employer_enters_it_and_the_applicant_reads_it(self, application, employer):
        mine, theirs = browser_of(seekers.actor(application.seeker)), browser_of(employer)
        address = f"/employer/applicants/{application.pk}/"
        assert send(theirs, f"{address}interview/", **FIELDS).status_code == 303

        for browser, page in ((mine, f"/me/applications/{application.pk}/"), (theirs, address)):
            text = browser.get(page).content.decode()
            for words in ("面接予定", "2026年11月17日（火曜日）14時00分", "本社2階", "履歴書"):
                assert words in text
        assert "面接予定" in mine.get("/me/").content.decode()
        assert "面接予定" in theirs.get("/employer/applicants/").content.decode()

    def test_a_change_begins_with_what_stands(self, application, employer):
        arrange(employer, application)
        page = browser_of(employer).get(f"/employer/applicants/{application.pk}/interview/").content.decode()
        for words in ("面接の予定を変える", 'value="14:00"', 'value="本社2階"', 'value="17"'):
            assert words in page

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"day_day": "３１"}, "30日までです"),
            ({"day_day": "10"}, "今より後の"),
            ({"time": "夕方"}, "面接の時刻"),
            ({"place": ""}, "面接の場所を入力してください"),
        ],
    )
    def test_a_mistake_is_told_beside_its_field(self, application, employer, wrong, words):
        answer = send(
            browser_of(employer), f"/employer/applicants/{application.pk}/interview/", **FIELDS | wrong
        )
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "履歴書" in answer.content.decode()
        assert not Interview.objects.exists()

    def test_it_is_cancelled_by_a_button(self, application, employer):
        arrange(employer, application)
        browser, address = browser_of(employer), f"/employer/applicants/{application.pk}/"
        browser.post(f"{address}interview/cancel/", {})
        assert "面接予定" not in browser.get(address).content.decode()

    def test_a_decided_application_has_no_such_page(self, application, employer):
        no = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE)
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=no)
        assert (
            browser_of(employer).get(f"/employer/applicants/{application.pk}/interview/").status_code == 303
        )
