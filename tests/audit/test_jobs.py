"""Jobs over rows: locked batches, past bad rows, twice without harm, a heartbeat, a dry run."""

import datetime as dt
import io
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection

from hellowork import clock
from hellowork.accounts.models import ParkedForm, User
from hellowork.audit import batches, jobs, schedule
from hellowork.audit.models import Heartbeat
from hellowork.audit.tasks import forget_parked_forms, forget_sessions

pytestmark = pytest.mark.django_db

SECONDS = 20


def people(count: int) -> None:
    for number in range(count):
        User.objects.create_user(f"person{number}@example.org")


def active():
    return User.objects.filter(is_active=True)


def put_out(rows) -> None:
    User.objects.filter(pk__in=[row.pk for row in rows]).update(is_active=False)


def run(work=put_out, batch: int = 2) -> batches.Report:
    return batches.work_through(active, work, name="test", batch=batch)


def test_all_that_is_due_is_done_in_batches():
    people(5)
    sizes = []

    def work(rows) -> None:
        sizes.append(len(rows))
        put_out(rows)

    assert run(work) == batches.Report(done=5, failed=0, backlog=0)
    assert sizes == [2, 2, 1]
    assert run(work) == batches.Report()


def test_one_bad_row_leaves_the_others_alone(caplog):
    people(5)
    bad = User.objects.get(email="person2@example.org")

    def work(rows) -> None:
        put_out(rows)
        if bad in rows:
            raise RuntimeError(f"{bad.email} is bad")

    assert run(work) == batches.Report(done=4, failed=1, backlog=1)
    assert list(active()) == [bad]
    assert f"test {bad.pk} failed (RuntimeError at test_jobs.py:" in caplog.text
    assert bad.email not in caplog.text


def test_work_that_leaves_its_rows_due_is_a_failure_and_no_endless_loop():
    people(3)

    assert run(lambda rows: None) == batches.Report(done=0, failed=3, backlog=3)


def test_a_job_stops_when_its_time_is_over(settings):
    people(3)
    settings.JOB_SECONDS = 0

    assert run() == batches.Report(done=0, failed=0, backlog=3)


@pytest.mark.django_db(transaction=True)
def test_two_processes_share_the_rows_and_do_none_twice():
    people(20)
    done: list[str] = []
    together = threading.Barrier(2)

    def work(rows) -> None:
        done.extend(row.email for row in rows)
        put_out(rows)

    def process() -> batches.Report:
        together.wait(SECONDS)
        try:
            return run(work, batch=3)
        finally:
            connection.close()

    with ThreadPoolExecutor() as threads:
        reports = [future.result(SECONDS) for future in [threads.submit(process) for _ in range(2)]]
    assert sum(report.done for report in reports) == len(done) == len(set(done)) == 20


@pytest.fixture
def job(monkeypatch) -> jobs.Job:
    monkeypatch.setattr(jobs, "_jobs", {})
    return jobs.Job(name="tests.put_out", title="消灯", due=active, work=put_out, batch=2)


def test_a_run_leaves_a_heartbeat(job):
    people(3)

    assert job.run() == {"done": 3, "failed": 0, "backlog": 0}
    beat = Heartbeat.objects.get(job="tests.put_out")
    assert (beat.ran_at, beat.backlog, beat.failed) == (clock.now(), 0, 0)


def test_a_heartbeat_is_written_anew_when_it_is_old_or_says_something_else(house_clock):
    first = clock.now()
    jobs.beat("tests.x", backlog=1)
    house_clock.move(dt.timedelta(seconds=2))
    jobs.beat("tests.x", backlog=1)
    assert Heartbeat.objects.get().ran_at == first

    jobs.beat("tests.x", backlog=2)
    assert Heartbeat.objects.get().ran_at == clock.now()
    house_clock.move(dt.timedelta(days=-1))
    jobs.beat("tests.x", backlog=2)
    assert Heartbeat.objects.get().ran_at == clock.now()


def test_a_preview_changes_nothing(job):
    people(30)
    count, first = job.preview()

    assert (count, len(first)) == (30, 20)
    assert active().count() == 30
    assert not Heartbeat.objects.exists()


def test_a_job_is_declared_once(job):
    with pytest.raises(ValueError, match="declared twice"):
        jobs.Job(name=job.name, title="", due=active, work=put_out)


def test_what_has_ended_below_is_forgotten(house_clock):
    person = User.objects.create_user("person@example.org")
    for hours in (-1, 1):
        ends_at = clock.now() + dt.timedelta(hours=hours)
        ParkedForm.objects.create(key_hash=str(hours), user=person, path="/", sealed=b"x", ends_at=ends_at)
        Session.objects.create(session_key=str(hours), session_data="", expire_date=ends_at)

    assert forget_parked_forms() == {"done": 1, "failed": 0, "backlog": 0}
    assert forget_sessions() == {"done": 1, "failed": 0, "backlog": 0}
    assert [form.key_hash for form in ParkedForm.objects.all()] == ["1"]
    assert [session.session_key for session in Session.objects.all()] == ["1"]


def manage(*arguments: str) -> str:
    output = io.StringIO()
    call_command(*arguments, stdout=output)
    return output.getvalue()


def test_the_list_of_jobs_shows_the_last_run_and_who_is_late(house_clock):
    jobs.beat("hellowork.notices.tasks.relay_outbox", backlog=7, failed=1)
    lines = {line.split()[0]: line for line in manage("jobs").splitlines()}

    relay = lines["hellowork.notices.tasks.relay_outbox"]
    assert "10 s  2026-11-11 10:00:00       7       1  送信箱の送信" in relay
    assert "never" in lines["hellowork.audit.tasks.heartbeat"]
    assert "LATE" in lines["hellowork.audit.tasks.heartbeat"]
    house_clock.move(dt.timedelta(minutes=3, seconds=1))
    assert "LATE" in manage("jobs").split("relay_outbox")[1].splitlines()[0]


def test_the_list_of_jobs_can_be_asked_by_monitoring():
    with pytest.raises(CommandError, match=r"Late: .*heartbeat"):
        manage("jobs", "--check")
    jobs.beat("hellowork.notices.tasks.relay_outbox")
    manage("jobs", "--check", "--only", "hellowork.notices.tasks.relay_outbox")
    with pytest.raises(CommandError, match="No scheduled job"):
        manage("jobs", "--check", "--only", "relay")
    for name in schedule.jobs():
        jobs.beat(name)
    manage("jobs", "--check")


def test_a_job_is_run_by_hand():
    Session.objects.create(session_key="old", session_data="", expire_date=clock.now() - dt.timedelta(days=1))

    dry = manage("run_job", "forget_sessions", "--dry-run")
    assert dry == "hellowork.audit.tasks.forget_sessions: 1 due: old\n"
    done = manage("run_job", "hellowork.audit.tasks.forget_sessions")
    assert done == "hellowork.audit.tasks.forget_sessions: 1 done, 0 failed, 0 left\n"
    assert manage("run_job", "forget_sessions", "--dry-run").endswith(": 0 due\n")


def test_a_job_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(CommandError, match=r"'no_such_job' is not one of: .*relay_outbox"):
        manage("run_job", "no_such_job")
