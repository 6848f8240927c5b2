"""ハローワーク紹介（窓口）: referral, letter and application at once, for people on paper too."""

import datetime as dt
import io

import pypdf
import pytest
from django.db import IntegrityError, transaction

from applications.actions import applying, outcomes, window
from applications.actions.interviews import Appointment
from applications.actions.outcomes import Decision
from applications.choices import ApplicationState, Method, Result, Told
from applications.models import Application
from employers.models import Member
from hellowork import clock
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.clock import TOKYO
from hellowork.files import storing
from hellowork.lifecycle import TransitionRefused
from hellowork.notices import relay
from hellowork.notices.models import Notification
from messaging.actions import messages
from referrals import papers
from referrals.actions import proposing
from referrals.choices import NoCallReason, ReferralState
from referrals.models import Letter, Referral
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.referrals import factories as make
from tests.seekers import factories as seekers
from tests.story.walking import browser_of

pytestmark = pytest.mark.django_db
TUESDAY = dt.datetime(2026, 11, 17, 14, 0, tzinfo=TOKYO)
INTERVIEW = Appointment(at=TUESDAY, place="本社2階 会議室", belongings="履歴書")


def referred(proposal: make.Proposal, **values) -> Application:
    call_id = make.called(proposal.posting, proposal.officer)
    return window.refer_at_window(
        by=proposal.officer, referral_id=proposal.referral.pk, **{"call_id": call_id} | values
    )


def on_paper(**card) -> make.Proposal:
    """田中さん, who has no MyPage, and an employer without one."""
    proposal = make.drafted(**card)
    Seeker.objects.update(user=None)
    Member.objects.update(ended_at=clock.now())
    return proposal


