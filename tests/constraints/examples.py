"""For each check constraint of the house a row that keeps it, and the values with which it would not."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from applications.actions import applying, outcomes
from applications.actions.interviews import Appointment, arrange_interview
from applications.actions.outcomes import Decision
from applications.actions.slot_offers import Slots, offer_slots
from applications.choices import Result, Told
from applications.models import Application, Outcome
from employers.actions import calls
from employers.models import PhoneCall, StandingConsent, SynonymGroup
from hellowork import clock
from hellowork.accounts.models import User
from hellowork.clock.models import ClockSetting
from hellowork.files import storing
from hellowork.notices.models import OutboxMessage
from messaging.actions import messages
from seekers.actions import reports
from seekers.actions.saved_searches import save_search
from seekers.models import CardReport, SearchFinding, Seeker
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

BEFORE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Broken:
    """`make` gives a row as the actions write it; with `values` in it, the constraint must stop the UPDATE."""

    make: Callable[[], Model]
    values: Mapping[str, Any]


def referred() -> Application:
    proposal = referrals.sent()
    return applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")


def direct() -> Application:
    posting = employers.open_posting(wants_self_application=True)
    return applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")


def _decided(**facts: Any) -> Outcome:
    employer = employers.member()
    posting = employers.open_posting(employer, wants_self_application=True)
    application = applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    return outcomes.record_outcome(
        by=employer, application_id=application.pk, decision=Decision(told=Told.MYPAGE, **facts)
    )


def reported() -> CardReport:
    posting = employers.open_posting()
    return reports.report_card(by=seekers.online_seeker(), posting_id=posting.pk, differences=["wages"])


def hired() -> Outcome:
    return _decided(result=Result.HIRED, starts_on=dt.date(2026, 12, 1), differs_from_card=False)


def not_hired() -> Outcome:
    return _decided(result=Result.NOT_HIRED, message="ご希望に沿えない結果となりました。")


def saved_search() -> Model:
    return save_search(by=seekers.online_seeker(), query="q=事務", name="事務")


def finding() -> Model:
    return SearchFinding.objects.create(
        search_id=saved_search().pk, day=dt.date(2026, 11, 11), count=1, posting_ids=[1]
    )


def slot_offer() -> Model:
    employer = employers.member()
    posting = employers.open_posting(employer, wants_self_application=True)
    application = applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    now = clock.now()
    slots = Slots(dates=tuple(now + dt.timedelta(days=ahead) for ahead in (3, 4)), place="本社")
    return offer_slots(by=employer, application_id=application.pk, slots=slots)


def interview() -> Model:
    employer = employers.member()
    posting = employers.open_posting(employer, wants_self_application=True)
    application = applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    at = clock.now() + dt.timedelta(days=3)
    return arrange_interview(
        by=employer, application_id=application.pk, appointment=Appointment(at=at, place="本社")
    )


def message() -> Model:
    application = direct()
    by = seekers.actor(application.seeker)
    return messages.send_message(by=by, application_id=application.pk, text="はじめまして。")


def proposal() -> Model:
    return referrals.sent().referral


def letter() -> Model:
    made = referred().letter
    assert made is not None
    return made


def seeker() -> Seeker:
    return Seeker.objects.get(pk=seekers.online_seeker().seeker_id)


def draft_card() -> Model:
    card = employers.draft_posting().draft_card
    assert card is not None
    return card


def confirmation() -> PhoneCall:
    posting = employers.open_posting()
    return PhoneCall.objects.get(pk=referrals.called(posting, employers.staff()))


def consent() -> StandingConsent:
    manager = employers.member()
    posting = employers.open_posting(manager)
    return calls.give_consent(by=manager, posting_id=posting.pk, until=clock.today(), most_referrals=2)


def outbox_row() -> OutboxMessage:
    direct()
    return OutboxMessage.objects.earliest("pk")


def stored_file() -> Model:
    return storing.store(b"%PDF-1.4", name="a.pdf", content_type="application/pdf")


def person() -> User:
    return User.objects.create_user("person@example.org")


def clock_setting() -> Model:
    """The row that holds the tests' clock."""
    return ClockSetting.objects.get()


