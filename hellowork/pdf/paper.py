"""One PDF from one template, in memory: no shared file that a second request could find."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import typst
from django.conf import settings

_FONTS = Path(__file__).parent / "fonts"


class PaperError(Exception):
    """The paper came out with another number of pages than it must have."""


def render(template: str, values: Mapping[str, Any], *, pages: int | range) -> bytes:
    """The PDF of `templates/<template>` (typst) with `values`, which the template reads as `data`.

    Raises `PaperError` unless it has exactly `pages` pages, or as many as a range allows: half a letter never leaves
    the house.
    """
    pdf = typst.compile(
        settings.BASE_DIR / "templates" / template,
        root=settings.BASE_DIR / "templates",
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
    )
    with pikepdf.open(io.BytesIO(pdf)) as made:
        allowed = pages if isinstance(pages, range) else (pages,)
        if len(made.pages) not in allowed:
            raise PaperError(f"{template} has {len(made.pages)} pages, not {pages}.")
    return pdf
