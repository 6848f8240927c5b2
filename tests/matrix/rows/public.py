"""Pages that everybody may read, and the way in after signing in."""

from tests.matrix.actors import EMPLOYERS, EVERYBODY, SEEKERS, SIGNED_IN
from tests.matrix.table import PUBLIC, Row, allow

ROWS = [
    Row("front", get=PUBLIC),
    # Staff go on to the desk.
    Row("home", get=allow(SIGNED_IN, answer="200 302")),
    Row("seeker_home", get=allow(SEEKERS)),
    Row("hat", get=allow(SEEKERS | EMPLOYERS), post=allow(SEEKERS | EMPLOYERS, answer="404")),
    Row("privacy", get=PUBLIC),
    Row("terms", get=PUBLIC),
    Row("accessibility", get=PUBLIC),
    Row("offices:list", get=PUBLIC),
    Row("offices:detail", objects="office", get=PUBLIC),
    Row("offices:help", get=PUBLIC),
    Row("web:gallery", get=PUBLIC),
    Row("web:form", get=PUBLIC, post=allow(EVERYBODY, data={"name": ""})),
]
