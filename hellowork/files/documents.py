"""PDF and Word documents: read in bounds, refused if they could do something when opened."""

import io
import zipfile
from pathlib import PurePosixPath

import pikepdf
from django.utils.translation import gettext_lazy as _

from hellowork.files.refusing import BadFileError

MAX_PDF_PAGES = 100
MAX_PDF_OBJECTS = 50_000
MAX_MEMBERS = 1_000
MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 200

# Keys and action names by which a PDF runs code, starts programs, sends forms or carries files.
_ACTIVE_KEYS = {
    "/JS",
    "/JavaScript",
    "/AA",
    "/XFA",
    "/RichMedia",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/RichMediaContent",
}
_ACTIVE_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/RichMediaExecute",
    "/Movie",
    "/Sound",
}
_ACTIVE = BadFileError(
    _(
        "このファイルには、開いたときに動く仕組み（スクリプトや埋め込みファイル）が入っています。入っていない形で保存し直してください。"
    ),
    code="active",
)
_UNREADABLE = _("ファイルを読み取れませんでした。壊れていないか確認し、保存し直してください。")


def checked_pdf(content: bytes) -> bytes:
    """The same bytes, once every object has been looked at, those in compressed object streams too."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MAX_PDF_PAGES or len(pdf.objects) > MAX_PDF_OBJECTS:
                raise BadFileError(_("ページが多すぎます。100ページ以下にしてください。"), code="pages")
            if any(_is_active(thing) for thing in pdf.objects):
                raise _ACTIVE
    except pikepdf.PasswordError as error:
        raise BadFileError(
            _("パスワードのかかったPDFは受け付けられません。パスワードを外してください。"), code="password"
        ) from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise BadFileError(_UNREADABLE, code="unreadable") from error
    return content


def _is_active(thing: pikepdf.Object) -> bool:
    """Whether this object, or one written inside it, can act."""
    if isinstance(thing, pikepdf.Array):
        return any(_is_active(part) for part in thing if not _is_reference(part))
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return False
    keys = set(thing.keys())
    if (
        keys & _ACTIVE_KEYS
        or str(thing.get("/S", "")) in _ACTIVE_ACTIONS
        or str(thing.get("/Type", "")) == "/EmbeddedFile"
    ):
        return True
    return any(_is_active(thing[key]) for key in keys if not _is_reference(thing[key]))


def _is_reference(part: object) -> bool:
    """Objects of their own are looked at by themselves; following them would go round in circles."""
    return isinstance(part, pikepdf.Object) and part.is_indirect


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
                raise _ACTIVE
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise BadFileError(_UNREADABLE, code="unreadable") from error
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
        raise BadFileError(_UNREADABLE, code="unreadable")
    if b"<!doctype" in text or b"<!entity" in text or b"macroenabled" in text:
        return True
    fetches = b'targetmode="external"' in text
    return fetches and any(
        word in text for word in (b"/attachedtemplate", b"/oleobject", b"/frame", b"/subdocument")
    )
