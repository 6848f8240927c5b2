"""The end of a registration: warned before it, prolonged, lapsed, closed, ended by a hire; own data stays readable."""

import datetime as dt

import pytest

from applications.actions import applying, outcomes
from applications.actions.outcomes import Decision
from applications.choices import Result, Told
from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.lifecycle import TransitionRefused
from hellowork.notices import relay
from hellowork.notices.models import ChaserSent, Notification
from referrals.models import Referral
from seekers import tasks
from seekers.actions import registration
from seekers.choices import RegistrationState
from seekers.models import Seeker
from seekers.notices import ENDING
from tests.desk.officer import Officer
from tests.employers import factories as employers
from tests.employers.pages import browser_of, main_of, soup_of
from tests.referrals import factories as referrals
from tests.seekers import factories as make

pytestmark = pytest.mark.django_db


def warned(seeker: Actor) -> int:
    return Notification.objects.filter(user=seeker.user_id, notice=ENDING).count()


def told(seeker: Actor, transition: str) -> bool:
    return Notification.objects.filter(user=seeker.user_id, notice=f"registration.{transition}").exists()


def state_of(seeker: Actor) -> str:
    return Seeker.objects.values_list("state", flat=True).get(pk=seeker.seeker_id)


class TestWarnings:
    """The factories register on 2026-11-11: valid to 2027-01-31."""

    @pytest.mark.parametrize(
        ("day", "count"),
        [((2027, 1, 16), 0), ((2027, 1, 17), 1), ((2027, 1, 24), 1), ((2027, 1, 30), 1), ((2027, 1, 31), 1)],
    )
    def test_the_first_run_warns_once_from_fourteen_days_before(self, house_clock, day, count):
        seeker = make.online_seeker()
        house_clock.move_to(*day, 9, 0)
        for _time in range(3):
            tasks.WARN_OF_END.run()
        assert warned(seeker) == count

    def test_three_warnings_come_in_all_however_often_it_runs(self, house_clock):
        seeker = make.online_seeker()
        for day in range(10, 32):
            house_clock.move_to(2027, 1, day, 9, 0)
            tasks.WARN_OF_END.run()
        assert warned(seeker) == 3
        assert sorted(ChaserSent.objects.values_list("occasion", flat=True)) == [
            "2027-01-31 1",
            "2027-01-31 14",
            "2027-01-31 7",
        ]

    def test_a_last_day_that_has_moved_is_warned_of_again(self, house_clock):
        seeker = make.online_seeker()
        house_clock.move_to(2027, 1, 20, 9, 0)
        tasks.WARN_OF_END.run()
        registration.extend(by=employers.staff(OfficeRole.CONSULTATION), seeker_id=seeker.seeker_id)
        tasks.WARN_OF_END.run()
        assert warned(seeker) == 1
        house_clock.move_to(2027, 2, 20, 9, 0)
        tasks.WARN_OF_END.run()
        assert warned(seeker) == 2

    def test_who_has_no_mypage_or_has_ended_is_not_warned(self, house_clock):
        officer = employers.staff(OfficeRole.CONSULTATION)
        registration.register_at_office(by=officer, profile=make.profile())
        gone = make.online_seeker()
        registration.close(by=gone, seeker_id=gone.seeker_id)
        house_clock.move_to(2027, 1, 25, 9, 0)
        tasks.WARN_OF_END.run()
        assert not ChaserSent.objects.exists()


