"""Periodic jobs of this room."""

from celery import shared_task
from django.contrib.sessions.models import Session

from hellowork import clock
from hellowork.accounts.models import ParkedForm


@shared_task
def forget_ended() -> dict[str, int]:
    """Delete parked forms and sessions past their end; safe to run at any time, any number of times."""
    forms, _ = ParkedForm.objects.ended().delete()
    sessions, _ = Session.objects.filter(expire_date__lt=clock.now()).delete()
    return {"forms": forms, "sessions": sessions}
