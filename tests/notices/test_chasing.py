"""Reminders: once for each object, once more for a new occasion, never twice however many ask."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection

from hellowork import clock
from hellowork.accounts.models import ParkedForm, User
from hellowork.audit import jobs
from hellowork.audit.batches import Report
from hellowork.notices import chasing, relay
from hellowork.notices.chasing import chase
from hellowork.notices.models import ChaserSent
from hellowork.notices.telling import Recipient, tell
from tests.notices.conftest import NOTICE

pytestmark = pytest.mark.django_db

SECONDS = 20
KIND = "test.reminder"


@pytest.fixture
def parked(notice):
    """`parked(3)` makes three things with a deadline, each of a person of their own."""

    def make(count: int) -> None:
        for number in range(count):
            person = User.objects.create_user(f"person{number}@example.org")
            ends_at = clock.now() + dt.timedelta(days=1)
            ParkedForm.objects.create(
                key_hash=str(number), user=person, path="/", sealed=b"x", ends_at=ends_at
            )

    return make


def ending():
    """Due: what ends within two days."""
    return ParkedForm.objects.filter(ends_at__lt=clock.Now() + dt.timedelta(days=2))


def remind(forms) -> None:
    for form in forms:
        tell(
            NOTICE.kind, [Recipient(user_id=form.user_id)], object_id=form.pk, occurrence=form.chased_occasion
        )


def test_what_is_due_is_reminded_once(parked):
    parked(3)

    assert chase(KIND, ending(), remind) == Report(done=3, failed=0, backlog=0)
    assert chase(KIND, ending(), remind) == Report(done=0, failed=0, backlog=0)
    relay.run()
    assert len(mail.outbox) == 3
    assert ChaserSent.objects.of(KIND).count() == 3


def test_another_reminder_about_the_same_object_is_another_kind(parked):
    parked(1)
    chase(KIND, ending(), remind)

    assert chase("test.last_reminder", ending(), remind).done == 1


def test_a_deadline_that_is_moved_is_worth_another_reminder(parked):
    parked(1)
    assert chase(KIND, ending(), remind, per="ends_at").done == 1
    assert chase(KIND, ending(), remind, per="ends_at").done == 0
    ParkedForm.objects.update(ends_at=clock.now() + dt.timedelta(hours=30))

    assert chase(KIND, ending(), remind, per="ends_at").done == 1
    relay.run()
    assert len(mail.outbox) == 2


def test_a_dry_run_counts_and_changes_nothing(parked):
    parked(3)

    assert chase(KIND, ending(), remind, dry_run=True) == Report(backlog=3)
    assert not ChaserSent.objects.exists()


def test_one_that_cannot_be_told_leaves_the_others_alone_and_comes_again(parked):
    parked(3)
    bad = ParkedForm.objects.get(key_hash="1")

    def remind_all_but_one(forms) -> None:
        assert bad not in forms
        remind(forms)

    assert chase(KIND, ending(), remind_all_but_one) == Report(done=2, failed=1, backlog=1)
    assert chase(KIND, ending(), remind) == Report(done=1, failed=0, backlog=0)


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_remind_once(parked):
    """Each has asked what is due before the other writes its ledger; batches of one make them meet."""
    parked(10)
    together, reminded = threading.Barrier(2), []

    def tell_slowly(forms) -> None:
        reminded.extend(form.pk for form in forms)
        remind(forms)

    def process() -> Report:
        together.wait(SECONDS)
        try:
            return chase(KIND, ending(), tell_slowly, batch=1)
        finally:
            connection.close()

    with ThreadPoolExecutor() as threads:
        reports = [future.result(SECONDS) for future in [threads.submit(process) for _ in range(2)]]
    assert [report.failed for report in reports] == [0, 0]
    assert sorted(reminded) == sorted(ParkedForm.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_process_that_asked_before_another_reminded_does_not_remind_again(parked):
    """The row is found by the older view of the ledger, and looked up again under its lock."""
    parked(1)
    (found,) = chasing._not_yet(KIND, ending(), None)
    chase(KIND, ending(), remind)
    told = []
    chasing._remind(KIND, [found], told.extend)

    assert told == []
    assert ChaserSent.objects.count() == 1


def test_a_reminder_is_a_job_too(parked, monkeypatch):
    parked(2)
    monkeypatch.setattr(jobs, "_jobs", {})
    job = chasing.reminder("tests.remind", "催促", due=ending, tell=remind, per="ends_at")

    assert job.preview()[0] == 2
    assert job.run() == {"done": 2, "failed": 0, "backlog": 0}
    assert job.run() == {"done": 0, "failed": 0, "backlog": 0}
