"""Hands a stored file out: always as an attachment, never shown on our own pages (design rule 10)."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from hellowork.files import storing
from hellowork.files.models import StoredFile


def attachment(file: StoredFile) -> HttpResponse:
    """The file as a download. The caller has checked access and written the log of looks."""
    return download(storing.read(file), name=file.name, content_type=file.content_type)


def download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """The same for what was made for this request and is stored nowhere."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response
