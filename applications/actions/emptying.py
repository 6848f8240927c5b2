"""Forgetting who applied; that somebody applied, how and with what result, stays as a number."""

from collections.abc import Sequence

from applications import retention
from applications.models import Application, Interview, Outcome, SentDocument, SlotOffer
from hellowork import clock
from referrals.models import Letter


def empty_applications(applications: Sequence[Application]) -> None:
    """Take the person out of these locked applications, with letters, interviews, outcomes and documents.

    `applications.retention` says which fields, the job which applications; the messages follow by a job of their floor.
    """
    ids = [application.pk for application in applications]
    empties = retention.APPLICATIONS.emptied
    SentDocument.objects.filter(application__in=ids).delete()
    Interview.objects.filter(application__in=ids).update(**empties(Interview))
    SlotOffer.objects.filter(application__in=ids).update(**empties(SlotOffer))
    Outcome.objects.filter(application__in=ids).update(**empties(Outcome))
    Letter.objects.filter(application__in=ids).update(**empties(Letter), file=None)
    Application.objects.filter(pk__in=ids).update(**empties(Application), emptied_at=clock.Now())
