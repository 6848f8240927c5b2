"""The seeker's own record and documents."""

import hashlib
import uuid
from typing import Any

from django.db import transaction

from hellowork import clock
from hellowork.accounts.actor import Actor, known
from hellowork.files import storing
from hellowork.files.checking import Checked
from hellowork.files.models import StoredFile
from seekers.actions.authorising import is_seeker
from seekers.models import Seeker, SeekerDocument


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
    """Put an upload among the seeker's documents."""
    is_seeker(by)
    return SeekerDocument.objects.create(seeker_id=known(by.seeker_id), file=file, kind=kind, title=title)


@transaction.atomic
def keep_once(*, by: Actor, upload: Checked, kind: str, title: str) -> SeekerDocument:
    """Put an upload among the seeker's documents; one of the same content stays the one there is.

    Under the seeker's lock, so that two presses with one file at the same moment find each other.
    """
    is_seeker(by)
    seeker = Seeker.objects.for_actor(by).locked().get()
    digest = hashlib.sha256(upload.content).hexdigest()
    kept = SeekerDocument.objects.for_actor(by).kept().filter(file__sha256=digest)
    if same := kept.order_by("created_at", "pk").first():
        return same
    file = storing.store(
        upload.content, name=upload.name, content_type=upload.content_type, owner_id=seeker.user_id
    )
    return keep_document(by=by, file=file, kind=kind, title=title)


@transaction.atomic
def remove_document(*, by: Actor, document_id: uuid.UUID) -> None:
    """Take a document out; what an application was sent with stays with that application."""
    is_seeker(by)
    document = SeekerDocument.objects.for_actor(by).kept().select_for_update().get(pk=document_id)
    document.removed_at = clock.now()
    document.save(update_fields=["removed_at"])
