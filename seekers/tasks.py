"""Periodic jobs of this floor."""

from dataclasses import dataclass
from typing import Any

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.retention import ACCOUNTS
from hellowork.audit.jobs import Job, Report, delete
from hellowork.notices.chasing import reminder
from seekers import retention
from seekers.actions import emptying
from seekers.actions.registration import lapse_registrations as lapse
from seekers.actions.telling_news import tell_of_news
from seekers.handlers import tell_of_end, tell_of_kept
from seekers.models import CardReport, SearchFinding, Seeker, SeekerDocument, ViewedPosting
from seekers.queries import accounts_unused_for, warned_of_kept, with_news_to_tell
from seekers.saved import matching


@dataclass(frozen=True, kw_only=True)
class Matching(Job):
    """Goes through the searches by their number instead of locking them: `seekers.saved.matching` says how."""

    work: Any = None

    def work_through(self) -> Report:
        if not self.due().exists():
            return Report()
        figures = matching.match_new()
        return Report(done=figures.searches, backlog=self.due().count())


MATCH = Matching(
    name="seekers.tasks.match_saved_searches",
    title=_("新しい求人と保存した検索条件の照合"),
    due=matching.waiting,
)
TELL_NEWS = Job(
    name="seekers.tasks.tell_of_new_postings",
    title=_("保存した検索条件の新しい求人を知らせる"),
    due=with_news_to_tell,
    work=tell_of_news,
    batch=1000,
)
FORGET_FINDINGS = Job(
    name="seekers.tasks.forget_findings",
    title=_("古くなった新着の記録の削除"),
    due=lambda: SearchFinding.objects.found_before(retention.FINDINGS.age),
    work=delete,
    batch=1000,
)

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
WARN_OF_KEPT = reminder(
    "seekers.tasks.warn_of_kept",
    _("お気に入りの求人の紹介期限日が近い方に知らせる"),
    due=warned_of_kept,
    tell=tell_of_kept,
    per="kept_until",
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
FORGET_VIEWED = Job(
    name="seekers.tasks.forget_viewed",
    title=_("最近見た求人の記録の削除"),
    due=lambda: ViewedPosting.objects.put_before(retention.VIEWED.age),
    work=delete,
)


@shared_task
def warn_of_end() -> dict[str, int]:
    """Warn seekers 14, 7 and 1 days before the last day of their registration."""
    return WARN_OF_END.run()


@shared_task
def warn_of_kept() -> dict[str, int]:
    """Tell seekers a week before that postings they keep are about to end."""
    return WARN_OF_KEPT.run()


@shared_task
def lapse_registrations() -> dict[str, int]:
    """Let registrations lapse after their last day."""
    return LAPSE.run()


@shared_task
def match_saved_searches() -> dict[str, int]:
    """Match what is new against all saved searches, once a day."""
    return MATCH.run()


@shared_task
def tell_of_new_postings() -> dict[str, int]:
    """Tell seekers of the new postings of their saved searches, in one notice a day."""
    return TELL_NEWS.run()


@shared_task
def forget_findings() -> dict[str, int]:
    """Delete what was found for saved searches long ago."""
    return FORGET_FINDINGS.run()


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


@shared_task
def forget_viewed() -> dict[str, int]:
    """Forget which postings were opened long ago."""
    return FORGET_VIEWED.run()
