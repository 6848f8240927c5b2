"""Periodic jobs of this floor."""

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.retention import ACCOUNTS
from hellowork.audit.jobs import Job, delete
from hellowork.notices.chasing import reminder
from seekers import retention
from seekers.actions import emptying
from seekers.actions.registration import lapse_registrations as lapse
from seekers.handlers import tell_of_end
from seekers.models import CardReport, Seeker, SeekerDocument
from seekers.queries import accounts_unused_for

LAPSE = Job(
    name="seekers.tasks.lapse_registrations",
    title=_("有効期間を過ぎた求職登録を終える"),
    due=Seeker.objects.past_last_day,
    work=lapse,
)
WARN_OF_END = reminder(
    "seekers.tasks.warn_of_end",
    _("求職登録の有効期限が近い方に知らせる"),
    due=Seeker.objects.warned_of_end,
    tell=tell_of_end,
    per="warning",
)
EMPTY = Job(
    name="seekers.tasks.empty_seekers",
    title=_("保存期間を過ぎた求職者の個人情報の消去"),
    due=lambda: Seeker.objects.unused_for(retention.SEEKERS.age),
    work=emptying.empty_seekers,
)
FORGET_ACCOUNTS = Job(
    name="seekers.tasks.forget_accounts",
    title=_("使われなくなったアカウントの削除"),
    due=lambda: accounts_unused_for(ACCOUNTS.age),
    work=emptying.forget_accounts,
)
FORGET_CARD_REPORTS = Job(
    name="seekers.tasks.forget_card_reports",
    title=_("保存期間を過ぎた求人票についての申出の削除"),
    due=lambda: CardReport.objects.made_before(retention.CARD_REPORTS.age),
    work=delete,
)
FORGET_DOCUMENTS = Job(
    name="seekers.tasks.forget_removed_documents",
    title=_("マイページから外された応募書類の削除"),
    due=lambda: SeekerDocument.objects.removed_before(retention.DOCUMENTS.age),
    work=delete,
)


@shared_task
def warn_of_end() -> dict[str, int]:
    """Warn seekers 14, 7 and 1 days before the last day of their registration."""
    return WARN_OF_END.run()


@shared_task
def lapse_registrations() -> dict[str, int]:
    """Let registrations lapse after their last day."""
    return LAPSE.run()


@shared_task
def empty_seekers() -> dict[str, int]:
    """Forget persons whose registration ended long ago and who have not signed in since."""
    return EMPTY.run()


@shared_task
def forget_accounts() -> dict[str, int]:
    """Delete accounts of persons whom nothing here is about any more."""
    return FORGET_ACCOUNTS.run()


@shared_task
def forget_card_reports() -> dict[str, int]:
    """Delete reports of long ago that a card differed from the facts."""
    return FORGET_CARD_REPORTS.run()


@shared_task
def forget_removed_documents() -> dict[str, int]:
    """Delete documents that their seekers took out of MyPage."""
    return FORGET_DOCUMENTS.run()
