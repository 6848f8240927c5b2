"""Proposals and letters, for their seeker and on the desk."""

from tests.matrix.actors import CALLERS, CONSULTANTS, SEEKERS
from tests.matrix.rows.desk import desk
from tests.matrix.table import Row, allow

_ACTS = dict.fromkeys(
    ("send", "refer_at_window", "refuse", "propose_again", "answer_again", "extend", "withdraw"), CONSULTANTS
)

ROWS = [
    Row("referrals:proposal", objects="referral", get=allow(SEEKERS)),
    Row("referrals:decline", objects="referral", get=allow(SEEKERS), post=allow(SEEKERS)),
    Row("referrals:ask_again", objects="declined referral", post=allow(SEEKERS)),
    Row("referrals:letter", objects="letter", get=allow(SEEKERS)),
    *desk("referrals_referral", "any referral", acts={"call": CALLERS, **_ACTS}, propose=CONSULTANTS),
]