EXAMPLES: dict[str, Broken] = {
    "message_side_is_known": Broken(message, {"side": "staff"}),
    "message_says_something": Broken(message, {"text": ""}),
    "application_state_is_known": Broken(direct, {"state": "?"}),
    "application_letter_iff_referral": Broken(referred, {"referral": None}),
    "application_method_is_known": Broken(referred, {"method": "post"}),
    "application_opened_after_it_came": Broken(direct, {"opened_at": BEFORE}),
    "application_online_has_a_motive": Broken(direct, {"motive": ""}),
    "interview_agreed_is_known": Broken(interview, {"agreed_by": "letter"}),
    "interview_has_a_place": Broken(interview, {"place": ""}),
    "slot_offer_ending_is_known": Broken(slot_offer, {"ended_at": BEFORE, "ending": "open"}),
    "slot_offer_interview_iff_picked": Broken(slot_offer, {"ended_at": BEFORE, "ending": "picked"}),
    "slot_offer_word_with_an_answer": Broken(slot_offer, {"word": "いつでも伺えます。"}),
    "slot_offer_has_its_dates": Broken(slot_offer, {"last_at": BEFORE}),
    "slot_offer_has_a_place": Broken(slot_offer, {"place": ""}),
    "outcome_correction_has_a_reason": Broken(hired, {"version": 2}),
    "outcome_hire_has_its_facts": Broken(hired, {"starts_on": None}),
    "outcome_difference_is_named": Broken(hired, {"differs_from_card": True, "difference": "賃金"}),
    "outcome_told_and_reason_are_known": Broken(not_hired, {"reason": "age"}),
    "outcome_no_in_mypage_says_something": Broken(not_hired, {"message": ""}),
    "referral_state_is_known": Broken(proposal, {"state": "?"}),
    "referral_deadline_after_sending": Broken(proposal, {"deadline_at": BEFORE}),
    "referral_cites_call_or_reason": Broken(proposal, {"call": None}),
    "referral_answered_only_if_sent": Broken(proposal, {"sent_at": None, "deadline_at": None}),
    "referral_sent_has_a_deadline": Broken(proposal, {"deadline_at": None}),
    "referral_call_or_reason_not_both": Broken(proposal, {"no_call_reason": "saturday"}),
    "referral_decline_reason_if_declined": Broken(proposal, {"decline_reason": "wage"}),
    "letter_number_format": Broken(letter, {"number": "1"}),
    "saved_search_mail_is_known": Broken(saved_search, {"mail": "?"}),
    "finding_found_something": Broken(finding, {"count": 0}),
    "seeker_state_is_known": Broken(seeker, {"state": "?"}),
    "seeker_number_format": Broken(seeker, {"number": "1"}),
    "seeker_validity_ends_after_it_begins": Broken(seeker, {"valid_until": BEFORE.date()}),
    "acceptance_number_format": Broken(lambda: employers.open_posting().acceptance, {"number": "1"}),
    "acceptance_ends_after_it_begins": Broken(
        lambda: employers.open_posting().acceptance, {"refer_until": BEFORE.date()}
    ),
    "establishment_corporate_number_has_13_digits": Broken(
        employers.establishment, {"corporate_number": "12"}
    ),
    "establishment_company_has_its_number": Broken(employers.establishment, {"corporate_number": ""}),
    "establishment_parts_are_within_the_whole": Broken(employers.establishment, {"employees_here": 30_000}),
    "card_report_names_a_difference": Broken(reported, {"differences": []}),
    "card_report_handled_with_a_note": Broken(reported, {"handled_at": BEFORE}),
    "job_card_accepted_is_complete": Broken(draft_card, {"accepted_at": BEFORE, "title": ""}),
    "job_card_base_wage_ascends": Broken(draft_card, {"base_min": 300_000, "base_max": 200_000}),
    "job_card_occupation_middle_in_its_group": Broken(
        draft_card, {"occupation": "06", "occupation_middle": "050"}
    ),
    "job_card_age_ascends": Broken(draft_card, {"age_from": 40, "age_until": 30}),
    "job_card_no_limit_no_ages": Broken(draft_card, {"has_age_limit": False, "age_until": 59}),
    "phone_call_confirmation_has_an_end": Broken(confirmation, {"valid_until": None}),
    "synonym_group_state_is_known": Broken(
        lambda: SynonymGroup.objects.create(words=["甲種語", "乙種語"]), {"state": "?"}
    ),
    "posting_state_is_known": Broken(employers.draft_posting, {"state": "?"}),
    "posting_live_has_card_and_acceptance": Broken(employers.draft_posting, {"state": "on_hold"}),
    "posting_self_application_is_live_and_public": Broken(
        lambda: employers.open_posting(wants_self_application=True), {"state": "filled"}
    ),
    "posting_visit_has_a_day": Broken(employers.draft_posting, {"state": "visit_asked"}),
    "standing_consent_has_places": Broken(consent, {"most_referrals": 0}),
    "stored_file_is_not_empty": Broken(stored_file, {"size": 0}),
    "stored_file_has_its_hash": Broken(stored_file, {"sha256": "-" * 64}),
    "outbox_is_finished_iff_not_waiting": Broken(outbox_row, {"state": "done", "finished_at": None}),
    "outbox_sealed_has_an_end": Broken(outbox_row, {"sealed": b"-", "ends_at": None}),
    "municipality_code_is_5_digits": Broken(employers.municipality, {"code": "1310A"}),
    "municipality_code_is_of_prefecture": Broken(employers.municipality, {"prefecture": "14"}),
    "office_code_is_5_digits": Broken(employers.office, {"code": "1301A"}),
    "office_kind_is_known": Broken(employers.office, {"kind": "?"}),
    "user_email_is_lower_case": Broken(person, {"email": "Person@example.org"}),
    "clock_setting_is_one_row": Broken(clock_setting, {"id": 2}),
    "clock_setting_is_frozen_or_shifted": Broken(clock_setting, {"shift": dt.timedelta(days=1)}),
}
