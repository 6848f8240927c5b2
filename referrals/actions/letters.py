"""The letter (紹介状)."""

import datetime as dt
import uuid

from django.conf import settings

from employers.models import JobCard, Posting
from hellowork.accounts.actor import known
from hellowork.notices import events
from hellowork.offices.models import NumberCounter, NumberKind, Office, StaffMember
from referrals.models import Letter, Referral
from seekers.models import Seeker

ISSUED = "letter.issued"


def issue_letter(
    referral: Referral, *, at: dt.datetime, interview: str = "", is_from_window: bool = False
) -> Letter:
    """Give the referral its letter: number and facts now, the paper by the outbox. In the caller's transaction.

    `interview` is when and where, in words, if that is known already.
    """
    office = Office.objects.get(pk=referral.office_id)
    posting = Posting.objects.select_related("establishment", "acceptance").get(pk=referral.posting_id)
    card = JobCard.objects.select_related("municipality").get(pk=referral.card_id)
    seeker = Seeker.objects.get(pk=referral.seeker_id)
    (value,) = NumberCounter.objects.next_values(office.pk, NumberKind.LETTER)
    letter = Letter.objects.create(
        referral=referral,
        number=f"{office.code}-{value:08d}",
        issued_at=at,
        issuer=settings.OPERATOR["letter_issuer"] or office.name,
        issuer_address=office.full_address,
        issuer_telephone=office.telephone,
        staff_name=_name_of(referral.staff_id),
        seeker_name=seeker.name,
        seeker_kana=seeker.kana,
        seeker_number=seeker.number,
        establishment_name=posting.establishment.name,
        contact=" ".join(filter(None, [card.contact_department, card.contact_name])),
        posting_number=posting.standing.number,
        title=card.title,
        workplace=f"{known(card.municipality).full_name}{card.street}",
        interview=interview,
        is_from_window=is_from_window,
        issuer_fax=office.fax if is_from_window else "",
    )
    events.publish(ISSUED, letter.pk, occurrence="once")
    return letter


def _name_of(staff_id: uuid.UUID | None) -> str:
    """The name of an officer, empty where the account is gone."""
    if staff_id is None:
        return ""
    return StaffMember.objects.filter(user_id=staff_id).values_list("name", flat=True).first() or ""
