"""Applying, by proposal and directly; results; what is refused."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from applications.actions import applying, outcomes, selecting
from applications.actions.outcomes import Decision
from applications.choices import ApplicationState, Method, Result, Told
from applications.models import Application, Outcome
from employers.actions import postings
from hellowork.accounts.actor import EstablishmentRole, OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.lifecycle import TransitionRefused
from referrals.choices import ReferralState
from referrals.models import Letter, Referral
from seekers.actions import registration
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db
MOTIVE = "受発注の経験を生かしたいと考えました。"
HIRE = Decision(
    result=Result.HIRED, told=Told.MYPAGE, starts_on=dt.date(2026, 12, 1), differs_from_card=False
)
NO = Decision(
    result=Result.NOT_HIRED, told=Told.MYPAGE, message="このたびは、ご希望に沿えない結果となりました。"
)


def self_application() -> tuple[Application, object]:
    employer = employers.member()
    posting = employers.open_posting(employer, wants_self_application=True)
    return applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive=MOTIVE), employer


class TestByProposal:
    def test_the_referral_is_made_at_that_moment_and_the_letter_gets_its_number(self):
        proposal = referrals.sent()
        application = applying.apply(
            by=proposal.seeker,
            posting_id=proposal.posting.pk,
            motive=MOTIVE,
            referral_id=proposal.referral.pk,
        )

        assert application.method == Method.ONLINE_REFERRAL
        assert Referral.objects.get().state == ReferralState.ESTABLISHED
        assert application.letter.number == "13010-00000001"
        assert (application.letter.seeker_name, application.letter.establishment_name) == (
            "鈴木花子",
            "青空食品株式会社",
        )
        assert application.conditions_confirmed

    def test_the_wrong_button_loses_nothing(self):
        proposal = referrals.sent(wants_self_application=True)
        application = applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive=MOTIVE)

        assert application.method == Method.ONLINE_REFERRAL
        assert application.letter

    @pytest.mark.parametrize(
        ("moment", "in_time"), [((2026, 11, 18, 23, 59, 59), True), ((2026, 11, 19, 0, 0), False)]
    )
    def test_the_deadline_is_the_start_of_the_next_day(self, house_clock, moment, in_time):
        proposal = referrals.sent()
        house_clock.move_to(*moment)
        act = {
            "by": proposal.seeker,
            "posting_id": proposal.posting.pk,
            "motive": MOTIVE,
            "referral_id": proposal.referral.pk,
        }

        if in_time:
            assert applying.apply(**act).letter
        else:
            with pytest.raises(Refused, match="deadline"):
                applying.apply(**act)
            assert not Letter.objects.exists()

    def test_after_the_deadline_the_self_application_is_still_open(self, house_clock):
        proposal = referrals.sent(wants_self_application=True)
        house_clock.move_to(2026, 11, 19, 0, 0)
        application = applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive=MOTIVE)

        assert application.method == Method.SELF
        assert (
            Referral.objects.get().state == ReferralState.SENT
        )  # Beat will let it lapse; no letter was made.

    def test_an_application_on_a_posting_on_hold_waits(self):
        proposal = referrals.sent()
        postings.hold_posting(by=proposal.employer, posting_id=proposal.posting.pk, reason="応募が多いため")
        with pytest.raises(Refused, match="posting_not_open"):
            applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive=MOTIVE)

    def test_a_registration_that_has_ended_makes_no_referral(self):
        """Also where the proposal still waits, since its withdrawal comes with an event."""
        proposal = referrals.sent()
        registration.close(by=proposal.seeker, seeker_id=proposal.seeker.seeker_id)
        with pytest.raises(Refused, match="registration"):
            applying.apply(
                by=proposal.seeker,
                posting_id=proposal.posting.pk,
                motive=MOTIVE,
                referral_id=proposal.referral.pk,
            )
        assert not Letter.objects.exists()


class TestDirectly:
    @pytest.mark.parametrize(("day", "takes"), [(31, True), (1, False)])
    def test_the_last_day_of_the_posting_counts_though_nobody_has_ended_it_yet(self, house_clock, day, takes):
        posting = employers.open_posting(wants_self_application=True)
        assert posting.acceptance.refer_until == dt.date(2027, 1, 31)
        house_clock.move_to(2027, 1 if takes else 2, day, 12)
        seeker = seekers.online_seeker()
        if takes:
            assert applying.apply(by=seeker, posting_id=posting.pk, motive=MOTIVE)
        else:
            with pytest.raises(Refused, match="posting_not_open"):
                applying.apply(by=seeker, posting_id=posting.pk, motive=MOTIVE)

    def test_whoever_may_not_see_who_the_employer_is_cannot_apply(self, settings):
        settings.LEVEL_2_FOR_ONLINE_ONLY = False
        posting = employers.open_posting(wants_self_application=True, publication_level=2)
        with pytest.raises(Refused, match="gate"):
            applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive=MOTIVE)
        assert applying.apply(by=seekers.office_seeker(), posting_id=posting.pk, motive=MOTIVE)

    def test_any_valid_seeker_applies_where_the_employer_switched_it_on(self):
        application, _employer = self_application()

        assert (application.method, application.letter, application.conditions_confirmed) == (
            Method.SELF,
            None,
            False,
        )

    @pytest.mark.parametrize("card", [{}, {"wants_self_application": True, "contract_work": "contracting"}])
    def test_a_posting_without_the_switch_refuses(self, card):
        posting = employers.open_posting(**card)
        with pytest.raises(Refused, match="gate"):
            applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive=MOTIVE)

    def test_a_registration_past_its_last_day_refuses_even_before_the_job_has_run(self):
        posting = employers.open_posting(wants_self_application=True)
        seeker = seekers.online_seeker()
        Seeker.objects.update(registered_on=dt.date(2026, 9, 1), valid_until=dt.date(2026, 11, 10))
        with pytest.raises(Refused, match="registration"):
            applying.apply(by=seeker, posting_id=posting.pk, motive=MOTIVE)

    def test_in_the_last_month_it_prolongs_the_registration(self, house_clock):
        posting = employers.open_posting(wants_self_application=True)
        seeker = seekers.online_seeker()
        Seeker.objects.update(valid_until=dt.date(2026, 11, 30))
        applying.apply(by=seeker, posting_id=posting.pk, motive=MOTIVE)
        assert Seeker.objects.get().valid_until == dt.date(2026, 12, 31)

    def test_twice_is_refused_by_action_and_database(self):
        application, _employer = self_application()
        seeker = seekers.actor(application.seeker)
        with pytest.raises(Refused, match="already_applied"):
            applying.apply(by=seeker, posting_id=application.posting_id, motive=MOTIVE)
        application.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            application.save(force_insert=True)

    def test_a_day_has_a_cap(self, settings):
        settings.SELF_APPLICATIONS_A_DAY = 1
        application, _employer = self_application()
        other = employers.open_posting(wants_self_application=True)
        with pytest.raises(Refused, match="daily"):
            applying.apply(by=seekers.actor(application.seeker), posting_id=other.pk, motive=MOTIVE)

    def test_a_self_application_with_a_letter_cannot_exist(self):
        proposal = referrals.sent()
        applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive=MOTIVE)
        with pytest.raises(IntegrityError), transaction.atomic():
            Application.objects.update(method=Method.SELF)

    def test_an_employer_does_not_apply(self):
        posting = employers.open_posting(wants_self_application=True)
        with pytest.raises(NotAllowed):
            applying.apply(by=employers.member(), posting_id=posting.pk, motive=MOTIVE)


class TestOutcome:
    def test_a_hire_ends_the_registration(self):
        application, employer = self_application()
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=HIRE)

        application.refresh_from_db()
        assert (application.state, Seeker.objects.get().state) == (ApplicationState.HIRED, "employed")

    def test_it_is_recorded_once(self):
        application, employer = self_application()
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=NO)
        with pytest.raises(TransitionRefused):
            outcomes.record_outcome(by=employer, application_id=application.pk, decision=HIRE)
        assert Outcome.objects.count() == 1

    @pytest.mark.parametrize(
        ("decision", "code"),
        [
            (Decision(result=Result.HIRED, told=Told.MYPAGE), "hire_facts"),
            (
                Decision(
                    result=Result.HIRED,
                    told=Told.MYPAGE,
                    starts_on=dt.date(2026, 12, 1),
                    differs_from_card=True,
                ),
                "difference",
            ),
        ],
    )
    def test_a_hire_needs_its_facts(self, decision, code):
        application, employer = self_application()
        with pytest.raises(Refused, match=code):
            outcomes.record_outcome(by=employer, application_id=application.pk, decision=decision)

    def test_a_result_told_by_telephone_is_not_repeated_to_the_seeker(self):
        application, employer = self_application()
        told = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE)
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=told)
        assert not Outcome.objects.for_actor(seekers.actor(application.seeker)).exists()

    def test_staff_correct_it_with_a_reason_and_keep_the_old_one(self):
        application, employer = self_application()
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=NO)
        supervisor = employers.staff(OfficeRole.SUPERVISION)
        with pytest.raises(Refused, match="reason"):
            outcomes.correct_outcome(by=supervisor, application_id=application.pk, decision=HIRE, reason=" ")
        outcomes.correct_outcome(
            by=supervisor, application_id=application.pk, decision=HIRE, reason="入力の誤り"
        )

        assert list(Outcome.objects.order_by("version").values_list("version", "result")) == [
            (1, "not_hired"),
            (2, "hired"),
        ]

    def test_after_the_cut_off_only_staff_record_it(self, house_clock):
        application, employer = self_application()
        postings.close_posting(by=employer, posting_id=application.posting_id, transition="fill")
        house_clock.move_to(2027, 3, 1)
        with pytest.raises(Refused, match="too_late"):
            outcomes.record_outcome(by=employer, application_id=application.pk, decision=NO)
        officer = employers.staff(OfficeRole.SUPERVISION)
        assert outcomes.record_outcome(by=officer, application_id=application.pk, decision=NO)

    def test_on_the_last_day_the_employer_still_records_it(self, house_clock):
        application, employer = self_application()
        postings.close_posting(by=employer, posting_id=application.posting_id, transition="fill")
        house_clock.move_to(2027, 2, 28, 23, 59)
        assert outcomes.record_outcome(by=employer, application_id=application.pk, decision=NO)

    @pytest.mark.parametrize(
        ("starts_on", "is_fine"),
        [
            (dt.date(1926, 12, 1), False),
            (dt.date(2026, 11, 10), False),
            (dt.date(2026, 11, 11), True),
            (dt.date(2027, 11, 12), True),
            (dt.date(2027, 11, 13), False),
        ],
    )
    def test_the_day_of_entry_lies_between_the_application_and_a_year_ahead(self, starts_on, is_fine):
        application, employer = self_application()
        act = {
            "by": employer,
            "application_id": application.pk,
            "decision": replace(HIRE, starts_on=starts_on),
        }
        if is_fine:
            assert outcomes.record_outcome(**act).starts_on == starts_on
        else:
            with pytest.raises(Refused, match="starts_on"):
                outcomes.record_outcome(**act)

    def test_a_hire_may_be_declined_afterwards(self):
        application, employer = self_application()
        outcomes.record_outcome(by=employer, application_id=application.pk, decision=HIRE)
        seeker = seekers.actor(application.seeker)
        assert outcomes.decline_hire(by=seeker, application_id=application.pk).state == "declined_after_hire"

    def test_a_viewer_decides_nothing(self):
        application, _employer = self_application()
        viewer = employers.member(application.posting.establishment, EstablishmentRole.VIEWER)
        with pytest.raises(NotAllowed):
            outcomes.record_outcome(by=viewer, application_id=application.pk, decision=NO)

    def test_another_employer_finds_no_such_application(self):
        application, _employer = self_application()
        with pytest.raises(Application.DoesNotExist):
            outcomes.record_outcome(by=employers.member(), application_id=application.pk, decision=NO)


def test_the_first_look_of_the_employer_is_noted():
    application, employer = self_application()
    assert selecting.open_application(by=employer, application_id=application.pk).opened_at
