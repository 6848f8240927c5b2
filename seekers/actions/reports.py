"""求人票と実際が違うとの申出: made by a seeker, dealt with by the accepting office."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers.models import Posting
from employers.publication import Sight, sight_of
from hellowork import clock
from hellowork.accounts.actor import Actor, known
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.calendar import days
from hellowork.notices import events
from hellowork.offices.roles import OfficePermission, may
from seekers.actions.authorising import is_seeker
from seekers.choices import CardDifference
from seekers.models import CardReport, Seeker

# The office has dealt with a report.
HANDLED = "card_report.handled"
# Our rule: a brake on robots, far above what a person meets with in a day.
MOST_A_DAY = 10


@transaction.atomic
def report_card(
    *, by: Actor, posting_id: int, differences: Sequence[CardDifference | str], text: str = ""
) -> CardReport:
    """Tell the office where a posting that this seeker may read is not as its card says, ended ones included.

    Raises `Refused` while an earlier report of theirs about it waits, and above `MOST_A_DAY`.
    """
    is_seeker(by)
    seeker = Seeker.objects.for_actor(by).locked().get()
    posting = Posting.objects.select_related("acceptance").get(pk=posting_id)
    if sight_of(posting, by) is Sight.NOTHING:
        raise Posting.DoesNotExist
    own = CardReport.objects.for_actor(by)
    if own.waiting().filter(posting=posting).exists():
        raise Refused(
            _("この求人についての申出は、すでに受け付けています。確認が終わるまでお待ちください。"),
            code="reported",
        )
    if own.filter(made_at__gte=days.start_of_day(clock.today())).count() >= MOST_A_DAY:
        raise Refused(
            _("申出は、1日に%(n)d件までです。お急ぎの場合は、お電話ください。") % {"n": MOST_A_DAY},
            code="daily",
        )
    return CardReport.objects.create(
        seeker=seeker,
        posting=posting,
        card_id=known(posting.card_id),
        differences=[CardDifference(each).value for each in differences],
        text=text.strip(),
    )


@transaction.atomic
def handle_report(*, by: Actor, report_id: uuid.UUID, note: str) -> CardReport:
    """対応済み, with what the office found and did. Staff whose role accepts postings, at the accepting office.

    The person who made it learns that it was looked into, never what `note` says.
    """
    if not may(by, OfficePermission.ACCEPT):
        raise NotAllowed
    reports = CardReport.objects.for_actor(by).select_for_update(of=("self",), no_key=True)
    report = reports.get(pk=report_id)
    if report.handled_at is not None:
        raise Refused(_("この申出には、すでに対応しています。"), code="handled")
    report.handled_at, report.handled_by_id, report.note = clock.now(), by.user_id, note.strip()
    report.save(update_fields=["handled_at", "handled_by", "note"])
    events.publish(HANDLED, report.pk, occurrence="once")
    return report
