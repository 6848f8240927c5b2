"""Word documents: read in bounds, refused if they could do something when opened."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from hellowork.files.confined import ACTIVE, UNREADABLE
from hellowork.files.refusing import BadFileError

MAX_MEMBERS = 1_000
MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 200

_TYPES = "[content_types].xml"
_ACTIVE_TYPES = ("macroenabled", "vbaproject", "oleobject", "activex")
# By the last word of its type, wherever its target is.
_ACTIVE_RELATIONS = {
    "attachedtemplate",
    "oleobject",
    "control",
    "vbaproject",
    "afchunk",
    "frame",
    "subdocument",
}
_MAY_LEAD_OUT = {"hyperlink"}
# Fields that fetch or start something when the document is opened.
_ACTIVE_FIELDS = {"DDE", "DDEAUTO", "LINK", "INCLUDETEXT"}

_Attributes = dict[str, str]


def checked_docx(content: bytes) -> bytes:
    """The same bytes, once the package has been looked at without unpacking more than its declared bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            _refuse_bomb(members, len(content))
            _look_into(package, {_part_name(member): member for member in members})
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise BadFileError(UNREADABLE, code="unreadable") from error
    except expat.ExpatError as error:
        raise BadFileError(UNREADABLE, code="unreadable") from error
    return content


def _part_name(member: zipfile.ZipInfo) -> str:
    """The name as Word compares names: without case, escapes and the other kind of slash."""
    return unquote(member.filename).replace("\\", "/").lower()


def _refuse_bomb(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > packed * MAX_RATIO:
        raise BadFileError(
            _("ファイルの中身が大きすぎます。画像を小さくして保存し直してください。"), code="bomb"
        )


def _look_into(package: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> None:
    if _TYPES not in parts or "word/document.xml" not in parts:
        raise BadFileError(
            _("このファイルは受け付けていません。Wordの場合は docx 形式で保存してください。"), code="kind"
        )
    if len(parts) < len(package.infolist()) or not all(_is_plainly_packed(part) for part in parts.values()):
        # Two parts of one name, or what Word does not write: readers differ in what they make of it.
        raise BadFileError(UNREADABLE, code="unreadable")
    if any(_is_active_part(name) for name in parts):
        raise _active()
    types = _Types()
    _parse(package.read(parts[_TYPES]), types.start)
    for name, member in parts.items():
        if name.endswith(".rels"):
            _parse(package.read(member), _refuse_relation)
        elif types.is_xml(name) and name != _TYPES:
            fields = _Fields()
            _parse(package.read(member), fields.start, fields.end, fields.text)


def _active() -> BadFileError:
    return BadFileError(ACTIVE, code="active")


def _is_plainly_packed(member: zipfile.ZipInfo) -> bool:
    return member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _is_active_part(name: str) -> bool:
    path = PurePosixPath(name)
    leaves = path.is_absolute() or ".." in path.parts
    return leaves or path.name == "vbaproject.bin" or "embeddings" in path.parts or "activex" in path.parts


def _parse(
    content: bytes,
    start: Callable[[str, _Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Give the elements to the handlers, names without prefix. UTF-8 only, and no document type."""

    def refuse_doctype(*_args: object) -> None:
        raise _active()

    def refuse_foreign(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            raise BadFileError(UNREADABLE, code="unreadable")

    if b"\0" in content:
        # UTF-16, which expat would follow.
        raise BadFileError(UNREADABLE, code="unreadable")
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.XmlDeclHandler = refuse_foreign
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = lambda name, attributes: start(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    if end is not None and text is not None:
        parser.EndElementHandler = lambda name: end(_local(name))
        parser.CharacterDataHandler = text
    parser.Parse(content, True)


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


class _Types:
    """What [Content_Types].xml says about the parts, by their ending or their name."""

    def __init__(self) -> None:
        self._xml_endings, self._xml_names = {"xml"}, set[str]()

    def start(self, _element: str, attributes: _Attributes) -> None:
        content_type = attributes.get("contenttype", "").partition(";")[0].strip().lower()
        if any(word in content_type for word in _ACTIVE_TYPES):
            raise _active()
        if content_type.endswith("xml"):
            self._xml_endings.add(attributes.get("extension", "xml").lower())
            self._xml_names.add(unquote(attributes.get("partname", "")).lower().lstrip("/"))

    def is_xml(self, name: str) -> bool:
        return name in self._xml_names or name.rpartition(".")[2] in self._xml_endings


def _refuse_relation(_element: str, attributes: _Attributes) -> None:
    """Nothing is fetched when the document is opened; a link that a person follows may lead anywhere."""
    kind = attributes.get("type", "").strip().rstrip("/").rpartition("/")[2].lower()
    target = attributes.get("target", "").strip().lower().replace("\\", "/")
    is_outside = (
        attributes.get("targetmode", "").strip().lower() == "external"
        or "://" in target
        or target.startswith(("//", "file:"))
    )
    if kind in _ACTIVE_RELATIONS or (is_outside and kind not in _MAY_LEAD_OUT):
        raise _active()


class _Fields:
    """Finds the instructions of Word's fields, which may be cut into any number of runs."""

    def __init__(self) -> None:
        self._open = [""]
        self._in_instruction = False

    def start(self, element: str, attributes: _Attributes) -> None:
        if element == "fldsimple":
            _refuse_instruction(attributes.get("instr", ""))
        elif element == "fldchar":
            self._turn(attributes.get("fldchartype", "").strip())
        self._in_instruction = element in ("instrtext", "delinstrtext")

    def end(self, _element: str) -> None:
        self._in_instruction = False

    def text(self, text: str) -> None:
        if self._in_instruction:
            self._open[-1] += text
            _refuse_instruction(self._open[-1])

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            if len(self._open) > 1 and not _is_named(self._open[-1]):
                raise _active()
            self._open.append("")
        elif kind == "separate":
            self._open[-1] += " "
        elif kind == "end" and len(self._open) > 1:
            self._open.pop()


def _is_named(instruction: str) -> bool:
    """Whether the field's own name is complete, so that no other field can work it out; formulas have none."""
    begun = instruction.lstrip()
    return begun.startswith("=") or len(begun.split()) > 1 or (begun != "" and begun[-1].isspace())


def _refuse_instruction(instruction: str) -> None:
    words = instruction.split(None, 1)
    if words and words[0].strip('"').upper() in _ACTIVE_FIELDS:
        raise _active()
