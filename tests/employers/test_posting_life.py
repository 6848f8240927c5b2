"""A posting from draft to its end, and everything that is refused on the way."""

import datetime as dt
import re

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from employers import tasks
from employers.actions import acceptance, postings
from employers.actions.acceptance import RemarkText
from employers.choices import ContractWork, PostingState, RefusalGround
from employers.lifecycle import POSTING
from employers.models import JobCard, Posting
from hellowork.accounts.actor import EstablishmentRole, OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.audit.models import TransitionRecord
from hellowork.lifecycle import Audience, TransitionRefused
from hellowork.web.models import FormDraft
from tests.employers import factories as make
from tests.employers.pages import browser_of, fields_of

pytestmark = pytest.mark.django_db


def test_a_posting_is_written_handed_in_accepted_and_public():
    posting = make.open_posting()

    assert posting.state == PostingState.OPEN
    assert posting.acceptance.number == "13010-00000001"
    assert posting.acceptance.accepted_on == dt.date(2026, 11, 11)
    assert posting.acceptance.refer_until == dt.date(2027, 1, 31)
    assert posting.card.title == "一般事務"
    assert posting.draft_card is None
    assert [r.transition for r in TransitionRecord.objects.of("posting", posting.pk)] == ["accept", "submit"]


def test_every_posting_gets_a_number_of_its_own():
    officer, employer = make.staff(), make.member()
    numbers = [make.open_posting(employer, accepted_by=officer).acceptance.number for _ in range(3)]

    assert numbers == ["13010-00000001", "13010-00000002", "13010-00000003"]


def test_the_establishment_gets_its_number_once():
    employer = make.member()
    numbers = {make.open_posting(employer).establishment.number for _ in range(2)}

    (number,) = numbers
    assert re.fullmatch(r"1301-000001-[0-9]", number)


def test_a_returned_card_comes_back_with_remarks_and_can_be_sent_again():
    employer = make.member()
    posting = make.submitted_posting(employer)
    acceptance.send_back_posting(
        by=make.staff(),
        posting_id=posting.pk,
        remarks=[RemarkText("description", "仕事の量もお書きください。")],
    )

    postings.save_card(
        by=employer, posting_id=posting.pk, values={"description": "1日に50件ほどの入力です。"}
    )
    posting = postings.submit_posting(by=employer, posting_id=posting.pk)
    assert posting.state == PostingState.SUBMITTED
    assert not posting.draft_card.remarks.exists()


def test_a_card_without_an_age_limit_keeps_no_ages():
    employer = make.member()
    limit = {"has_age_limit": True, "age_until": 59, "age_reason": "1", "age_reason_text": "定年を上限"}
    posting = make.draft_posting(employer, **limit)

    card = postings.save_card(by=employer, posting_id=posting.pk, values={"has_age_limit": False})
    card.refresh_from_db()

    assert (card.age_from, card.age_until, card.age_reason, card.age_reason_text) == (None, None, "", "")


def test_ages_typed_before_the_question_is_answered_stay():
    employer = make.member()
    posting = make.draft_posting(employer, has_age_limit=None, age_until=59)

    card = postings.save_card(by=employer, posting_id=posting.pk, values={"title": "営業"})
    card.refresh_from_db()

    assert card.age_until == 59


def test_returning_without_a_remark_is_refused():
    posting = make.submitted_posting()

    with pytest.raises(Refused, match="no_remark"):
        acceptance.send_back_posting(
            by=make.staff(), posting_id=posting.pk, remarks=[RemarkText("title", " ")]
        )


def test_a_visit_asked_falls_on_an_open_day_and_lapses_after_it(house_clock):
    house_clock.move_to(2026, 11, 9, 9, 0)  # Day 14 is 23 November, a holiday after a weekend.
    posting = make.submitted_posting()
    posting = acceptance.ask_visit(by=make.staff(), posting_id=posting.pk)
    assert posting.visit_by == dt.date(2026, 11, 20)

    house_clock.move_to(2026, 11, 20, 23, 59)
    assert tasks.lapse_visits()["done"] == 0
    house_clock.move_to(2026, 11, 21, 0, 0)
    assert tasks.lapse_visits()["done"] == 1
    assert tasks.lapse_visits()["done"] == 0
    assert Posting.objects.get().state == PostingState.LAPSED


