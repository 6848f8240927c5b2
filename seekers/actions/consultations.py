"""Consultations (職業相談)."""

import uuid
from typing import Any

from django.db import transaction

from hellowork import clock
from hellowork.accounts.actor import Actor, known
from seekers.actions.authorising import consults
from seekers.actions.registration import prolong
from seekers.choices import ConsultationWay
from seekers.models import Consultation, Seeker


@transaction.atomic
def record_consultation(
    *, by: Actor, seeker_id: uuid.UUID, way: ConsultationWay, wishes: dict[str, Any], note: str = ""
) -> Consultation:
    """職業相談 with the confirmed wishes, which also become those of the record; prolongs in the last month."""
    consults(by)
    seeker = Seeker.objects.for_actor(by).locked().get(pk=seeker_id)
    consultation = Consultation(
        seeker=seeker,
        office_id=known(by.office_id),
        staff_id=by.user_id,
        way=way,
        note=note,
        at=clock.now(),
        **wishes,
    )
    consultation.full_clean(exclude=["office", "staff", "seeker"])
    consultation.save()
    for name, value in wishes.items():
        setattr(seeker, name, value)
    seeker.save(update_fields=list(wishes))
    prolong(seeker, on=consultation.at.date())
    return consultation
