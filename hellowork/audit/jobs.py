"""Periodic jobs: what is due is asked of the data, so that a run that is missed, late or doubled does no harm.

A room declares a `Job` in its `tasks.py` beside the Celery task that runs it; `manage.py jobs` lists all
and `manage.py run_job NAME` runs one by hand. Each run leaves a `Heartbeat` with what was left to do.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils.functional import Promise

from hellowork import clock
from hellowork.audit import batches
from hellowork.audit.batches import Due, Report, Work
from hellowork.audit.models import Heartbeat

# A heartbeat that says the same is not written more often than this: wakes come many a second.
_HEARTBEAT_KEPT = dt.timedelta(seconds=5)


@dataclass(frozen=True, kw_only=True)
class Job:
    """A job over rows. `name` is the path of its Celery task; `batch` rows are locked and worked on at once."""

    name: str
    title: str | Promise
    due: Due
    work: Work
    batch: int = 100

    def __post_init__(self) -> None:
        if _jobs.setdefault(self.name, self) is not self:
            raise ValueError(f"The job {self.name!r} is declared twice.")

    def run(self) -> dict[str, int]:
        """Do what is due and note the heartbeat; returns the report as a dict, for Celery's log."""
        report = self.work_through()
        beat(self.name, backlog=report.backlog, failed=report.failed)
        return asdict(report)

    def work_through(self) -> Report:
        return batches.work_through(self.due, self.work, name=self.name, batch=self.batch)

    def preview(self) -> tuple[int, list[Any]]:
        """The dry run: how many rows are due, and the first of their ids."""
        return batches.preview(self.due())


_jobs: dict[str, Job] = {}


def all_jobs() -> list[Job]:
    """Every job declared so far, by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def beat(job: str, *, backlog: int = 0, failed: int = 0) -> None:
    """Note that `job` ran now and what it left for its next run."""
    seen = {"backlog": backlog, "failed": failed}
    recent = Q(ran_at__gt=clock.Now() - _HEARTBEAT_KEPT, ran_at__lte=clock.Now(), **seen)
    if not Heartbeat.objects.filter(job=job).exclude(recent).update(ran_at=clock.Now(), **seen):
        Heartbeat.objects.bulk_create([Heartbeat(job=job, ran_at=clock.now(), **seen)], ignore_conflicts=True)


def empty(values: Mapping[str, Any]) -> Work:
    """The work of a job that takes the person out of rows that stay: `values` is what stands there afterwards."""

    def work(rows: Sequence[Model]) -> None:
        type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows]).update(**values)

    return work


def delete(rows: Sequence[Model]) -> None:
    """The work of a job that only removes what has ended."""
    type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
