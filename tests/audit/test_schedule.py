"""What runs by itself: every task is in the timetable, has a job behind it, and may run twice."""

import datetime as dt
from collections import Counter

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from employers.actions import acceptance
from hellowork.audit.schedule import jobs
from hellowork.celery import app
from hellowork.notices import wake
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db

SCHEDULE = settings.CELERY_BEAT_SCHEDULE


def our_tasks() -> set[str]:
    app.loader.import_default_modules()
    return {name for name in app.tasks if not name.startswith("celery.")}


def test_every_scheduled_task_exists_and_every_task_is_scheduled():
    assert {entry["task"] for entry in SCHEDULE.values()} == our_tasks()


def test_the_task_that_a_commit_wakes_is_one_of_them():
    assert wake._TASK in our_tasks()


def test_every_task_has_a_job_of_its_name():
    assert set(jobs()) == our_tasks()


def test_no_run_waits_for_a_worker_longer_than_until_the_next():
    assert [name for name, entry in SCHEDULE.items() if entry["options"]["expires"] > entry["schedule"]] == []


def test_beat_keeps_to_intervals():
    """An hour of the day can be skipped or come twice when clocks change; an interval cannot."""
    assert all(isinstance(entry["schedule"], int | float) for entry in SCHEDULE.values())


def a_pass() -> dict[str, int]:
    """Every task once; what each has done."""
    done = {}
    for name in sorted(our_tasks()):
        report = app.tasks[name]()
        assert set(report) == {"done", "failed", "backlog"}
        assert report["failed"] == 0, name
        done[name] = report["done"]
    return done


def rows() -> dict[str, int]:
    tables = connection.introspection.table_names()
    models = (model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables)
    return {model._meta.db_table: model._base_manager.count() for model in models}


def test_every_task_may_run_twice_on_an_empty_house():
    a_pass()
    before = rows()

    assert not any(a_pass().values())
    assert rows() == before


def a_small_house() -> None:
    """A proposal, a posting that waits for a visit, one that ends soon, a registration; and mails for them."""
    referrals.sent()
    employer = employers.member()
    acceptance.ask_visit(by=employers.staff(), posting_id=employers.submitted_posting(employer).pk)
    employers.open_posting(employer)
    seekers.online_seeker()


def test_every_task_may_run_twice_when_all_is_due(house_clock):
    """The jobs and the handlers of their events come to an end, and stay there."""
    a_small_house()
    done: Counter[str] = Counter()
    for days in (8, 68, 70):  # Past the deadline, a week before the end of the postings, and long after it.
        house_clock.move(dt.timedelta(days=days))
        while any((latest := a_pass()).values()):
            done.update(latest)
            assert done.total() < 200
    assert {name for name, count in done.items() if count} == {
        "employers.tasks.expire_postings",
        "employers.tasks.lapse_visits",
        "employers.tasks.remind_of_ending",
        "hellowork.notices.tasks.forget_done",
        "hellowork.notices.tasks.relay_outbox",
        "referrals.tasks.expire_referrals",
        "seekers.tasks.lapse_registrations",
        "seekers.tasks.warn_of_end",
    }
    before = rows()

    assert not any(a_pass().values())
    assert rows() == before
