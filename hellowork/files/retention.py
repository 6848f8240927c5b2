"""How long stored files are kept."""

from django.conf import settings

from hellowork.files.models import StoredFile
from hellowork.retention import RetentionClass, Then

FILES = RetentionClass(
    name="files",
    title="保管したファイル",
    kept=settings.UNUSED_FILES_KEPT,
    since="storing, once nothing points to the file",
    then=Then.DELETED,
    fields={StoredFile: ["owner", "key", "name", "size", "sha256"]},
    jobs=("hellowork.files.tasks.forget_files",),
    note="The bytes go with the row. What points to a file (documents, letters) has a class of its own.",
)
