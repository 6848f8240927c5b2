"""Selection: opened, started, withdrawn by the applicant."""

import uuid

from django.db import transaction

from applications.lifecycle import APPLICATION
from applications.models import Application
from applications.models.application import READ
from hellowork import clock
from hellowork.accounts.actor import Actor, EstablishmentRole
from hellowork.accounts.errors import NotAllowed
from hellowork.audit.models import AccessRecord
from hellowork.lifecycle import move
from hellowork.notices import events
from hellowork.offices.roles import OfficePermission, may

OPENED = "application.opened"
# What the log of looks calls a document and a letter that were read; of an application it is `READ`.
DOCUMENT_READ, LETTER_READ = "document.read", "letter.read"


@transaction.atomic
def open_application(*, by: Actor, application_id: uuid.UUID) -> Application:
    """Read an application: every look is logged; the first by the employer is what the seeker sees as 確認済み."""
    application = Application.objects.for_actor(by).locked().get(pk=application_id)
    if by.is_seeker:
        return application
    AccessRecord.objects.note(kind=READ, object_id=application.pk, by=by)
    if by.is_employer and application.opened_at is None:
        application.opened_at = clock.now()
        application.save(update_fields=["opened_at"])
        events.publish(OPENED, application.pk, occurrence="once")
    return application


@transaction.atomic
def start_selection(*, by: Actor, application_id: uuid.UUID) -> Application:
    """選考中."""
    application = selecting(by, application_id)
    move(APPLICATION, "start_selection", [application], by=by, at=clock.now())
    return application


@transaction.atomic
def withdraw_application(*, by: Actor, application_id: uuid.UUID, reason: str = "") -> Application:
    """応募を辞退 by the seeker, or by staff on their request; before the result."""
    if not (by.is_seeker or may(by, OfficePermission.CONSULT)):
        raise NotAllowed
    application = Application.objects.for_actor(by).locked().get(pk=application_id)
    move(APPLICATION, "withdraw", [application], by=by, at=clock.now(), reason=reason)
    return application


def selecting_allowed(by: Actor) -> None:
    """Raise `NotAllowed` for anybody who does not decide for an establishment."""
    if not by.is_employer or by.establishment_role is EstablishmentRole.VIEWER:
        raise NotAllowed


def selecting(by: Actor, application_id: uuid.UUID) -> Application:
    """The application, locked, for somebody who may decide about it for the establishment."""
    selecting_allowed(by)
    return Application.objects.for_actor(by).select_related("posting").locked().get(pk=application_id)
