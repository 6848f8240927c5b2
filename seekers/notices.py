"""What the seekers' floor tells people, and in which words. Subjects are neutral (design rule 5)."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.publication import Sight, sight_of
from hellowork import clock
from hellowork.accounts.actor import Actor, Hat
from hellowork.calendar import days
from hellowork.notices.registry import Notice, Topic, declare, to_seeker
from hellowork.text.dates import date_text
from seekers.actions.reports import HANDLED
from seekers.lifecycle import REGISTRATION
from seekers.models import CardReport, Seeker
from seekers.queries import is_over

Words = str | Promise
ENDING = "seeker.ending"
NEW_POSTINGS = "saved_search.found"
KEPT_ENDING = "seeker.kept_ending"
TOLD = ("lapse", "close")


def _notice(kind: str, title: Words, line: Words) -> Notice:
    """The texts name no day: the record stays when the registration is renewed, and the page it leads to says it."""
    return to_seeker(
        kind,
        kind=kind,
        title=title,
        line=line,
        link="/me/profile/",
        about=Seeker.objects.all,
        topic=Topic.REGISTRATION,
    )


NOTICES = (
    to_seeker(
        NEW_POSTINGS,
        kind=NEW_POSTINGS,
        title=_("保存した検索条件に新しい求人があったとき"),
        line=_("保存した検索条件に合う、新しい求人があります。"),
        link="/me/searches/",
        topic=Topic.POSTING,
        can_be_switched_off=True,
        has_stop_link=True,
    ),
    _notice(
        ENDING,
        _("求職登録の有効期限が近づいたとき"),
        _(
            "求職登録の有効期限が近づいています。期限の月に、職業相談、紹介、オンライン自主応募のいずれかがあると、1か月延びます。"
        ),
    ),
    _notice(
        REGISTRATION.event("lapse"),
        _("求職登録の有効期間が終わったとき"),
        _(
            "求職登録の有効期間が終わりました。登録した内容は残っています。もう一度登録すると、応募できるようになります。"
        ),
    ),
    _notice(
        REGISTRATION.event("close"),
        _("求職登録を取り消したとき"),
        _(
            "求職登録を取り消しました。登録した内容は残っています。もう一度登録すると、応募できるようになります。"
        ),
    ),
)
KEPT_NOTICE = to_seeker(
    KEPT_ENDING,
    kind=KEPT_ENDING,
    title=_("お気に入りの求人の紹介期限日が近づいたとき"),
    line=_(
        "お気に入りの求人のなかに、紹介期限日が近づいたものがあります。応募をお考えの場合は、お早めにお手続きください。"
    ),
    link="/me/kept/",
    about=Seeker.objects.all,
    topic=Topic.POSTING,
    can_be_switched_off=True,
)
# Whether a seeker reads a posting with or without its name, its page is there.
_ANY_SEEKER = Actor(hat=Hat.SEEKER)


def _reports() -> QuerySet[CardReport]:
    today = TruncDate(clock.Now(), tzinfo=clock.TOKYO)
    return CardReport.objects.select_related("posting__acceptance").annotate(today=today)


def _of_report(report: CardReport) -> dict[str, Any]:
    """The day tells one report from another without a word of the posting; its page, as long as there is one to read."""
    posting = report.posting
    posting.today = report.today  # type: ignore[attr-defined]
    is_readable = sight_of(posting, _ANY_SEEKER) is not Sight.NOTHING and not is_over(posting)
    return {
        "day": date_text(days.day_of(report.made_at)),
        "address": f"/jobs/{posting.standing.number}/" if is_readable else "/jobs/",
    }


REPORT_NOTICE = to_seeker(
    HANDLED,
    kind=HANDLED,
    title=_("求人票と違うとの申出の確認が終わったとき"),
    line=_(
        "{day}にいただいた、求人票と実際が違うとの申出について、求人を受理した安定所が確認を終えました。"
        "お知らせいただき、ありがとうございました。"
    ),
    link="{address}",
    about=_reports,
    context=_of_report,
    topic=Topic.POSTING,
    can_be_switched_off=True,
)


def register() -> None:
    """Called once when the app is ready."""
    declare(*NOTICES, KEPT_NOTICE, REPORT_NOTICE)
