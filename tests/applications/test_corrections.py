"""Results in the right words to the right people: corrected by staff, declined, cancelled, told by telephone."""

import datetime as dt
from dataclasses import replace

import pytest

from applications.actions import applying, outcomes, selecting
from applications.actions.outcomes import Decision
from applications.choices import NotHiredReason, Result, Told
from applications.models import Application, Outcome
from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.accounts.errors import Refused
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, hidden_of, send, send_checked

pytestmark = pytest.mark.django_db
HIRE = Decision(
    result=Result.HIRED, told=Told.MYPAGE, starts_on=dt.date(2026, 12, 1), differs_from_card=False
)
NO = Decision(result=Result.NOT_HIRED, told=Told.MYPAGE, message="ご希望に沿えない結果となりました。")
FORM = {
    "result": "hired",
    "told": "mypage",
    "starts_on_year": "2026",
    "starts_on_month": "12",
    "starts_on_day": "1",
    "conditions": "same",
}


class Parties:
    def __init__(self) -> None:
        self.employer: Actor = employers.member()
        posting = employers.open_posting(self.employer, wants_self_application=True)
        self.seeker: Actor = seekers.online_seeker()
        self.application: Application = applying.apply(
            by=self.seeker, posting_id=posting.pk, motive="応募します。"
        )
        self.supervisor: Actor = employers.staff(OfficeRole.SUPERVISION)
        relay.run()
        Notification.objects.all().delete()

    def record(self, decision: Decision, by: Actor | None = None) -> None:
        outcomes.record_outcome(by=by or self.employer, application_id=self.application.pk, decision=decision)

    def correct(self, decision: Decision) -> None:
        outcomes.correct_outcome(
            by=self.supervisor, application_id=self.application.pk, decision=decision, reason="入力の誤り"
        )

    def told(self, hat: str) -> list[str]:
        relay.run()
        return [
            each.line for each in render(Notification.objects.filter(hat=hat).order_by("created_at", "pk"))
        ]

    def page(self) -> str:
        return browser_of(self.seeker).get(f"/me/applications/{self.application.pk}/").content.decode()


@pytest.fixture
def parties() -> Parties:
    return Parties()


class TestCorrection:
    def test_a_hire_that_was_none_gives_the_registration_back(self, parties):
        valid_until = Seeker.objects.get().valid_until
        parties.record(HIRE)
        assert Seeker.objects.get().state == "employed"
        parties.correct(NO)
        assert (Seeker.objects.get().state, Seeker.objects.get().valid_until) == ("valid", valid_until)

    def test_after_its_last_day_it_begins_anew(self, parties, house_clock):
        parties.record(HIRE)
        house_clock.move_to(2027, 2, 10)
        parties.correct(NO)
        assert Seeker.objects.get().valid_until == dt.date(2027, 4, 30)

    @pytest.mark.parametrize(
        "end", ["declined by the seeker", "declined by the employer", "cancelled", "corrected"]
    )
    @pytest.mark.parametrize("another", [False, True], ids=["alone", "beside another hire"])
    def test_a_hire_that_comes_to_nothing_gives_it_back_unless_another_stands(self, parties, end, another):
        valid_until = Seeker.objects.get().valid_until
        if another:
            posting = employers.open_posting(parties.employer, wants_self_application=True, title="調理")
            other = applying.apply(by=parties.seeker, posting_id=posting.pk, motive="応募します。")
            outcomes.record_outcome(by=parties.employer, application_id=other.pk, decision=HIRE)
        parties.record(HIRE)
        which = {"application_id": parties.application.pk}
        if end == "corrected":
            parties.correct(NO)
        elif end == "cancelled":
            outcomes.cancel_hire(by=parties.employer, **which, reason="事業の縮小")
        else:
            by = parties.seeker if end == "declined by the seeker" else parties.employer
            outcomes.decline_hire(by=by, **which)
        seeker = Seeker.objects.get()
        assert (seeker.state, seeker.valid_until) == ("employed" if another else "valid", valid_until)

    def test_the_day_of_entry_is_corrected_without_changing_the_result(self, parties):
        parties.record(HIRE)
        parties.correct(replace(HIRE, starts_on=dt.date(2026, 12, 15)))

        assert list(Outcome.objects.order_by("version").values_list("starts_on", flat=True)) == [
            dt.date(2026, 12, 1),
            dt.date(2026, 12, 15),
        ]
        assert Seeker.objects.get().state == "employed"
        assert "2026年12月15日" in parties.page()

    def test_the_very_same_is_no_correction(self, parties):
        parties.record(HIRE)
        with pytest.raises(Refused, match="same_result"):
            parties.correct(HIRE)

    def test_each_version_is_told_once_to_the_applicant_and_the_employer_learns_of_it(self, parties):
        parties.record(NO)
        parties.correct(HIRE)
        parties.correct(replace(HIRE, starts_on=dt.date(2026, 12, 15)))

        assert len(parties.told("seeker")) == 3
        assert ["訂正" in line for line in parties.told("employer")] == [True, True]

    def test_a_correction_told_by_telephone_is_not_told_here(self, parties):
        parties.record(NO)
        assert len(parties.told("seeker")) == 1
        parties.correct(replace(HIRE, told=Told.TELEPHONE))
        assert len(parties.told("seeker")) == 1


