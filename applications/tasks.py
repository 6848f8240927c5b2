"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from applications import retention
from applications.actions import emptying
from applications.models import Application, SentDocument
from hellowork.audit.jobs import Job, delete

EMPTY_APPLICATIONS = Job(
    name="applications.tasks.empty_applications",
    title=_("保存期間を過ぎた応募の個人情報の消去"),
    due=lambda: Application.objects.over_for(retention.APPLICATIONS.age),
    work=emptying.empty_applications,
)
FORGET_DOCUMENTS = Job(
    name="applications.tasks.forget_documents",
    title=_("保存期間を過ぎた応募書類の削除"),
    due=lambda: SentDocument.objects.of_ended_before(
        retention.SENT_DOCUMENTS.age, undecided=retention.APPLICATIONS.age
    ),
    work=delete,
)


@shared_task
def empty_applications() -> dict[str, int]:
    """Take the person out of applications that ended long ago."""
    return EMPTY_APPLICATIONS.run()


@shared_task
def forget_documents() -> dict[str, int]:
    """Delete the documents of applications that have ended."""
    return FORGET_DOCUMENTS.run()
