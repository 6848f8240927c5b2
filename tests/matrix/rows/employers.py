"""The employers' MyPage (求人者マイページ)."""

from tests.matrix.actors import EMPLOYERS, INSIDE, MANAGERS, STAFF, WRITING_EMPLOYERS
from tests.matrix.table import Row, allow

# In a state that does not allow it, the page of the posting says so.
_OR_BACK = "200 302 303"


def _writing(view: str, objects: str, **more) -> Row:
    """A page on which those who write for the establishment change something."""
    get, post = allow(WRITING_EMPLOYERS, answer=_OR_BACK), allow(WRITING_EMPLOYERS)
    return Row(view, objects=objects, get=get, post=post, **more)


ROWS = [
    Row("employers:postings", get=allow(EMPLOYERS)),
    Row("employers:register", get=allow(INSIDE - STAFF), post=allow(INSIDE - STAFF)),
    Row("employers:join", get=allow(INSIDE - STAFF), post=allow(INSIDE - STAFF)),
    Row("employers:establishment", get=allow(MANAGERS), post=allow(MANAGERS)),
    Row("employers:establishment_autosave", post=allow(MANAGERS, answer="204")),
    Row("employers:members", get=allow(EMPLOYERS)),
    Row("employers:invite", get=allow(MANAGERS), post=allow(MANAGERS)),
    Row("employers:end_invitations", post=allow(MANAGERS)),
    Row("employers:member_role", objects="colleague at work", get=allow(MANAGERS), post=allow(MANAGERS)),
    Row("employers:member_end", objects="colleague at work", get=allow(MANAGERS), post=allow(MANAGERS)),
    Row("employers:keep_registration", post=allow(INSIDE - STAFF, answer="204", data={"name": "株"})),
    Row("employers:new", get=allow(WRITING_EMPLOYERS), post=allow(WRITING_EMPLOYERS)),
    Row("employers:posting", objects="posting", get=allow(EMPLOYERS)),
    Row("employers:sent", objects="submitted", get=allow(EMPLOYERS)),
    _writing("employers:check", "posting"),
    _writing("employers:discard", "posting"),
    _writing("employers:stop", "posting", keys={"act": "hold"}),
    Row(
        "employers:section",
        objects="posting",
        keys={"section": "work"},
        get=allow(EMPLOYERS, answer=_OR_BACK),
        post=allow(WRITING_EMPLOYERS),
    ),
    Row(
        "employers:autosave",
        objects="posting",
        keys={"section": "work"},
        post=allow(WRITING_EMPLOYERS, answer="204 409"),
    ),
    Row(
        "employers:consent",
        objects="live",
        get=allow(MANAGERS, answer=_OR_BACK),
        post=allow(MANAGERS, data={"until": "2026-11-20", "most_referrals": "2"}),
    ),
    Row("employers:end_consent", objects="live", post=allow(MANAGERS)),
    Row("employers:self_application", objects="live", post=allow(WRITING_EMPLOYERS, data={"on": "no"})),
]