class TestAfterTheHire:
    def test_the_seeker_declines_and_the_employer_is_told(self, parties):
        parties.record(HIRE)
        browser, address = browser_of(parties.seeker), f"/me/applications/{parties.application.pk}/"
        fields = hidden_of(browser.get(address).content)
        assert browser.post(f"{address}withdraw/", fields).status_code == 303

        assert "採用を辞退" in parties.page()
        assert any("採用を辞退されました" in line for line in parties.told("employer"))
        assert not any("辞退が記録されました" in line for line in parties.told("seeker"))

    @pytest.mark.parametrize("who", ["employer", "supervisor"])
    def test_written_down_by_somebody_else_the_seeker_learns_of_it(self, parties, who):
        parties.record(HIRE)
        outcomes.decline_hire(by=getattr(parties, who), application_id=parties.application.pk)
        assert any("採用の辞退が記録されました" in line for line in parties.told("seeker"))

    def test_a_withdrawal_that_staff_write_down_too(self, parties):
        selecting.withdraw_application(
            by=employers.staff(OfficeRole.CONSULTATION),
            application_id=parties.application.pk,
            reason="電話で申出",
        )
        assert any("応募の辞退が記録されました" in line for line in parties.told("seeker"))

    def test_a_cancelled_hire_sends_the_seeker_to_the_office(self, parties):
        parties.record(HIRE)
        outcomes.cancel_hire(by=parties.employer, application_id=parties.application.pk, reason="事業の縮小")
        assert any(
            "採用の取消の連絡" in line and "ハローワークにご相談" in line for line in parties.told("seeker")
        )

    def test_the_other_applications_are_offered_to_be_withdrawn(self, parties):
        other = employers.open_posting(wants_self_application=True, title="経理")
        second = applying.apply(by=parties.seeker, posting_id=other.pk, motive="応募します。")
        assert "ほかの応募" not in parties.page()
        parties.record(HIRE)
        assert f"/me/applications/{second.pk}/" in parties.page()

    def test_told_by_telephone_the_page_knows_of_nothing(self, parties):
        parties.record(replace(HIRE, told=Told.TELEPHONE))
        page = parties.page()
        assert "選考中" in page
        assert "採用" not in page
        assert parties.told("seeker") == []


