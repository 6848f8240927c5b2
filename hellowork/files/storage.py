"""Where private files lie: below no web root, readable by the service alone, without addresses."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files under random names; `url` raises, because they leave only through a checked and logged view."""

    def __init__(self) -> None:
        super().__init__(
            location=settings.PRIVATE_FILES_ROOT,
            base_url=None,
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )
