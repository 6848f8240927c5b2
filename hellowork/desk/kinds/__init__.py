"""Every kind of work on the desk, in the order of its list."""

from hellowork.desk.kinds import outbox, postings
from hellowork.desk.work import WorkKind

KINDS: tuple[WorkKind, ...] = (*postings.KINDS, *outbox.KINDS)
