"""What may come in: PDF, JPEG, PNG and Word documents, told by their content, parsed in bounds (design rule 10).

The name of a file proves nothing. Images are encoded anew, so that nothing but the picture stays; documents are
kept as they are, and refused if they could do something when opened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hellowork.files import confined, documents, scanning
from hellowork.files.handlers import MAX_UPLOAD_BYTES
from hellowork.files.refusing import BadFileError
from hellowork.text.normalise import one_line

ACCEPT = ".pdf,.jpg,.jpeg,.png,.docx"
KINDS_IN_WORDS = _("PDF、JPEG、PNG、Word（docx）のファイルを選べます。1つ5MBまでです。")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be stored."""

    content: bytes
    content_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: how it begins, how it is called, and what makes it safe."""

    begins: bytes
    endings: tuple[str, ...]
    content_type: str
    words: str | Promise
    make_safe: Callable[[bytes], bytes]


_KINDS = (
    Kind(b"%PDF-", (".pdf",), "application/pdf", _("PDF"), confined.safe_pdf),
    Kind(b"\xff\xd8\xff", (".jpg", ".jpeg"), "image/jpeg", _("JPEG"), confined.safe_jpeg),
    Kind(b"\x89PNG\r\n\x1a\n", (".png",), "image/png", _("PNG"), confined.safe_png),
    Kind(
        b"PK\x03\x04",
        (".docx",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _("Word（docx）"),
        documents.checked_docx,
    ),
)


def check(upload: UploadedFile) -> Checked:
    """The file as it may be stored. Raises `BadFileError` with words for the person who chose it."""
    size = upload.size or 0
    if size == 0:
        raise BadFileError(_("選んだファイルは空です。別のファイルを選んでください。"), code="empty")
    if size > MAX_UPLOAD_BYTES:
        raise BadFileError(TOO_LARGE, code="too_large")
    content = upload.read()
    name = _tidy(upload.name or "")
    kind = next((kind for kind in _KINDS if content.startswith(kind.begins)), None)
    if kind is None:
        raise BadFileError(_("このファイルは受け付けていません。") + str(KINDS_IN_WORDS), code="kind")
    if PurePath(name).suffix.lower() not in kind.endings:
        raise BadFileError(
            _("ファイルの中身（%(kind)s）と名前の末尾が合っていません。正しい名前で保存し直してください。")
            % {"kind": kind.words},
            code="ending",
        )
    scanning.scan(content)
    return Checked(content=kind.make_safe(content), content_type=kind.content_type, name=name)


TOO_LARGE = _("ファイルが大きすぎます。5MB以下のファイルを選んでください。")


def _tidy(name: str) -> str:
    """The name without folders and control characters, cut before its ending."""
    path = PurePath(one_line(name.replace("\\", "/")).strip() or "file")
    return path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix
