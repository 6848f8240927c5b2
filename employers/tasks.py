"""Periodic jobs of this floor."""

from dataclasses import dataclass
from typing import Any

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from employers import retention
from employers.actions.acceptance import expire_postings as expire
from employers.actions.acceptance import lapse_visits as lapse
from employers.handlers import tell_of_ending, tell_of_low_wage
from employers.models import Member, MemberInvitation, PhoneCall, Posting, PostingSearch
from employers.queries import ending_soon
from employers.search import index
from hellowork import clock
from hellowork.audit.batches import Report
from hellowork.audit.jobs import Job, delete, empty
from hellowork.notices.chasing import reminder


@dataclass(frozen=True, kw_only=True)
class SortingJob(Job):
    """Sorts an index instead of working on rows; there is never a backlog."""

    work: Any = None

    def work_through(self) -> Report:
        index.sort_in()
        return Report()


EXPIRE = Job(
    name="employers.tasks.expire_postings",
    title=_("紹介期限日を過ぎた求人を終える"),
    due=Posting.objects.past_last_day,
    work=expire,
)
LAPSE = Job(
    name="employers.tasks.lapse_visits",
    title=_("来所期限を過ぎた求人を終える"),
    due=Posting.objects.visit_missed,
    work=lapse,
)
SEARCH_REPAIR = Job(
    name="employers.tasks.search_repair",
    title=_("検索用の索引を求人に合わせる"),
    due=index.stale,
    work=lambda postings: index.publish([posting.pk for posting in postings]),
)
SORT_IN = SortingJob(
    name="employers.tasks.sort_in_search",
    title=_("検索用の索引に新しい求人の語を並べる"),
    due=PostingSearch.objects.none,
)
REMIND_OF_ENDING = reminder(
    "employers.tasks.remind_of_ending",
    _("紹介期限日が近い求人を知らせる"),
    due=ending_soon,
    tell=tell_of_ending,
    per="acceptance__refer_until",
)
REMIND_OF_WAGE = reminder(
    "employers.tasks.remind_of_low_wages",
    _("新しい最低賃金を下回る求人を知らせる"),
    due=lambda: Posting.objects.below_minimum_wage(clock.today()),
    tell=tell_of_low_wage,
    per="minimum_from",
)
EMPTY_CALLS = Job(
    name="employers.tasks.empty_calls",
    title=_("保存期間を過ぎた電話の応対者と内容の消去"),
    due=lambda: PhoneCall.objects.naming_somebody_before(retention.CALLS.age),
    work=empty(retention.CALLS.emptied(PhoneCall)),
    batch=500,
)
FORGET_DRAFTS = Job(
    name="employers.tasks.forget_drafts",
    title=_("提出されなかった求人の下書きの削除"),
    due=lambda: Posting.objects.never_handed_in(retention.CARDS.age),
    work=delete,
)
FORGET_MEMBERS = Job(
    name="employers.tasks.forget_members",
    title=_("利用を終了した事業所の利用者の削除"),
    due=lambda: Member.objects.ended_before(retention.MEMBERS.age),
    work=delete,
)
FORGET_INVITATIONS = Job(
    name="employers.tasks.forget_invitations",
    title=_("期限の過ぎた招待コードの削除"),
    due=lambda: MemberInvitation.objects.issued_before(retention.INVITATIONS.age),
    work=delete,
)


@shared_task
def expire_postings() -> dict[str, int]:
    """End what has passed its 紹介期限日."""
    return EXPIRE.run()


@shared_task
def lapse_visits() -> dict[str, int]:
    """End what waited for a visit that did not come."""
    return LAPSE.run()


@shared_task
def remind_of_ending() -> dict[str, int]:
    """Tell employers seven days before the 紹介期限日 of a live posting."""
    return REMIND_OF_ENDING.run()


@shared_task
def remind_of_low_wages() -> dict[str, int]:
    """Tell employers of a newer minimum wage that their postings do not reach."""
    return REMIND_OF_WAGE.run()


@shared_task
def search_repair() -> dict[str, int]:
    """Write the rows of the search that nobody wrote; `manage.py search_repair` compares the texts, too."""
    return SEARCH_REPAIR.run()


@shared_task
def sort_in_search() -> dict[str, int]:
    """Sort the words of new postings into the index, so that no publication has to wait for it."""
    return SORT_IN.run()


@shared_task
def empty_calls() -> dict[str, int]:
    """Take persons and words out of calls of long ago."""
    return EMPTY_CALLS.run()


@shared_task
def forget_drafts() -> dict[str, int]:
    """Delete postings that were begun and never handed in."""
    return FORGET_DRAFTS.run()


@shared_task
def forget_members() -> dict[str, int]:
    """Delete the rows of members who left long ago."""
    return FORGET_MEMBERS.run()


@shared_task
def forget_invitations() -> dict[str, int]:
    """Delete codes that nobody can use any more."""
    return FORGET_INVITATIONS.run()