def test_a_posting_ends_after_its_last_day_of_referral(house_clock):
    posting = make.open_posting(wants_self_application=True)
    house_clock.move_to(2027, 1, 31, 23, 59, 59)
    assert tasks.expire_postings()["done"] == 0

    house_clock.move_to(2027, 2, 1)
    assert tasks.expire_postings()["done"] == 1
    posting.refresh_from_db()
    assert (posting.state, posting.self_application) == (PostingState.EXPIRED, False)


@pytest.mark.parametrize("refer_until", [dt.date(2026, 11, 10), dt.date(2027, 2, 1)])
def test_the_last_day_of_referral_lies_within_the_rule(refer_until):
    posting = make.submitted_posting()

    with pytest.raises(Refused, match="refer_until"):
        acceptance.accept_posting(
            by=make.staff(), posting_id=posting.pk, is_performed_at_client=False, refer_until=refer_until
        )


def test_an_accepted_card_never_changes():
    card = make.open_posting().card

    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        JobCard.objects.filter(pk=card.pk).update(title="営業")


def test_a_low_wage_can_be_handed_in_but_not_accepted():
    posting = make.submitted_posting(wage_form="hourly", base_min=1_190, base_max=1_190, allowances=[])

    with pytest.raises(Refused, match="minimum_wage") as refused:
        acceptance.accept_posting(by=make.staff(), posting_id=posting.pk, is_performed_at_client=False)
    assert "1,190円" in str(refused.value.message)
    assert "東京都の最低賃金（1,226円、2025年10月3日から）" in str(refused.value.message)


@pytest.mark.parametrize("role", [OfficeRole.READING, OfficeRole.CONSULTATION])
def test_only_acceptance_and_supervision_accept(role):
    posting = make.submitted_posting()

    with pytest.raises(NotAllowed):
        acceptance.accept_posting(by=make.staff(role), posting_id=posting.pk, is_performed_at_client=False)


def test_a_viewer_writes_nothing():
    place = make.establishment()
    viewer = make.member(place, EstablishmentRole.VIEWER)

    with pytest.raises(NotAllowed):
        postings.create_posting(by=viewer)


def test_another_employer_finds_no_such_posting():
    posting = make.draft_posting()

    with pytest.raises(Posting.DoesNotExist):
        postings.submit_posting(by=make.member(), posting_id=posting.pk)


def test_an_incomplete_card_is_not_handed_in():
    employer = make.member()
    posting = make.draft_posting(employer, description="")

    with pytest.raises(Refused, match="incomplete"):
        postings.submit_posting(by=employer, posting_id=posting.pk)


def test_what_was_handed_in_is_not_edited():
    employer = make.member()
    posting = make.submitted_posting(employer)

    with pytest.raises(Refused, match="not_editable"):
        postings.save_card(by=employer, posting_id=posting.pk, values={"title": "営業"})


def test_a_refusal_names_its_ground():
    posting = make.submitted_posting()
    acceptance.refuse_posting(
        by=make.staff(),
        posting_id=posting.pk,
        ground=RefusalGround.UNLAWFUL,
        explanation="内容をご確認ください。",
    )

    record = TransitionRecord.objects.of("posting", posting.pk).first()
    assert record.reason.startswith("一号：内容が法令に違反する")


def test_a_posting_on_hold_can_be_released_or_end():
    employer = make.member()
    posting = make.open_posting(employer)
    assert (
        postings.hold_posting(by=employer, posting_id=posting.pk, reason="応募が多いため").state == "on_hold"
    )
    assert postings.release_posting(by=employer, posting_id=posting.pk).state == "open"
    assert postings.close_posting(by=employer, posting_id=posting.pk, transition="fill").state == "filled"
    with pytest.raises(TransitionRefused):
        postings.close_posting(by=employer, posting_id=posting.pk, transition="cancel")


def test_a_draft_that_was_never_handed_in_is_discarded_with_all_that_was_typed():
    employer = make.member()
    posting = make.draft_posting(employer)
    postings.save_section(
        by=employer, posting_id=posting.pk, section="wages", values={}, unread={"base_min": ["たくさん"]}
    )

    postings.discard_posting(by=employer, posting_id=posting.pk)
    assert not Posting.objects.exists()
    assert not JobCard.objects.exists()
    assert not FormDraft.objects.exists()


def test_what_was_handed_in_once_is_withdrawn_and_never_discarded():
    employer = make.member()
    posting = make.submitted_posting(employer)
    remarks = [RemarkText("title", "短く")]
    acceptance.send_back_posting(by=make.staff(), posting_id=posting.pk, remarks=remarks)

    with pytest.raises(Refused, match="not_draft"):
        postings.discard_posting(by=employer, posting_id=posting.pk)
    with pytest.raises(Posting.DoesNotExist):
        postings.discard_posting(by=make.member(), posting_id=posting.pk)


