"""Periodic jobs of this room."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job, delete
from hellowork.web.models import FormToken

FORGET_FORM_TOKENS = Job(
    name="hellowork.web.tasks.forget_form_tokens",
    title=_("古い送信の控えを消す"),
    due=FormToken.objects.ended,
    work=delete,
    batch=1000,
)


@shared_task
def forget_form_tokens() -> dict[str, int]:
    """Forget forms that were sent a day ago."""
    return FORGET_FORM_TOKENS.run()