class TestMade:
    def test_referral_letter_and_application_come_into_being_together(self):
        proposal = make.drafted()
        application = referred(proposal)

        assert (application.method, application.state) == (Method.WINDOW, ApplicationState.APPLIED)
        referral = Referral.objects.get()
        assert (referral.state, referral.sent_at, referral.deadline_at) == (
            ReferralState.ESTABLISHED,
            None,
            None,
        )
        assert application.letter.number == "13010-00000001"
        assert application.letter.seeker_name == application.name == "鈴木花子"
        assert application.conditions_confirmed

    def test_nobody_needs_a_mypage(self):
        application = referred(on_paper())
        relay.run()

        assert application.letter.number
        assert Notification.objects.count() == 0

    def test_an_employer_with_a_mypage_is_told(self):
        proposal = make.drafted()
        application = referred(proposal)
        relay.run()

        told = Notification.objects.get(notice="application.received.employer")
        assert (told.user_id, told.object_id) == (proposal.employer.user_id, str(application.pk))

    def test_a_seeker_with_a_mypage_finds_it_there(self):
        proposal = make.drafted()
        application = referred(proposal)
        relay.run()

        told = Notification.objects.get(notice="referral.refer_at_window.seeker")
        assert told.user_id == proposal.seeker.user_id
        browser = browser_of(proposal.seeker)
        assert "ハローワーク紹介（窓口）" in browser.get("/me/applications/").content.decode()
        page = browser.get(f"/me/applications/{application.pk}/").content.decode()
        assert "窓口での紹介のため、記入なし" in page
        assert browser.get(f"/me/letters/{application.letter_id}/").status_code == 200

    def test_the_interview_stands_on_the_letter_and_with_the_application(self):
        application = referred(on_paper(), interview=INTERVIEW)

        assert application.interview_at == TUESDAY
        assert application.interviews.get().belongings == "履歴書"
        paper = papers.print_letter(application.letter_id).file
        text = pypdf.PdfReader(io.BytesIO(storing.read(paper))).pages[0].extract_text()
        assert "2026年11月17日（火曜日）14時00分、本社2階会議室（持ち物：履歴書）" in text.replace(" ", "")

    def test_without_an_interview_the_letter_has_no_line_for_it(self):
        paper = papers.print_letter(referred(on_paper()).letter_id).file
        text = pypdf.PdfReader(io.BytesIO(storing.read(paper))).pages[0].extract_text()
        assert "面接の予定" not in text

    def test_an_employer_without_a_mypage_answers_on_the_second_page(self):
        proposal = on_paper()
        type(proposal.posting.acceptance.office).objects.update(fax="+81300000009")
        pages = pypdf.PdfReader(
            io.BytesIO(storing.read(papers.print_letter(referred(proposal).letter_id).file))
        ).pages
        assert len(pages) == 2
        answer = pages[1].extract_text()
        for words in ("13010-00000001", "鈴木花子", "不採用", "03-0000-0009"):
            assert words in answer

    def test_the_longest_texts_fit_on_both_pages(self):
        application = referred(on_paper())
        names = ("issuer", "issuer_address", "seeker_name", "seeker_kana", "establishment_name", "contact")
        names += ("title", "workplace", "interview", "staff_name")
        longest = {name: "字" * Letter._meta.get_field(name).max_length for name in names}
        Letter.objects.update(**longest)
        assert papers.print_letter(application.letter_id).file

    def test_a_proposal_that_waits_can_be_made_at_the_window_too(self):
        proposal = make.sent()
        application = window.refer_at_window(by=proposal.officer, referral_id=proposal.referral.pk)

        assert application.method == Method.WINDOW
        assert Referral.objects.get().call_id

    def test_the_officer_at_the_window_refers_not_the_one_who_wrote_the_draft(self):
        proposal = make.drafted()
        call_id = make.called(proposal.posting, proposal.officer)
        colleague = employers.staff(OfficeRole.SUPERVISION)
        window.refer_at_window(by=colleague, referral_id=proposal.referral.pk, call_id=call_id)

        assert Referral.objects.get().staff_id == colleague.user_id

    def test_in_the_last_month_it_prolongs_the_registration(self):
        proposal = make.drafted()
        Seeker.objects.update(valid_until=dt.date(2026, 11, 30))
        referred(proposal)
        assert Seeker.objects.get().valid_until == dt.date(2026, 12, 31)

    def test_on_a_saturday_no_call_is_needed_and_the_consent_counts_it(self, house_clock):
        house_clock.move_to(2026, 11, 14, 10)
        application = referred(make.drafted(), call_id=None, no_call_reason=NoCallReason.SATURDAY)
        assert application.referral.no_call_reason == NoCallReason.SATURDAY

    @pytest.mark.parametrize("role", [OfficeRole.CONSULTATION, OfficeRole.SUPERVISION])
    def test_the_result_comes_by_fax_and_staff_record_it(self, role):
        application = referred(on_paper())
        decision = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE)
        by = employers.staff(role)
        outcomes.record_outcome(by=by, application_id=application.pk, decision=decision)
        application.refresh_from_db()
        assert application.state == ApplicationState.NOT_HIRED

    @pytest.mark.parametrize("role", [OfficeRole.ACCEPTANCE, OfficeRole.READING])
    def test_other_roles_record_no_result(self, role):
        application = referred(on_paper())
        decision = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE)
        with pytest.raises(NotAllowed):
            outcomes.record_outcome(
                by=employers.staff(role), application_id=application.pk, decision=decision
            )


class TestWithoutMyPage:
    """Whoever has none is told by telephone: nothing is written where nobody reads it."""

    @pytest.fixture
    def proposal(self) -> make.Proposal:
        proposal = make.drafted()
        Seeker.objects.update(user=None)
        return proposal

    def test_a_result_is_not_told_there(self, proposal):
        application = referred(proposal)
        decision = Decision(result=Result.NOT_HIRED, told=Told.MYPAGE, message="ご希望に沿えません。")
        with pytest.raises(Refused, match="no_mypage"):
            outcomes.record_outcome(by=proposal.employer, application_id=application.pk, decision=decision)

    def test_no_message_is_written_there(self, proposal):
        application = referred(proposal)
        with pytest.raises(Refused, match="no_mypage"):
            messages.send_message(by=proposal.employer, application_id=application.pk, text="面接の件です。")

    def test_the_pages_offer_neither(self, proposal):
        application = referred(proposal)
        browser, page = browser_of(proposal.employer), f"/employer/applicants/{application.pk}/"
        assert "マイページを使っていない方です" in browser.get(page).content.decode()
        assert "<textarea" not in browser.get(f"{page}messages/").content.decode()
        form = browser.get(f"{page}result/").content.decode()
        assert "本人には電話等で連絡済み" in form
        assert "採用結果を本人とハローワークに送る" not in form
        answer = browser.post(f"{page}result/", {"result": "not_hired", "told": "mypage", "message": "x"})
        assert answer.status_code == 422


