"""Files of strangers are parsed in a process of its own, with its own bounds: a web worker survives any of them."""

import logging
import os
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hellowork.files import child
from hellowork.files.refusing import BadFileError

WALL_SECONDS = 25

UNREADABLE = _("ファイルを読み取れませんでした。壊れていないか確認し、保存し直してください。")
ACTIVE = _(
    "このファイルには、開いたときに動く仕組み（スクリプトや埋め込みファイル）が入っています。入っていない形で保存し直してください。"
)
_WORDS = {
    "active": ACTIVE,
    "pages": _("ページが多すぎます。100ページ以下にしてください。"),
    "password": _("パスワードのかかったPDFは受け付けられません。パスワードを外してください。"),
    "pixels": _("画像が大きすぎます。縦横を小さくして、もう一度選んでください。"),
    "unreadable": UNREADABLE,
}
_logger = logging.getLogger(__name__)


def safe_pdf(content: bytes) -> bytes:
    """The same bytes, once a process apart has looked at every object."""
    return _in_child("pdf", content)


def safe_jpeg(content: bytes) -> bytes:
    """The picture encoded anew: nothing but the picture stays (no place, no hidden data)."""
    return _in_child("jpeg", content)


def safe_png(content: bytes) -> bytes:
    """The picture encoded anew."""
    return _in_child("png", content)


def _in_child(kind: str, content: bytes) -> bytes:
    """What the child gives for this file. One that is stopped at a limit is as unreadable as a broken one."""
    command = [sys.executable, "-I", str(Path(child.__file__)), kind]
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own Python with our own script
            command, input=content, capture_output=True, env=kept, timeout=WALL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        _logger.warning("The check of a %s was stopped after %s seconds", kind, WALL_SECONDS)
        raise BadFileError(UNREADABLE, code="unreadable") from error
    if done.returncode == 0:
        return done.stdout
    if done.returncode == child.REFUSED:
        code = done.stdout.decode("ascii", "replace")
        raise BadFileError(_WORDS[code], code=code)
    # Without its own words, which may quote the file.
    _logger.error("The check of a %s ended with %s", kind, done.returncode)
    raise BadFileError(UNREADABLE, code="unreadable")
