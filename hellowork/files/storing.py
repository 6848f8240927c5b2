"""Puts bytes into private storage, and takes them out of it."""

import hashlib
import secrets
import uuid
from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from hellowork.files.models import StoredFile


def store(content: bytes, *, name: str, content_type: str, owner_id: uuid.UUID | None = None) -> StoredFile:
    """Keep `content` under a random key until no row points to it; the row and the caller's work are one transaction.

    A crash between file and commit leaves bytes without a row: nobody can read them, and they cost their size.
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


def forget(files: Sequence[StoredFile]) -> None:
    """Delete rows and bytes of files that nothing points to. In the caller's transaction.

    The bytes go last, once the database has agreed that nothing points to them: after a crash in between the rows are
    still there, and due again.
    """
    StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for file in files:
        default_storage.delete(file.key)
