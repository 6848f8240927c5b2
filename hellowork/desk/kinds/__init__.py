"""Every kind of work on the desk, in the order of its list."""

from hellowork.desk.kinds import no_call, outbox, postings, referrals
from hellowork.desk.work import WorkKind

KINDS: tuple[WorkKind, ...] = (*referrals.KINDS, *no_call.KINDS, *postings.KINDS, *outbox.KINDS)
