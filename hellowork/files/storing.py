"""Puts bytes into private storage."""

import hashlib
import secrets
import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from hellowork.files.models import StoredFile


def store(content: bytes, *, name: str, content_type: str, owner_id: uuid.UUID | None = None) -> StoredFile:
    """Keep `content` under a random key for ever; the row and the caller's work are one transaction.

    A crash between file and commit leaves a file without a row, for a sweep to find.
    """
    key = f"{secrets.token_hex(1)}/{secrets.token_urlsafe(24)}"
    saved = default_storage.save(key, ContentFile(content))
    return StoredFile.objects.create(
        owner_id=owner_id,
        key=saved,
        name=name,
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def read(file: StoredFile) -> bytes:
    """The bytes of a stored file. The caller has checked access and written the log."""
    with default_storage.open(file.key) as stream:
        return stream.read()
