"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from applications import reminding, retention
from applications.actions import emptying
from applications.models import Application, SentDocument
from applications.queries import miscounted
from employers.actions.figures import record_applicants
from hellowork.audit.jobs import Job, delete
from hellowork.notices.chasing import reminder

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

RECOUNT_APPLICANTS = Job(
    name="applications.tasks.recount_applicants",
    title=_("求人の応募者数を応募に合わせる"),
    due=miscounted,
    work=lambda postings: record_applicants(
        Application.objects.applicants_of([posting.pk for posting in postings])
    ),
)
REMIND_OF_PROMISE = reminder(
    "applications.tasks.remind_of_promised_result",
    _("結果のお知らせの予定日を過ぎた応募を会社に知らせる"),
    due=reminding.promise_passed,
    tell=reminding.tell_employers,
    per="promised_on",
)


@shared_task
def empty_applications() -> dict[str, int]:
    """Take the person out of applications that ended long ago."""
    return EMPTY_APPLICATIONS.run()


@shared_task
def forget_documents() -> dict[str, int]:
    """Delete the documents of applications that have ended."""
    return FORGET_DOCUMENTS.run()


@shared_task
def recount_applicants() -> dict[str, int]:
    """Put right the number of applicants that a posting tells."""
    return RECOUNT_APPLICANTS.run()


@shared_task
def remind_of_promised_result() -> dict[str, int]:
    """Tell employers whose promised day is over."""
    return REMIND_OF_PROMISE.run()
