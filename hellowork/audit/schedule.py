"""The periodic jobs as an operator sees them: how often each should run, when it did, what it left."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from hellowork import clock
from hellowork.audit.jobs import Job, all_jobs
from hellowork.audit.models import Heartbeat
from hellowork.celery import app

# A job is late when this many of its runs are missing.
_RUNS_MISSED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One job; `beat` is None where it has never run."""

    job: Job
    every: dt.timedelta
    beat: Heartbeat | None
    is_late: bool


def jobs() -> dict[str, Job]:
    """Every job of the house by name, after all apps have declared theirs."""
    app.loader.import_default_modules()
    return {job.name: job for job in all_jobs()}


def timetable() -> list[Line]:
    """Every scheduled job with its last run."""
    declared, now = jobs(), clock.now()
    beats = Heartbeat.objects.in_bulk()
    lines = []
    schedule: dict[str, dict[str, Any]] = settings.CELERY_BEAT_SCHEDULE
    for name, entry in sorted(schedule.items()):
        every, beat = dt.timedelta(seconds=entry["schedule"]), beats.get(name)
        is_late = beat is None or now - beat.ran_at > _RUNS_MISSED * max(every, dt.timedelta(minutes=1))
        lines.append(Line(declared[name], every, beat, is_late))
    return lines
