"""The pages of both MyPages that join floors: notices, their mails, messages."""

from tests.matrix.actors import EMPLOYERS, EVERYBODY, SEEKERS
from tests.matrix.table import PUBLIC, Row, allow

_BOTH = SEEKERS | EMPLOYERS

ROWS = [
    Row("employer_home", get=allow(EMPLOYERS)),
    Row("notices", get=allow(_BOTH)),
    Row("notice", objects="notice", get=allow(_BOTH, answer="302")),
    # The signature of the link is the right, whoever presses.
    Row("stop_mail", objects="stop link", get=PUBLIC, post=allow(EVERYBODY, answer="200")),
    Row("read_notices", post=allow(_BOTH)),
    Row("notice_mails", get=allow(_BOTH), post=allow(_BOTH)),
    Row("messages", get=allow(_BOTH)),
]
