"""Places where a test may kill the process, to show that nothing is lost there.

In production `reach` does nothing. A test names one point in HELLOWORK_FAIL_POINT and a file in
HELLOWORK_FAIL_POINT_HIT; the first process to reach it dies by SIGKILL, once.
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
    "mail.after_mark",
)


def reach(point: str) -> None:
    """Die here if the test asks for it and nobody has died here yet."""
    if settings.IN_PRODUCTION or os.environ.get("HELLOWORK_FAIL_POINT") != point:
        return
    hit = Path(os.environ["HELLOWORK_FAIL_POINT_HIT"])
    try:
        hit.touch(exist_ok=False)
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)
