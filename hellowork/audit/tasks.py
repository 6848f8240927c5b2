"""Periodic jobs of this room."""

from celery import shared_task

from hellowork.audit import jobs


@shared_task
def heartbeat() -> None:
    """Show that beat and a worker are alive; `/healthz` and the desk read the row."""
    jobs.beat("heartbeat")
