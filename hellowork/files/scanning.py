"""The virus scanner (ウイルス検査) that an operator may run: clamd, asked before a file is kept.

`FILE_SCANNER` names it (`tcp://clamav:3310`); empty, nothing is asked. While it is named but away no file is taken:
the person is told to try again, and keeps what was typed.

The protocol is the one command INSTREAM of clamd(8). The clients on the package index are under the GPL, or unkept
since 2014.
"""

import logging
import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hellowork.files.refusing import BadFileError

# Per step on the line. A file of 5 MB is read in well under a second.
SECONDS = 10
_PIECE = 64 * 1024

logger = logging.getLogger(__name__)


def scan(content: bytes) -> None:
    """Let a clean file pass. Raises `BadFileError` with the code `virus` or `scanner_away`."""
    if not settings.FILE_SCANNER:
        return
    try:
        answer = _ask(content)
    except OSError as error:
        answer = type(error).__name__
    if answer.endswith(" OK"):
        return
    if answer.endswith(" FOUND"):
        raise BadFileError(
            _("ウイルスの疑いがあるため、このファイルは受け付けられません。別のファイルを選んでください。"),
            code="virus",
        )
    logger.error("The virus scanner gives no answer: %s", answer)
    raise BadFileError(
        _("いま、ファイルの安全を確認できません。少し時間をおいて、もう一度お試しください。"),
        code="scanner_away",
    )


def _ask(content: bytes) -> str:
    """What clamd says of it: `stream: OK`, `stream: <name> FOUND` or words ending in ERROR."""
    address = urlsplit(settings.FILE_SCANNER)
    with socket.create_connection((address.hostname, address.port or 3310), timeout=SECONDS) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
        with line.makefile("rb") as reader:
            return reader.read(4096).rstrip(b"\0").decode("utf-8", "replace")
