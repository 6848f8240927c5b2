"""Forgetting a person whose registration ended long ago; what they did stays as numbers."""

from collections.abc import Sequence

from hellowork import clock
from hellowork.accounts.models import User
from hellowork.audit import edits
from seekers import retention
from seekers.models import (
    CardReport,
    Consultation,
    HiddenEstablishment,
    HiddenPosting,
    Invitation,
    KeptPosting,
    SavedSearch,
    Seeker,
    SeekerDocument,
    ViewedPosting,
)


def empty_seekers(seekers: Sequence[Seeker]) -> None:
    """Take the person out of these locked records, with their documents, invitations, saved searches and shelf.

    `seekers.retention` says which fields, the job which records. The account follows by a job of its own, which locks
    it first (ADR 0008), and stays where its owner has another hat.
    """
    ids = [seeker.pk for seeker in seekers]
    CardReport.objects.filter(seeker__in=ids).delete()
    Invitation.objects.filter(seeker__in=ids).delete()
    SeekerDocument.objects.filter(seeker__in=ids).delete()
    SavedSearch.objects.filter(seeker__in=ids).delete()
    for model in (KeptPosting, HiddenPosting, HiddenEstablishment, ViewedPosting):
        model.objects.filter(seeker__in=ids).delete()
    Consultation.objects.filter(seeker__in=ids).update(**retention.SEEKERS.emptied(Consultation))
    Seeker.objects.filter(pk__in=ids).update(**retention.SEEKERS.emptied(Seeker), emptied_at=clock.Now())
    edits.forget(Seeker, ids)


def forget_accounts(accounts: Sequence[User]) -> None:
    """Delete these locked accounts. Seekers come before referrals (ADR 0008), where Django's deletion has it reversed."""
    ids = [account.pk for account in accounts]
    Seeker.objects.filter(user__in=ids).update(user=None)
    User.objects.filter(pk__in=ids).delete()
