"""Every kind of work on the desk, in the order of its list."""

from hellowork.desk.kinds import no_call, outbox, postings, referrals, reports
from hellowork.desk.work import WorkKind

KINDS: tuple[WorkKind, ...] = (
    *referrals.KINDS,
    *no_call.KINDS,
    *reports.KINDS,
    *postings.KINDS,
    *outbox.KINDS,
)
