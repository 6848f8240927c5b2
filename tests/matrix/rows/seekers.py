"""The public search, and the seekers' MyPage (求職者マイページ) as far as this floor has it."""

from tests.matrix.actors import ACCEPTORS, CONSULTANTS, EMPLOYERS, EVERYBODY, NOT_STAFF, SEEKERS, STAFF, Who
from tests.matrix.rows.desk import desk
from tests.matrix.table import PUBLIC, Row, allow

# Keeping is offered to who wears no hat of an employer and is no staff.
_KEEPERS = EVERYBODY - EMPLOYERS - STAFF - {Who.STAFF_ONE_FACTOR, Who.STAFF_NO_PLACE}

ROWS = [
    Row("jobs:search", get=PUBLIC),
    Row("jobs:job", objects="published", get=PUBLIC),
    Row("jobs:fit", get=allow(SEEKERS)),
    Row("seekers:wishes", get=allow(SEEKERS), post=allow(SEEKERS)),
    Row("seekers:keep_wishes", post=allow(SEEKERS, answer="204", data={"wish_note": "駅"})),
    Row("jobs:sheet", objects="published", get=allow(EVERYBODY, answer="200 302")),
    Row(
        "jobs:report",
        objects="published",
        get=allow(SEEKERS),
        post=allow(SEEKERS, data={"differences": ["wages"]}),
    ),
    Row("jobs:feed", get=PUBLIC),
    Row("seekers:searches", get=allow(SEEKERS)),
    # Without conditions there is nothing to save: back to the search.
    Row("seekers:save_search", get=allow(SEEKERS, answer="302"), post=allow(SEEKERS, answer="302")),
    Row(
        "seekers:saved_search",
        objects="saved search",
        get=allow(SEEKERS),
        post=allow(SEEKERS, data={"name": "事務", "mail": "never"}),
    ),
    Row("seekers:open_search", objects="saved search", get=allow(SEEKERS, answer="302")),
    Row("seekers:delete_search", objects="saved search", post=allow(SEEKERS)),
    Row("jobs:compare", get=PUBLIC),
    Row("jobs:kept", get=allow(_KEEPERS, answer="200 302")),
    Row("jobs:keep", objects="published", get=allow(_KEEPERS), post=allow(_KEEPERS)),
    Row("jobs:let_go", objects="published", post=allow(_KEEPERS)),
    Row("jobs:hide", objects="published", get=allow(SEEKERS), post=allow(SEEKERS)),
    Row("jobs:show", objects="published", post=allow(SEEKERS)),
    Row("seekers:kept", get=allow(SEEKERS)),
    Row("seekers:kept_note", objects="kept posting", get=allow(SEEKERS), post=allow(SEEKERS)),
    # What is gone is gone: a second press, or another's, is told no more than the first.
    Row("seekers:let_go", objects="kept posting", post=allow(SEEKERS, foreign="303")),
    Row("seekers:viewed", get=allow(SEEKERS)),
    Row("seekers:hidden", get=allow(SEEKERS)),
    Row("seekers:show_posting", objects="hidden posting", post=allow(SEEKERS, foreign="303")),
    Row("seekers:show_establishment", objects="hidden establishment", post=allow(SEEKERS, foreign="303")),
    Row("seekers:register", get=allow(NOT_STAFF, answer="200 302"), post=allow(NOT_STAFF)),
    Row("seekers:keep_registration", post=allow(NOT_STAFF, answer="204 409", data={"name": "鈴"})),
    Row("seekers:keep_profile", post=allow(SEEKERS, answer="204", data={"name": "鈴"})),
    Row("seekers:invitation", get=allow(NOT_STAFF), post=allow(NOT_STAFF)),
    Row("seekers:profile", get=allow(SEEKERS), post=allow(SEEKERS)),
    Row("seekers:renew", post=allow(SEEKERS)),
    # What has ended already leads home.
    Row("seekers:close", get=allow(SEEKERS, answer="200 302"), post=allow(SEEKERS)),
    Row("seekers:documents", get=allow(SEEKERS), post=allow(SEEKERS, data={"kind": "resume"})),
    Row("seekers:document", objects="document", get=allow(SEEKERS)),
    Row("seekers:remove_document", objects="document", post=allow(SEEKERS)),
    *desk("seekers_cardreport", "card report", acts={"handle": ACCEPTORS}),
    *desk(
        "seekers_seeker",
        "seeker",
        acts=dict.fromkeys(
            ("consult", "invite", "change_address", "confirm", "renew", "extend", "close"), CONSULTANTS
        ),
        register=CONSULTANTS,
        open_other=CONSULTANTS,
    ),
]