def test_the_draft_is_discarded_on_a_stop_page_however_often_it_is_pressed():
    employer = make.member()
    posting = make.draft_posting(employer)
    browser, page = browser_of(employer), f"/employer/postings/{posting.pk}/discard/"
    assert page in browser.get(f"/employer/postings/{posting.pk}/").content.decode()

    sent = fields_of(browser.get(page), "stop-form")
    answers = [browser.post(page, sent) for _press in range(2)]
    assert {answer.headers["Location"] for answer in answers} == {"/employer/postings/"}
    assert not Posting.objects.exists()


@pytest.mark.parametrize("end", ["hold", "fill", "cancel", "expire"])
def test_when_the_switch_was_turned_off_is_known_whatever_turned_it(house_clock, end):
    employer = make.member()
    switched, other = (make.open_posting(employer, wants_self_application=on) for on in (True, False))
    before = other.self_application_changed_at
    house_clock.move_to(2027, 2, 1, 9, 0)
    if end == "expire":
        assert tasks.expire_postings()["done"] == 2
    for posting in (switched, other) if end != "expire" else ():
        if end == "hold":
            postings.hold_posting(by=employer, posting_id=posting.pk, reason="応募が多いため")
        else:
            postings.close_posting(by=employer, posting_id=posting.pk, transition=end)

    switched.refresh_from_db()
    other.refresh_from_db()
    assert (switched.self_application, switched.self_application_changed_at) == (False, switched.state_since)
    assert other.self_application_changed_at == before


def test_staff_hand_in_nothing_in_an_employers_name():
    posting = make.draft_posting()
    with pytest.raises((NotAllowed, Posting.DoesNotExist)):
        postings.submit_posting(by=make.staff(), posting_id=posting.pk)
    assert POSTING.transition("submit").by == {Audience.EMPLOYER}


class TestSelfApplicationGate:
    """Closed to dispatch, contracting, unnamed workplaces and levels 3 and 4: form, action, constraint, trigger."""

    LOCKED = pytest.mark.parametrize(
        "card",
        [
            {"contract_work": ContractWork.DISPATCH},
            {"contract_work": ContractWork.TEMP_TO_PERM},
            {"contract_work": ContractWork.CONTRACTING},
            {"workplace_is_named": False},
            {"publication_level": 3},
            {"publication_level": 4},
        ],
        ids=lambda card: next(f"{name}={value}" for name, value in card.items()),
    )

    def test_the_wish_on_the_card_becomes_the_switch(self):
        assert make.open_posting(wants_self_application=True).self_application

    @LOCKED
    def test_a_locked_posting_opens_without_it(self, card):
        assert not make.open_posting(wants_self_application=True, **card).self_application

    @LOCKED
    def test_the_action_refuses_with_the_reason(self, card):
        employer = make.member()
        posting = make.open_posting(employer, **card)

        with pytest.raises(Refused, match="gate"):
            postings.switch_self_application(by=employer, posting_id=posting.pk, on=True)

    @LOCKED
    def test_the_database_refuses_whatever_the_code_says(self, card):
        posting = make.open_posting(**card)

        with pytest.raises(IntegrityError), transaction.atomic():
            Posting.objects.filter(pk=posting.pk).update(self_application=True)

    def test_work_at_a_clients_locks_it_too(self):
        posting = make.open_posting(at_client=True, wants_self_application=True)
        assert not posting.self_application

        with pytest.raises(IntegrityError), transaction.atomic():
            Posting.objects.filter(pk=posting.pk).update(self_application=True)

    def test_the_employer_switches_it_off_and_on_at_once(self):
        employer = make.member()
        posting = make.open_posting(employer, wants_self_application=True)

        assert not postings.switch_self_application(
            by=employer, posting_id=posting.pk, on=False
        ).self_application
        assert postings.switch_self_application(by=employer, posting_id=posting.pk, on=True).self_application

    def test_a_posting_that_is_not_open_cannot_be_switched_on(self):
        employer = make.member()
        posting = make.open_posting(employer)
        postings.hold_posting(by=employer, posting_id=posting.pk, reason="応募が多いため")

        with pytest.raises(Refused, match="not_open"):
            postings.switch_self_application(by=employer, posting_id=posting.pk, on=True)
