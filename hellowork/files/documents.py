"""Word documents: read in bounds, refused if they could do something when opened."""

import io
import zipfile
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from hellowork.files.confined import ACTIVE, UNREADABLE
from hellowork.files.refusing import BadFileError

MAX_MEMBERS = 1_000
MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 200


def checked_docx(content: bytes) -> bytes:
    """The same bytes, once the package has been looked at without unpacking more than its declared bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            _refuse_bomb(members, len(content))
            names = {member.filename for member in members}
            if "[Content_Types].xml" not in names or "word/document.xml" not in names:
                raise BadFileError(
                    _("このファイルは受け付けていません。Wordの場合は docx 形式で保存してください。"),
                    code="kind",
                )
            if any(_is_active_part(name) for name in names) or any(
                _is_active_text(package, m) for m in members
            ):
                raise BadFileError(ACTIVE, code="active")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise BadFileError(UNREADABLE, code="unreadable") from error
    return content


def _refuse_bomb(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > packed * MAX_RATIO:
        raise BadFileError(
            _("ファイルの中身が大きすぎます。画像を小さくして保存し直してください。"), code="bomb"
        )


def _is_active_part(name: str) -> bool:
    path = PurePosixPath(name)
    leaves = path.is_absolute() or ".." in path.parts
    return (
        leaves
        or path.name.lower() == "vbaproject.bin"
        or "embeddings" in path.parts
        or "activeX" in path.parts
    )


def _is_active_text(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Macros in the content types, templates fetched from outside, entities that an XML reader would follow."""
    if not member.filename.endswith((".xml", ".rels")):
        return False
    with package.open(member) as part:
        text = part.read(min(member.file_size, MAX_UNPACKED) + 1).lower()
    if len(text) > member.file_size:
        raise BadFileError(UNREADABLE, code="unreadable")
    if b"<!doctype" in text or b"<!entity" in text or b"macroenabled" in text:
        return True
    fetches = b'targetmode="external"' in text
    return fetches and any(
        word in text for word in (b"/attachedtemplate", b"/oleobject", b"/frame", b"/subdocument")
    )
