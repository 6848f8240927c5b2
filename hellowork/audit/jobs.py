"""What every periodic job writes down when it has run."""

from hellowork import clock
from hellowork.audit.models import Heartbeat


def beat(job: str, *, backlog: int = 0) -> None:
    """Note that `job` ran now and left `backlog` rows for its next run."""
    Heartbeat.objects.update_or_create(job=job, defaults={"ran_at": clock.now(), "backlog": backlog})
