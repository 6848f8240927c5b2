"""The ground floor and the two rooms that join all floors. `docs/house.md` draws the house."""

from hellowork.celery import app as celery_app

__all__ = ["celery_app"]
