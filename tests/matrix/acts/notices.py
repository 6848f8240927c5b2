"""Use cases of the notices in MyPage."""

from tests.matrix.acting import Act
from tests.matrix.actors import EMPLOYERS, SEEKERS

READING = "hellowork.notices.reading"

ACTS = [
    Act(f"{READING}.open_notice", SEEKERS | EMPLOYERS, "notice"),
    # Marks one's own: somebody else's stays as it was.
    Act(f"{READING}.read_all", SEEKERS | EMPLOYERS, "notice", closed="done"),
]
