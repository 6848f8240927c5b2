"""From the officer's judgement to the sent proposal, and what stops it on the way."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from employers.actions import calls, postings
from employers.models import CallResult, Member
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.clock import TOKYO
from referrals import fitness, tasks
from referrals.actions import answering, proposing
from referrals.choices import DeclineReason, NoCallReason, ReferralState
from referrals.models import Referral
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.referrals import factories as make
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db


def test_a_confirmed_proposal_is_sent_with_its_deadline():
    referral = make.sent().referral

    assert referral.state == ReferralState.SENT
    # Sent on the 11th, seven days: the whole 18th is in time.
    assert referral.deadline_at == dt.datetime(2026, 11, 19, tzinfo=TOKYO)
    assert not referral.is_cut_by_posting


def test_the_deadline_is_never_later_than_the_postings():
    proposal = make.drafted()
    type(proposal.posting.acceptance).objects.update(refer_until=dt.date(2026, 11, 13))
    referral = make.send(
        proposal.officer, proposal.referral.pk, call_id=make.called(proposal.posting, proposal.officer)
    )

    assert referral.deadline_at == dt.datetime(2026, 11, 14, tzinfo=TOKYO)
    assert referral.is_cut_by_posting


def test_sending_prolongs_the_registration_to_the_deadline():
    proposal = make.drafted()
    Seeker.objects.update(valid_until=dt.date(2026, 11, 12))
    make.send(proposal.officer, proposal.referral.pk, call_id=make.called(proposal.posting, proposal.officer))

    assert Seeker.objects.get().valid_until == dt.date(2026, 11, 18)


@pytest.mark.parametrize("days_given", [0, 15])
def test_the_deadline_lies_between_one_and_fourteen_days(days_given):
    proposal = make.drafted()
    call_id = make.called(proposal.posting, proposal.officer)

    with pytest.raises(Refused, match="days"):
        make.send(proposal.officer, proposal.referral.pk, call_id=call_id, days_given=days_given)


def test_one_confirmation_serves_as_many_seekers_as_it_has_places():
    officer = employers.staff(OfficeRole.CONSULTATION)
    posting = employers.open_posting()
    call_id = make.called(posting, officer, places_left=2)
    drafts = [
        proposing.propose(
            by=officer, seeker_id=seekers.office_seeker(by=officer).seeker_id, posting_id=posting.pk
        )
        for _ in range(3)
    ]
    for draft in drafts[:2]:
        make.send(officer, draft.pk, call_id=call_id)

    with pytest.raises(Refused, match="call_full"):
        make.send(officer, drafts[2].pk, call_id=call_id)


def test_a_confirmation_ends_after_its_open_days(house_clock):
    proposal = make.drafted()
    call_id = make.called(proposal.posting, proposal.officer)  # Wednesday: good until Friday night.
    house_clock.move_to(2026, 11, 14, 0, 0)

    with pytest.raises(Refused, match="call_ended"):
        make.send(proposal.officer, proposal.referral.pk, call_id=call_id)


def test_a_confirmation_of_another_posting_does_not_count():
    proposal = make.drafted()
    call_id = make.called(employers.open_posting(), proposal.officer)

    with pytest.raises(Refused, match="call_ended"):
        make.send(proposal.officer, proposal.referral.pk, call_id=call_id)


@pytest.mark.parametrize(
    ("reason", "moment", "holds"),
    [
        (NoCallReason.EVENING, (2026, 11, 11, 17, 14), False),
        (NoCallReason.EVENING, (2026, 11, 11, 17, 15), True),
        (NoCallReason.EVENING, (2026, 11, 12, 8, 29), True),
        (NoCallReason.EVENING, (2026, 11, 12, 8, 30), False),
        (NoCallReason.EVENING, (2026, 11, 14, 20, 0), False),
        (NoCallReason.SATURDAY, (2026, 11, 14, 10, 0), True),
        (NoCallReason.SATURDAY, (2026, 11, 13, 23, 59), False),
        (NoCallReason.HOLIDAY, (2026, 11, 15, 10, 0), True),
        (NoCallReason.HOLIDAY, (2026, 11, 23, 10, 0), True),
        (NoCallReason.HOLIDAY, (2026, 11, 14, 10, 0), False),
        (NoCallReason.UNREACHABLE, (2026, 11, 11, 11, 0), False),
        (NoCallReason.CONSENT, (2026, 11, 11, 11, 0), False),
    ],
)
def test_a_reason_for_no_call_is_checked_against_the_clock(house_clock, reason, moment, holds):
    proposal = make.drafted()
    house_clock.move_to(*moment)

    if holds:
        assert (
            make.send(proposal.officer, proposal.referral.pk, no_call_reason=reason).no_call_reason == reason
        )
    else:
        with pytest.raises(Refused, match="no_call_reason"):
            make.send(proposal.officer, proposal.referral.pk, no_call_reason=reason)


def test_two_attempts_without_an_answer_on_one_day_stand_for_a_call(house_clock):
    proposal = make.drafted()
    for hour in (10, 14):
        house_clock.move_to(2026, 11, 11, hour)
        calls.record_call(by=proposal.officer, posting_id=proposal.posting.pk, result=CallResult.ABSENT)

    assert make.send(proposal.officer, proposal.referral.pk, no_call_reason=NoCallReason.UNREACHABLE).sent_at
    house_clock.move_to(2026, 11, 12, 10)
    other = make.drafted()
    with pytest.raises(Refused, match="no_call_reason"):
        make.send(other.officer, other.referral.pk, no_call_reason=NoCallReason.UNREACHABLE)


def test_a_standing_consent_stands_for_as_many_calls_as_it_says():
    proposal = make.drafted()
    calls.give_consent(
        by=proposal.employer, posting_id=proposal.posting.pk, until=dt.date(2026, 11, 30), most_referrals=1
    )
    make.send(proposal.officer, proposal.referral.pk, no_call_reason=NoCallReason.CONSENT)
    second = proposing.propose(
        by=proposal.officer,
        seeker_id=seekers.office_seeker(by=proposal.officer).seeker_id,
        posting_id=proposal.posting.pk,
    )

    with pytest.raises(Refused, match="no_call_reason"):
        make.send(proposal.officer, second.pk, no_call_reason=NoCallReason.CONSENT)


class TestOnlineNeedsAMyPageOnBothSides:
    """Without one the referral can only be made at the window, so that the draft is allowed and the sending is not."""

    @pytest.mark.parametrize(
        ("model", "values", "code"),
        [
            (Seeker, {"user": None}, "no_mypage"),
            (Member, {"ended_at": dt.datetime(2026, 1, 1, tzinfo=TOKYO)}, "no_employer_mypage"),
        ],
    )
    def test_sending_is_refused(self, model, values, code):
        proposal = make.drafted()
        call_id = make.called(proposal.posting, proposal.officer)
        model.objects.update(**values)
        with pytest.raises(Refused, match=code):
            make.send(proposal.officer, proposal.referral.pk, call_id=call_id)

    def test_the_desk_says_so_before(self):
        proposal = make.drafted()
        assert fitness.reason_against_sending(proposal.referral) == ""
        Seeker.objects.update(user=None)
        assert "窓口で紹介する" in fitness.reason_against_sending(Referral.objects.get())


def test_neither_call_nor_reason_is_refused_by_action_and_database():
    proposal = make.drafted()
    with pytest.raises(Refused, match="call_or_reason"):
        make.send(proposal.officer, proposal.referral.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.update(state=ReferralState.SENT)


class TestBeforeTheJobsHaveRun:
    """The job that ends what is over by its day may be late; the day decides."""

    DAYS = [
        ("posting_past", lambda proposal: type(proposal.posting.acceptance), "refer_until"),
        ("registration", lambda _proposal: Seeker, "valid_until"),
    ]

    @pytest.mark.parametrize(("code", "model", "day"), DAYS)
    def test_neither_drafted_nor_sent_nor_extended(self, house_clock, code, model, day):
        proposal, officer = make.drafted(), make.drafted().officer
        sent = make.sent()
        house_clock.move_to(2026, 11, 13, 9)
        call_id = make.called(proposal.posting, proposal.officer)
        for each in (proposal, sent):
            model(each).objects.update(**{day: dt.date(2026, 11, 13)})
        assert proposing.propose(
            by=officer, seeker_id=proposal.seeker.seeker_id, posting_id=sent.posting.pk
        ).pk
        for each in (proposal, sent):
            model(each).objects.update(**{day: dt.date(2026, 11, 12)})

        with pytest.raises(Refused, match=code):
            make.send(proposal.officer, proposal.referral.pk, call_id=call_id)
        with pytest.raises(Refused, match=code):
            proposing.propose(by=officer, seeker_id=sent.seeker.seeker_id, posting_id=proposal.posting.pk)
        with pytest.raises(Refused, match=r"not_later|registration"):
            proposing.extend_deadline(by=sent.officer, referral_id=sent.referral.pk, days_given=10)

    def test_the_database_takes_no_deadline_before_the_sending(self):
        referral = make.sent().referral
        with pytest.raises(IntegrityError), transaction.atomic():
            Referral.objects.update(deadline_at=referral.sent_at)


class TestWhoMayBeReferred:
    def refused(self, code, seeker, posting, officer):
        with pytest.raises(Refused, match=code):
            proposing.propose(by=officer, seeker_id=seeker.seeker_id, posting_id=posting.pk)

    @pytest.fixture
    def officer(self, db):
        return employers.staff(OfficeRole.CONSULTATION)

    def test_not_an_online_registrant(self, officer):
        self.refused("registration", seekers.online_seeker(), employers.open_posting(), officer)

    def test_not_without_a_consultation(self, officer):
        seeker = seekers.office_seeker(by=officer, consulted=False)
        self.refused("no_consultation", seeker, employers.open_posting(), officer)

    def test_not_when_the_registration_has_ended(self, officer):
        seeker = seekers.office_seeker(by=officer)
        Seeker.objects.update(state="lapsed")
        self.refused("registration", seeker, employers.open_posting(), officer)

    def test_not_to_a_posting_on_hold(self, officer):
        employer = employers.member()
        posting = employers.open_posting(employer)
        postings.hold_posting(by=employer, posting_id=posting.pk, reason="応募が多いため")
        self.refused("posting_not_open", seekers.office_seeker(by=officer), posting, officer)

    def test_not_twice_at_the_same_time(self, officer):
        proposal = make.sent()
        self.refused("live_referral", proposal.seeker, proposal.posting, proposal.officer)

    @pytest.mark.parametrize("level", [1, 2, 3, 4])
    def test_to_any_publication_level(self, officer, level):
        seeker = seekers.office_seeker(by=officer)
        posting = employers.open_posting(publication_level=level)
        assert proposing.propose(by=officer, seeker_id=seeker.seeker_id, posting_id=posting.pk)

    @pytest.mark.parametrize("role", [OfficeRole.ACCEPTANCE, OfficeRole.READING])
    def test_only_counsellors_refer(self, officer, role):
        seeker = seekers.office_seeker(by=officer)
        with pytest.raises(NotAllowed):
            proposing.propose(
                by=employers.staff(role), seeker_id=seeker.seeker_id, posting_id=employers.open_posting().pk
            )


class TestLapse:
    def test_a_proposal_lapses_at_its_deadline_not_before(self, house_clock):
        make.sent()
        house_clock.move_to(2026, 11, 18, 23, 59, 59)
        assert tasks.expire_referrals()["done"] == 0
        house_clock.move_to(2026, 11, 19)
        assert tasks.expire_referrals()["done"] == 1
        assert tasks.expire_referrals()["done"] == 0
        assert Referral.objects.get().state == ReferralState.EXPIRED

    def test_a_longer_deadline_is_set_before_the_old_one_passes(self, house_clock):
        proposal = make.sent()
        house_clock.move_to(2026, 11, 18, 23, 0)
        referral = proposing.extend_deadline(
            by=proposal.officer, referral_id=proposal.referral.pk, days_given=14
        )
        assert referral.deadline_at == dt.datetime(2026, 11, 26, tzinfo=TOKYO)

        house_clock.move_to(2026, 11, 26)
        with pytest.raises(Refused, match="too_late"):
            proposing.extend_deadline(by=proposal.officer, referral_id=proposal.referral.pk, days_given=14)

    def test_after_a_lapse_the_seeker_may_ask_again_once(self, house_clock):
        proposal = make.sent()
        house_clock.move_to(2026, 11, 20)
        tasks.expire_referrals()
        first = answering.ask_again(by=proposal.seeker, referral_id=proposal.referral.pk).asked_again_at
        house_clock.move_to(2026, 11, 21)
        assert (
            answering.ask_again(by=proposal.seeker, referral_id=proposal.referral.pk).asked_again_at == first
        )

    def test_a_no_keeps_its_reason(self):
        proposal = make.sent()
        referral = answering.decline(
            by=proposal.seeker,
            referral_id=proposal.referral.pk,
            reason=DeclineReason.DISTANCE,
            note="片道2時間のため",
        )
        assert (referral.state, referral.decline_reason) == (ReferralState.DECLINED, "distance")

    def test_another_seeker_cannot_answer(self):
        proposal = make.sent()
        with pytest.raises(Referral.DoesNotExist):
            answering.decline(
                by=seekers.online_seeker(), referral_id=proposal.referral.pk, reason=DeclineReason.OTHER
            )

    def test_a_posting_that_ends_withdraws_its_proposals(self):
        proposal = make.sent()
        assert answering.withdraw_for_posting(posting_id=proposal.posting.pk, reason="募集の終了") == 0
        postings.close_posting(by=proposal.employer, posting_id=proposal.posting.pk, transition="cancel")
        assert answering.withdraw_for_posting(posting_id=proposal.posting.pk, reason="募集の終了") == 1
        assert Referral.objects.get().state == ReferralState.WITHDRAWN
