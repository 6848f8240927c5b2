"""The parsing of strangers' PDFs and pictures, run as a process of its own by `confined.py`.

Run by its path with `python -I`: it imports nothing of the house and sees no secret, database or network of the
site. The file comes on stdin. What may be stored goes to stdout with exit code 0; a refusal goes there as its code
with exit code REFUSED. Its limits hold before the first byte is read.
"""

import io
import resource
import sys
import warnings

REFUSED = 3
MAX_CPU_SECONDS = 10
MAX_PDF_PAGES = 100
MAX_PDF_OBJECTS = 50_000
MAX_PIXELS = 40_000_000
MAX_EDGE = 3_000
_MIB = 1024 * 1024
# A PDF of 5 MB with every object allowed takes some 100 MiB; the largest picture some 450 MiB.
_MEMORY = {"pdf": 256 * _MIB, "jpeg": 512 * _MIB, "png": 512 * _MIB}

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
# What qpdf warns of when it could not unpack a stream of objects, for want of memory too: it goes on as if they
# were not there, and a viewer with more memory would find them.
_NOT_SEEN = ("error decoding stream", "unfilterable stream", "bad_alloc")


class RefusedError(Exception):
    """The file may not be stored; the argument is the code of the reason."""


def confine(kind: str) -> None:
    """From here on this process has so much memory and processor time, and writes no file."""
    for limit, most in (
        (resource.RLIMIT_AS, _MEMORY[kind]),
        (resource.RLIMIT_CPU, MAX_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def pdf(content: bytes) -> bytes:
    """The same bytes, once every object has been looked at, those in compressed object streams too."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if len(document.pages) > MAX_PDF_PAGES or len(document.objects) > MAX_PDF_OBJECTS:
                raise RefusedError("pages")
            if any(_is_active(thing, pikepdf) for thing in document.objects):
                raise RefusedError("active")
            if any(word in warning for warning in document.get_warnings() for word in _NOT_SEEN):
                raise RefusedError("unreadable")
    except pikepdf.PasswordError as error:
        raise RefusedError("password") from error
    except (pikepdf.PdfError, ValueError, RecursionError, MemoryError) as error:
        raise RefusedError("unreadable") from error
    return content


def _is_active(thing, pikepdf) -> bool:
    """Whether this object, or one written inside it, can act."""
    if isinstance(thing, pikepdf.Array):
        return any(_is_active(part, pikepdf) for part in thing if not _is_reference(part, pikepdf))
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return False
    keys = set(thing.keys())
    if (
        keys & _ACTIVE_KEYS
        or str(thing.get("/S", "")) in _ACTIVE_ACTIONS
        or str(thing.get("/Type", "")) == "/EmbeddedFile"
    ):
        return True
    return any(_is_active(thing[key], pikepdf) for key in keys if not _is_reference(thing[key], pikepdf))


def _is_reference(part: object, pikepdf) -> bool:
    """Objects of their own are looked at by themselves; following them would go round in circles."""
    return isinstance(part, pikepdf.Object) and part.is_indirect


def jpeg(content: bytes) -> bytes:
    """The picture, encoded anew."""
    return _saved(_picture(content, "JPEG").convert("RGB"), format="JPEG", quality=88, optimize=True)


def png(content: bytes) -> bytes:
    """The picture, encoded anew."""
    picture = _picture(content, "PNG")
    return _saved(
        picture.convert("RGBA" if picture.has_transparency_data else "RGB"), format="PNG", optimize=True
    )


def _picture(content: bytes, kind: str):
    """The upright picture, made smaller where an edge is longer than MAX_EDGE pixels."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=[kind])
            if picture.width * picture.height > MAX_PIXELS:
                raise RefusedError("pixels")
            picture.thumbnail((MAX_EDGE, MAX_EDGE))
            picture.load()
            ImageOps.exif_transpose(picture, in_place=True)
    except (
        OSError,
        ValueError,
        SyntaxError,
        MemoryError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise RefusedError("unreadable") from error
    return picture


def _saved(picture, **how) -> bytes:
    made = io.BytesIO()
    picture.save(made, **how)
    return made.getvalue()


def main(kind: str) -> int:
    """Answer for one file."""
    confine(kind)
    try:
        answer, code = {"pdf": pdf, "jpeg": jpeg, "png": png}[kind](sys.stdin.buffer.read()), 0
    except RefusedError as refusal:
        answer, code = str(refusal).encode(), REFUSED
    sys.stdout.buffer.write(answer)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
