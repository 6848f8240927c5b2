"""Periodic jobs of this room."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.audit.jobs import Job, delete
from hellowork.web import retention
from hellowork.web.models import FormDraft, FormToken

FORGET_FORM_TOKENS = Job(
    name="hellowork.web.tasks.forget_form_tokens",
    title=_("古い送信の控えを消す"),
    due=FormToken.objects.ended,
    work=delete,
    batch=1000,
)
FORGET_DRAFTS = Job(
    name="hellowork.web.tasks.forget_drafts",
    title=_("送信されなかった入力の下書きの削除"),
    due=lambda: FormDraft.objects.saved_before(retention.DRAFTS.age),
    work=delete,
    batch=1000,
)


@shared_task
def forget_form_tokens() -> dict[str, int]:
    """Forget forms that were sent a day ago."""
    return FORGET_FORM_TOKENS.run()


@shared_task
def forget_drafts() -> dict[str, int]:
    """Forget what was typed and not sent for a long time."""
    return FORGET_DRAFTS.run()
