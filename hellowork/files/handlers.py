"""Stops an upload at the cap, while it arrives: 100 MB never reach the disk."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MAX_UPLOAD_BYTES = 5 * 1024 * 1024


class CappedUploadHandler(FileUploadHandler):
    """Skips the file that exceeds MAX_UPLOAD_BYTES; the form then says so beside the field.

    The names of skipped fields stand in `request.too_large`, so that the message can tell "too large" from
    "none chosen".
    """

    def __init__(self, request=None) -> None:
        super().__init__(request)
        self._received = 0
        self._too_large: set[str] = set()
        if request is not None:
            request.too_large = self._too_large

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._received += len(raw_data)
        if self._received > MAX_UPLOAD_BYTES:
            self._too_large.add(self.field_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