class TestAfterHirePage:
    """What the employer writes down of a hire that does not begin."""

    def address(self, parties: Parties) -> str:
        return f"/employer/applicants/{parties.application.pk}/after-hire/"

    def test_the_person_declined(self, parties):
        parties.record(HIRE)
        browser = browser_of(parties.employer)
        assert (
            self.address(parties)
            in browser.get(f"/employer/applicants/{parties.application.pk}/").content.decode()
        )
        assert send(browser, self.address(parties), what="declined").status_code == 303
        assert Application.objects.get().state == "declined_after_hire"
        assert "採用後の辞退" in browser.get("/employer/applicants/").content.decode()

    def test_a_hire_is_taken_back_with_a_reason(self, parties):
        parties.record(HIRE)
        browser = browser_of(parties.employer)
        answer = send(browser, self.address(parties), what="cancelled")
        assert answer.status_code == 422
        assert "採用を取り消す理由を入力してください。" in answer.content.decode()
        assert send(browser, self.address(parties), what="cancelled", reason="事業の縮小").status_code == 303
        assert Application.objects.get().state == "hire_cancelled"

    def test_without_a_hire_there_is_no_such_page(self, parties):
        assert browser_of(parties.employer).get(self.address(parties)).status_code == 303

    def test_when_all_are_hired_the_end_of_the_posting_is_offered(self):
        employer = employers.member()
        posting = employers.open_posting(employer, wants_self_application=True, openings=2)
        applied = [
            applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
            for _number in range(2)
        ]
        browser = browser_of(employer)
        for count, each in enumerate(applied):
            outcomes.record_outcome(by=employer, application_id=each.pk, decision=HIRE)
            page = browser.get(f"/employer/applicants/{each.pk}/").content.decode()
            assert ("募集した人数の採用がそろいました" in page) is (count == 1)


class TestCheckPage:
    def test_a_hire_is_shown_before_it_is_sent(self, parties):
        browser, address = (
            browser_of(parties.employer),
            f"/employer/applicants/{parties.application.pk}/result/",
        )
        page = send(browser, address, **FORM).content.decode()
        for words in (
            "労働契約の成立につながります",
            "2026年12月1日（火曜日）",
            "同じ",
            "採用結果を本人とハローワークに送る",
        ):
            assert words in page
        assert not Outcome.objects.exists()
        assert "2026" in browser.get(address).content.decode()

        assert send_checked(browser, address, **FORM).status_code == 303
        assert Outcome.objects.get().starts_on == dt.date(2026, 12, 1)

    def test_a_no_is_shown_as_the_applicant_will_read_it(self, parties):
        browser, address = (
            browser_of(parties.employer),
            f"/employer/applicants/{parties.application.pk}/result/",
        )
        fields = {
            "result": "not_hired",
            "told": "mypage",
            "reason": NotHiredReason.OTHER_HIRED,
            "message": "またの機会に。",
        }
        page = send(browser, address, **fields).content.decode()
        for words in ("またの機会に。", "ほかの応募者を採用した"):
            assert words in page
        assert "労働契約" not in page
        send_checked(browser, address, **fields)
        assert "またの機会に。" in parties.page()
        assert "次の求人探しを、ハローワークがお手伝いします。" in parties.page()
        assert "ほかの応募者" not in parties.page()

    def test_what_differs_must_have_been_disclosed(self, parties):
        address = f"/employer/applicants/{parties.application.pk}/result/"
        answer = send(
            browser_of(parties.employer), address, **FORM | {"conditions": "differs", "difference": "賃金"}
        )
        assert answer.status_code == 422
        assert "明示したことをご確認ください" in answer.content.decode()


def test_the_notice_of_an_application_says_who_refers(parties):
    proposal = referrals.sent()
    applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    number = proposal.posting.acceptance.number
    told = (
        f"鈴木花子さんから、求人「一般事務」（{number}）に応募がありました"
        "（オンラインハローワーク紹介、紹介：青葉台13010）。"
    )
    assert told in parties.told("employer")


def test_what_the_applicants_page_says_of_conditions_and_subsidies(parties):
    page = (
        browser_of(parties.employer).get(f"/employer/applicants/{parties.application.pk}/").content.decode()
    )
    assert "ハローワークでは確認していません" in page
    assert "特定求職者雇用開発助成金、トライアル雇用助成金、地域雇用開発助成金は対象になりません" in page

    proposal = referrals.sent()
    referred = applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    page = browser_of(proposal.employer).get(f"/employer/applicants/{referred.pk}/").content.decode()
    assert "紹介のため対象となる場合があります。支給の可否は労働局等が判断します。" in page
    assert "対象になりません" not in page