class TestEnd:
    def test_it_lapses_after_its_last_day_and_says_so(self, house_clock):
        seeker = make.online_seeker()
        house_clock.move_to(2027, 1, 31, 23, 59)
        tasks.LAPSE.run()
        assert state_of(seeker) == RegistrationState.VALID
        house_clock.move_to(2027, 2, 1, 0, 0)
        tasks.LAPSE.run()
        relay.run()
        assert state_of(seeker) == RegistrationState.LAPSED
        assert told(seeker, "lapse")

    def test_who_registered_again_meanwhile_is_not_told_of_the_lapse(self, house_clock):
        seeker = make.online_seeker()
        house_clock.move_to(2027, 2, 1, 0, 0)
        tasks.LAPSE.run()
        registration.renew(by=seeker, seeker_id=seeker.seeker_id)
        relay.run()
        assert not told(seeker, "lapse")

    def test_a_lapsed_person_reads_everything_and_cannot_apply(self, house_clock):
        proposal = referrals.sent()
        application = applying.apply(
            by=proposal.seeker,
            posting_id=proposal.posting.pk,
            motive="応募します。",
            referral_id=proposal.referral.pk,
        )
        relay.run()
        house_clock.move_to(2027, 2, 1, 9, 0)
        tasks.LAPSE.run()
        browser = browser_of(proposal.seeker)
        home = browser.get("/me/")
        assert "求職登録の有効期間が終わっています" in main_of(home)
        for address in (
            "/me/profile/",
            "/me/documents/",
            "/me/applications/",
            f"/me/applications/{application.pk}/",
            f"/me/referrals/{proposal.referral.pk}/",
            "/notices/",
            "/messages/",
        ):
            assert browser.get(address).status_code == 200, address
        other = employers.open_posting(employers.member(), wants_self_application=True, title="調理")
        with pytest.raises(Refused):
            applying.apply(
                by=make.actor(_seeker(proposal.seeker)), posting_id=other.pk, motive="応募します。"
            )

    def test_a_hire_ends_it(self):
        seeker, employer = make.online_seeker(), employers.member()
        posting = employers.open_posting(employer, wants_self_application=True)
        application = applying.apply(by=seeker, posting_id=posting.pk, motive="応募します。")
        outcomes.record_outcome(
            by=employer,
            application_id=application.pk,
            decision=Decision(
                result=Result.HIRED, told=Told.MYPAGE, starts_on=dt.date(2026, 12, 1), differs_from_card=False
            ),
        )
        assert state_of(seeker) == RegistrationState.EMPLOYED


class TestExtending:
    def test_staff_add_a_month_in_the_last_month_only(self, house_clock):
        seeker, officer = make.online_seeker(), employers.staff(OfficeRole.CONSULTATION)
        with pytest.raises(Refused, match="not_last_month"):
            registration.extend(by=officer, seeker_id=seeker.seeker_id)
        house_clock.move_to(2027, 1, 1, 9, 0)
        registration.extend(by=officer, seeker_id=seeker.seeker_id)
        assert _seeker(seeker).valid_until == dt.date(2027, 2, 28)
        with pytest.raises(Refused, match="not_last_month"):
            registration.extend(by=officer, seeker_id=seeker.seeker_id)

    def test_seekers_and_readers_do_not(self):
        seeker = make.online_seeker()
        for nobody in (seeker, employers.staff(OfficeRole.READING), employers.member()):
            with pytest.raises(NotAllowed):
                registration.extend(by=nobody, seeker_id=seeker.seeker_id)


class TestClosing:
    def test_the_seeker_closes_it_and_proposals_are_withdrawn(self):
        proposal = referrals.sent()
        browser = browser_of(proposal.seeker)
        assert "取りやめになります" in main_of(browser.get("/me/close/"))
        assert state_of(proposal.seeker) == RegistrationState.VALID

        assert browser.post("/me/close/").status_code == 303
        relay.run()
        assert state_of(proposal.seeker) == RegistrationState.CLOSED
        assert Referral.objects.get(pk=proposal.referral.pk).state == "withdrawn"
        assert told(proposal.seeker, "close")
        assert browser.get("/me/profile/").status_code == 200
        assert browser.get("/me/close/").headers["Location"] == "/me/"

    def test_closing_twice_is_refused_and_said(self):
        seeker = make.online_seeker()
        browser = browser_of(seeker)
        browser.post("/me/close/")
        assert browser.post("/me/close/").status_code == 303
        assert browser.get("/me/").status_code == 200
        with pytest.raises(TransitionRefused):
            registration.close(by=seeker, seeker_id=seeker.seeker_id)

    def test_staff_close_it_with_a_reason_on_the_desk(self, settings):
        settings.SECOND_FACTOR_FOR_STAFF = False
        officer = Officer(OfficeRole.CONSULTATION)
        seeker = _seeker(make.office_seeker(by=officer.actor))
        page = officer.act(seeker, "登録を取り消す", reason="")
        assert page.errors
        page = officer.act(seeker, "登録を取り消す", reason="本人の申出")
        assert page.message == "求職登録を取り消しました。"
        assert Seeker.objects.get(pk=seeker.pk).state == RegistrationState.CLOSED

    def test_others_cannot(self):
        seeker, other = make.online_seeker(), make.online_seeker()
        with pytest.raises(Seeker.DoesNotExist):
            registration.close(by=other, seeker_id=seeker.seeker_id)
        with pytest.raises(NotAllowed):
            registration.close(by=employers.staff(OfficeRole.READING), seeker_id=seeker.seeker_id)
        assert soup_of(browser_of(seeker).get("/me/profile/")).find("a", href="/me/close/")


def _seeker(actor: Actor) -> Seeker:
    return Seeker.objects.get(pk=actor.seeker_id)
