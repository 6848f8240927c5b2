"""The pages of both MyPages that join floors: notices, their mails, messages."""

from tests.matrix.actors import EMPLOYERS, SEEKERS
from tests.matrix.table import Row, allow

_BOTH = SEEKERS | EMPLOYERS

ROWS = [
    Row("employer_home", get=allow(EMPLOYERS)),
    Row("notices", get=allow(_BOTH)),
    Row("notice", objects="notice", get=allow(_BOTH, answer="302")),
    Row("read_notices", post=allow(_BOTH)),
    Row("notice_mails", get=allow(_BOTH), post=allow(_BOTH)),
    Row("messages", get=allow(_BOTH)),
]
