"""What a seeker has applied for, who has read what of it, and where the number of applicants is not what it should be."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from applications.actions.selecting import DOCUMENT_READ, LETTER_READ
from applications.models import Application, SentDocument
from applications.models.application import READ
from employers.models import Posting
from hellowork.accounts.actor import Actor, Hat
from hellowork.audit.models import AccessRecord
from hellowork.offices.models import Office

_MOST_LOOKS = 30


def applied_for(by: Actor) -> QuerySet[Application]:
    """The seeker's own applications by which their lists mark a posting as 応募済み (`seekers.applied`)."""
    return Application.objects.for_actor(by).not_withdrawn()


def miscounted() -> QuerySet[Posting]:
    """Live postings whose figure of applicants is not the number of persons who have applied."""
    own = Application.objects.filter(posting=OuterRef("pk")).order_by()
    persons = own.values("posting").annotate(persons=Count("seeker", distinct=True)).values("persons")
    some = Posting.objects.live().filter(Q(applicants__gt=0) | Exists(own))
    return some.annotate(persons=Coalesce(Subquery(persons), 0)).exclude(applicants=F("persons"))


@dataclass(frozen=True, slots=True)
class Look:
    """One look: when, by which office (empty for the establishment), at what."""

    at: dt.datetime
    by: str
    what: str


def looks_at(application: Application, documents: Iterable[SentDocument]) -> list[Look]:
    """The newest looks at an application, its documents and its letter, for the applicant (design rule 12)."""
    titles = {(READ, str(application.pk)): _("応募の内容")}
    titles |= {(DOCUMENT_READ, str(each.pk)): each.title for each in documents}
    if application.letter_id:
        titles[LETTER_READ, str(application.letter_id)] = _("紹介状")
    wanted = Q(*(Q(kind=kind, object_id=pk) for kind, pk in titles), _connector=Q.OR)
    records = (
        AccessRecord.objects.filter(wanted).exclude(by_hat=Hat.SEEKER).order_by("-at", "-id")[:_MOST_LOOKS]
    )
    offices = Office.objects.in_bulk({each.by_office_id for each in records if each.by_office_id})
    return [
        Look(
            at=each.at,
            by=offices[each.by_office_id].name if each.by_office_id in offices else "",
            what=titles[each.kind, each.object_id],
        )
        for each in records
    ]
