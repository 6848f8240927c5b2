"""Images, encoded anew: what is stored is the picture and nothing else (no place, no hidden data)."""

import io
import warnings

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from hellowork.files.refusing import BadFileError

MAX_PIXELS = 40_000_000
MAX_EDGE = 3_000


def jpeg_anew(content: bytes) -> bytes:
    picture = _opened(content, "JPEG").convert("RGB")
    return _saved(picture, format="JPEG", quality=88, optimize=True)


def png_anew(content: bytes) -> bytes:
    picture = _opened(content, "PNG")
    return _saved(
        picture.convert("RGBA" if picture.has_transparency_data else "RGB"), format="PNG", optimize=True
    )


def _opened(content: bytes, kind: str) -> Image.Image:
    """The upright picture, made smaller where an edge is longer than MAX_EDGE pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=[kind])
            if picture.width * picture.height > MAX_PIXELS:
                raise BadFileError(
                    _("画像が大きすぎます。縦横を小さくして、もう一度選んでください。"), code="pixels"
                )
            picture.load()
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise BadFileError(
            _("画像を読み取れませんでした。別の形で保存し直してください。"), code="unreadable"
        ) from error
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((MAX_EDGE, MAX_EDGE))
    return upright


def _saved(picture: Image.Image, **how) -> bytes:
    made = io.BytesIO()
    picture.save(made, **how)
    return made.getvalue()
