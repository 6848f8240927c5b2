"""Proposals and letters, for their seeker and on the desk."""

from employers.choices import PostingState
from employers.models import Posting
from tests.matrix.actors import CALLERS, CONSULTANTS, SEEKERS
from tests.matrix.rows.desk import desk
from tests.matrix.table import Row, allow
from tests.matrix.world import Thing

_ACTS = dict.fromkeys(
    ("send", "refer_at_window", "refuse", "propose_again", "answer_again", "extend", "withdraw"), CONSULTANTS
)


def _proposal(seeker: Thing):
    posting = Posting.objects.filter(state=PostingState.OPEN).select_related("acceptance").earliest("pk")
    return {"seeker": seeker.keys["number"], "posting": posting.acceptance.number}


ROWS = [
    Row("referrals:proposal", objects="referral", get=allow(SEEKERS)),
    Row("referrals:decline", objects="referral", get=allow(SEEKERS), post=allow(SEEKERS)),
    Row("referrals:ask_again", objects="declined referral", post=allow(SEEKERS)),
    Row("referrals:letter", objects="letter", get=allow(SEEKERS)),
    *desk("referrals_referral", "any referral", acts={"call": CALLERS, **_ACTS}),
    # The form says of a number of another office what it says of one that nobody has.
    Row(
        "admin:referrals_referral_propose",
        objects="seeker",
        get=allow(CONSULTANTS, foreign="200"),
        post=allow(CONSULTANTS, foreign="422", data=_proposal),
    ),
]
