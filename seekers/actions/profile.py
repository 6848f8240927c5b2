"""The seeker's own record and documents."""

import hashlib
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import Refused
from hellowork.files import storing
from hellowork.files.checking import Checked
from hellowork.files.models import StoredFile
from seekers.actions.authorising import is_seeker
from seekers.models import Seeker, SeekerDocument

MOST_DOCUMENTS = 20


@transaction.atomic
def change_profile(*, by: Actor, changes: dict[str, Any]) -> Seeker:
    """The seeker changes their own record."""
    is_seeker(by)
    seeker = Seeker.objects.for_actor(by).locked().get()
    for name, value in changes.items():
        setattr(seeker, name, value)
    seeker.full_clean(exclude=["office", "user"])
    seeker.save(update_fields=list(changes))
    return seeker


@transaction.atomic
def keep_document(*, by: Actor, file: StoredFile, kind: str, title: str) -> SeekerDocument:
    """Put an upload among the seeker's documents. Raises `Refused` where MOST_DOCUMENTS are kept."""
    is_seeker(by)
    seeker = Seeker.objects.for_actor(by).locked().get()
    _refuse_another(by)
    return SeekerDocument.objects.create(seeker=seeker, file=file, kind=kind, title=title)


@transaction.atomic
def keep_once(*, by: Actor, upload: Checked, kind: str, title: str) -> SeekerDocument:
    """Put an upload among the seeker's documents; one of the same content stays the one there is.

    Under the seeker's lock, so that two presses with one file at the same moment find each other. Raises `Refused` as
    `keep_document` does.
    """
    is_seeker(by)
    seeker = Seeker.objects.for_actor(by).locked().get()
    digest = hashlib.sha256(upload.content).hexdigest()
    kept = SeekerDocument.objects.for_actor(by).kept().filter(file__sha256=digest)
    if same := kept.order_by("created_at", "pk").first():
        return same
    _refuse_another(by)
    file = storing.store(
        upload.content, name=upload.name, content_type=upload.content_type, owner_id=seeker.user_id
    )
    return SeekerDocument.objects.create(seeker=seeker, file=file, kind=kind, title=title)


def _refuse_another(by: Actor) -> None:
    """Asked under the seeker's lock."""
    if SeekerDocument.objects.for_actor(by).kept().count() >= MOST_DOCUMENTS:
        raise Refused(
            _("書類は%(n)d件まで保管できます。使わない書類を削除してください。") % {"n": MOST_DOCUMENTS},
            code="too_many",
        )


@transaction.atomic
def remove_document(*, by: Actor, document_id: uuid.UUID) -> None:
    """Take a document out; what an application was sent with stays with that application."""
    is_seeker(by)
    document = SeekerDocument.objects.for_actor(by).kept().select_for_update().get(pk=document_id)
    document.removed_at = clock.now()
    document.save(update_fields=["removed_at"])