class TestRefused:
    def test_without_call_and_reason(self):
        with pytest.raises(Refused, match="call_or_reason"):
            referred(make.drafted(), call_id=None)
        assert not Letter.objects.exists()

    def test_when_the_confirmation_has_no_place_left(self):
        proposal = make.drafted()
        call_id = make.called(proposal.posting, proposal.officer, places_left=1)
        referred(proposal, call_id=call_id)
        second = proposing.propose(
            by=proposal.officer,
            seeker_id=seekers.office_seeker(by=proposal.officer).seeker_id,
            posting_id=proposal.posting.pk,
        )
        with pytest.raises(Refused, match="call_full"):
            window.refer_at_window(by=proposal.officer, referral_id=second.pk, call_id=call_id)

    def test_twice(self):
        proposal = make.drafted()
        referred(proposal)
        with pytest.raises(Refused, match="already_applied"):
            referred(proposal)
        Application.objects.update(state=ApplicationState.WITHDRAWN)
        with pytest.raises(TransitionRefused):
            referred(proposal)

    def test_a_person_who_has_applied_directly(self):
        proposal = make.drafted(wants_self_application=True)
        applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
        with pytest.raises(Refused, match="already_applied"):
            referred(proposal)

    def test_a_proposal_past_its_deadline(self, house_clock):
        proposal = make.sent()
        house_clock.move_to(2026, 11, 19)
        with pytest.raises(Refused, match="deadline"):
            window.refer_at_window(by=proposal.officer, referral_id=proposal.referral.pk)

    @pytest.mark.parametrize(
        ("moment", "place", "code"),
        [
            (dt.datetime(2026, 11, 11, 10, 0, tzinfo=TOKYO), "本社", "interview_at"),
            (dt.datetime(2028, 11, 17, 14, 0, tzinfo=TOKYO), "本社", "interview_at"),
            (TUESDAY, " ", "interview_place"),
        ],
    )
    def test_an_interview_that_cannot_be(self, moment, place, code):
        with pytest.raises(Refused, match=code):
            referred(make.drafted(), interview=Appointment(at=moment, place=place))
        assert not Application.objects.exists()

    @pytest.mark.parametrize("role", [OfficeRole.ACCEPTANCE, OfficeRole.READING])
    def test_other_roles(self, role):
        proposal = make.drafted()
        with pytest.raises(NotAllowed):
            window.refer_at_window(by=employers.staff(role), referral_id=proposal.referral.pk)

    def test_the_seeker_themself(self):
        proposal = make.sent()
        with pytest.raises(NotAllowed):
            window.refer_at_window(by=proposal.seeker, referral_id=proposal.referral.pk)

    def test_by_another_office_without_a_reason(self):
        proposal = make.drafted()
        elsewhere = employers.staff(OfficeRole.CONSULTATION, employers.office("13020"))
        with pytest.raises(Referral.DoesNotExist):
            window.refer_at_window(by=elsewhere, referral_id=proposal.referral.pk)

    def test_the_database_keeps_a_window_referral_from_being_declined_or_sent_without_a_deadline(self):
        referred(make.drafted())
        for wrong in ({"state": ReferralState.DECLINED}, {"sent_at": TUESDAY}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Referral.objects.update(**wrong)

    def test_an_online_application_without_a_motive_cannot_exist(self):
        referred(make.drafted())
        with pytest.raises(IntegrityError), transaction.atomic():
            Application.objects.update(method=Method.ONLINE_REFERRAL)


def test_the_longest_card_still_prints():
    proposal = make.drafted()
    card = proposal.posting.card
    for field in card._meta.fields:
        if field.max_length and field.get_internal_type() in ("CharField", "TextField") and not field.choices:
            setattr(card, field.name, "字" * field.max_length)
    posting = (
        type(proposal.posting)
        .objects.select_related("establishment__municipality", "acceptance__office")
        .get()
    )

    pages = pypdf.PdfReader(io.BytesIO(papers.card_paper(posting, card))).pages
    assert "求 人 票" in pages[0].extract_text()
    assert len(pages) > 1
