"""Places where a test may kill the process, to show that nothing is lost there.

Outside the tests `reach` does nothing. A test writes the name of one point into the file that
HELLOWORK_FAIL_POINT_FILE names; the first process to reach the point takes the file away and dies by SIGKILL.
"""

import os
import signal
from pathlib import Path

from django.conf import settings

POINTS = (
    "cause.before_commit",
    "cause.after_commit",
    "relay.after_claim",
    "event.before_commit",
    "event.after_commit",
    "mail.before_send",
    "mail.after_send",
    "mail.before_commit",
    "mail.after_commit",
)


def reach(point: str) -> None:
    """Die here if a test asks for it and nobody has died here yet."""
    if not settings.IN_TEST or "HELLOWORK_FAIL_POINT_FILE" not in os.environ:
        return
    wanted = Path(os.environ["HELLOWORK_FAIL_POINT_FILE"])
    try:
        if wanted.read_text() != point:
            return
        wanted.unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)
