"""Documents go 90 days after the end of an application, the person two years after it; the numbers stay."""

import datetime as dt
import uuid

import pytest
from django.core.files.storage import default_storage

from applications import retention, tasks
from applications.actions import applying, outcomes, selecting
from applications.actions.interviews import Appointment, arrange_interview
from applications.actions.outcomes import Decision
from applications.choices import Result, Told
from applications.models import Application, Interview, Outcome, SentDocument
from hellowork.accounts.actor import SYSTEM
from hellowork.clock import TOKYO
from hellowork.files import storing
from hellowork.files import tasks as files
from hellowork.files.models import StoredFile
from hellowork.notices import relay
from hellowork.retention import GONE
from messaging import tasks as messaging
from messaging.actions import messages
from messaging.models import Message, Thread
from referrals.models import Letter
from seekers import tasks as seekers_tasks
from seekers.actions import profile
from tests.referrals import factories as referrals

pytestmark = pytest.mark.django_db
NOTHING = {"done": 0, "failed": 0, "backlog": 0}
ONE = {"done": 1, "failed": 0, "backlog": 0}
MOMENT = dt.timedelta(seconds=1)


@pytest.fixture
def proposal():
    return referrals.sent()


@pytest.fixture
def document(proposal):
    file = storing.store(
        b"%PDF-", name="履歴書.pdf", content_type="application/pdf", owner_id=proposal.seeker.user_id
    )
    return profile.keep_document(by=proposal.seeker, file=file, kind="resume", title="履歴書.pdf")


@pytest.fixture
def application(proposal, document) -> Application:
    return applying.apply(
        by=proposal.seeker,
        posting_id=proposal.posting.pk,
        motive="応募します。",
        referral_id=proposal.referral.pk,
        document_ids=[document.pk],
    )


def refuse(proposal, application: Application) -> None:
    decision = Decision(result=Result.NOT_HIRED, told=Told.MYPAGE, message="ご希望に沿えませんでした。")
    outcomes.record_outcome(by=proposal.employer, application_id=application.pk, decision=decision)


def test_documents_are_deleted_90_days_after_the_outcome(proposal, application, house_clock):
    refuse(proposal, application)
    house_clock.move(dt.timedelta(days=90) - MOMENT)
    assert tasks.forget_documents() == NOTHING
    house_clock.move(MOMENT)

    assert tasks.forget_documents() == ONE
    assert not SentDocument.objects.exists()
    assert tasks.forget_documents() == NOTHING


def test_documents_of_an_application_in_selection_stay(proposal, application, house_clock):
    selecting.open_application(by=proposal.employer, application_id=application.pk)
    house_clock.move(dt.timedelta(days=400))

    assert tasks.forget_documents() == NOTHING


def test_documents_that_nobody_decided_about_go_with_the_person(application, house_clock):
    house_clock.move(retention.APPLICATIONS.age)

    assert tasks.forget_documents() == ONE


def test_the_file_stays_as_long_as_its_seeker_keeps_it(proposal, application, document, house_clock):
    refuse(proposal, application)
    house_clock.move(dt.timedelta(days=91))
    tasks.forget_documents()
    assert files.forget_files() == NOTHING
    assert default_storage.exists(document.file.key)

    profile.remove_document(by=proposal.seeker, document_id=document.pk)
    assert seekers_tasks.forget_removed_documents() == NOTHING
    house_clock.move(dt.timedelta(days=30))
    assert seekers_tasks.forget_removed_documents() == ONE
    assert files.forget_files() == ONE
    assert not StoredFile.objects.filter(pk=document.file_id).exists()
    assert not default_storage.exists(document.file.key)


def test_a_file_that_an_application_holds_stays_when_its_seeker_removes_it(
    proposal, application, document, house_clock
):
    profile.remove_document(by=proposal.seeker, document_id=document.pk)
    house_clock.move(dt.timedelta(days=31))
    assert seekers_tasks.forget_removed_documents() == ONE

    assert files.forget_files() == NOTHING
    assert storing.read(SentDocument.objects.get().file) == b"%PDF-"


def full(proposal, application: Application) -> None:
    """With everything that is written about a person: messages, interview, result, letter."""
    selecting.open_application(by=proposal.employer, application_id=application.pk)
    when = Appointment(at=dt.datetime(2026, 11, 17, 14, tzinfo=TOKYO), place="本社", belongings="印かん")
    arrange_interview(by=proposal.employer, application_id=application.pk, appointment=when)
    messages.send_message(by=proposal.employer, application_id=application.pk, text="お待ちしています。")
    refuse(proposal, application)
    relay.run()


def test_two_years_after_its_end_nobody_is_left_in_an_application(proposal, application, house_clock):
    full(proposal, application)
    house_clock.move(retention.APPLICATIONS.age - MOMENT)
    assert tasks.empty_applications() == NOTHING
    assert messaging.forget_threads() == NOTHING
    house_clock.move(MOMENT)

    assert tasks.empty_applications() == ONE
    assert messaging.forget_threads() == ONE
    assert not Message.objects.exists()
    assert not SentDocument.objects.exists()
    for model, count in ((Application, 1), (Letter, 1), (Interview, 1), (Outcome, 1)):
        names = retention.APPLICATIONS.emptied(model)
        rows = model.objects.values(*names)
        assert [set(row.values()) - {"", None, GONE} for row in rows] == [set()] * count, model
    assert Letter.objects.get().file is None
    assert tasks.empty_applications() == NOTHING


def test_the_numbers_stay(proposal, application, house_clock):
    full(proposal, application)
    kept = ("id", "posting", "method", "state", "applied_at", "state_since")
    before = Application.objects.values(*kept).get()
    house_clock.move(retention.APPLICATIONS.age)
    tasks.empty_applications()

    assert Application.objects.values(*kept).get() == before
    assert Outcome.objects.get().result == Result.NOT_HIRED
    assert Letter.objects.get().number == "13010-00000001"


def test_an_emptied_application_is_there_for_nobody(proposal, application, house_clock):
    full(proposal, application)
    for actor in (proposal.seeker, proposal.employer, proposal.officer):
        assert Application.objects.for_actor(actor).exists()
    house_clock.move(retention.APPLICATIONS.age)
    tasks.empty_applications()

    for actor in (proposal.seeker, proposal.employer, proposal.officer):
        assert not Application.objects.for_actor(actor).exists()
        assert not Letter.objects.for_actor(actor).exists()
        assert not Thread.objects.for_actor(actor).exists()
    assert Application.objects.for_actor(SYSTEM).exists()
    assert str(Application.objects.get()) == GONE


def test_a_letter_that_was_printed_goes_with_its_file(proposal, application, house_clock):
    full(proposal, application)
    key = Letter.objects.get().file.key
    house_clock.move(retention.APPLICATIONS.age)
    tasks.empty_applications()
    files.forget_files()

    assert not default_storage.exists(key)


def test_a_file_stored_a_moment_ago_is_not_taken_for_unused():
    storing.store(b"x", name=f"{uuid.uuid4()}.pdf", content_type="application/pdf")

    assert files.forget_files() == NOTHING
