"""Messages about an application, from either side."""

from tests.matrix.actors import EMPLOYERS, SEEKERS, WRITING_EMPLOYERS
from tests.matrix.table import Row, allow

_TEXT = {"text": "よろしくお願いします。"}

ROWS = [
    Row("messaging:seeker", objects="thread", get=allow(SEEKERS), post=allow(SEEKERS, data=_TEXT)),
    Row(
        "messaging:employer",
        objects="thread",
        get=allow(EMPLOYERS),
        post=allow(WRITING_EMPLOYERS, data=_TEXT),
    ),
    Row("messaging:seeker_draft", objects="thread", post=allow(SEEKERS, data=_TEXT)),
    Row("messaging:employer_draft", objects="thread", post=allow(WRITING_EMPLOYERS, data=_TEXT)),
]
