"""The staff's desk: lists, pages of objects, and the acts that each role may do."""

from collections.abc import Iterator

from tests.matrix.actors import ACCEPTORS, CALLERS, INSIDE, STAFF, SUPERVISORS, Group
from tests.matrix.table import Row, allow


def desk(
    stem: str, objects: str, *, view: Group = STAFF, acts: dict[str, Group], **starts: Group
) -> Iterator[Row]:
    """List and page of one model, and an address for each of its acts.

    An act that the object's state does not allow leads back to its page (303).
    """
    yield Row(f"admin:{stem}_changelist", get=allow(view))
    yield Row(f"admin:{stem}_change", objects=objects, get=allow(view))
    for name, who in acts.items():
        rules = {"get": allow(who, answer="200 303"), "post": allow(who)}
        yield Row(f"admin:{stem}_{name}", objects=objects, **rules)
    for name, who in starts.items():
        yield Row(f"admin:{stem}_{name}", get=allow(who), post=allow(who))


_POSTING = (
    "accept",
    "confirm_visit",
    "release",
    "send_back",
    "ask_visit",
    "hold",
    "fill",
    "cancel",
    "withdraw",
    "refuse",
)

ROWS = [
    Row("admin:index", get=allow(STAFF)),
    Row("admin:lists", get=allow(STAFF)),
    Row("admin:login", get=allow(STAFF, answer="sign-in"), post=allow(STAFF, answer="sign-in")),
    Row(
        "admin:logout",
        get=allow(INSIDE, answer="302", refused="302"),
        post=allow(INSIDE, answer="302", refused="302"),
    ),
    Row(
        "admin/(?P<url>.*)$",
        keys={"url": "no/such/page"},
        get=allow(STAFF, answer="404"),
        post=allow(STAFF, answer="404"),
    ),
    *desk("employers_posting", "handed in", acts=dict.fromkeys(_POSTING, ACCEPTORS)),
    *desk("employers_establishment", "establishment", acts={"change_address": ACCEPTORS}),
    *desk(
        "employers_synonymgroup",
        "synonym group",
        acts=dict.fromkeys(("edit", "use", "retire"), SUPERVISORS),
        propose=CALLERS,
    ),
    *desk("offices_office", "office", acts={"edit": SUPERVISORS}),
    *desk(
        "offices_staffmember",
        "colleague",
        acts=dict.fromkeys(("edit", "reset_second_factor", "end", "resume"), SUPERVISORS),
        new=SUPERVISORS,
    ),
    *desk("accounts_user", "account", view=SUPERVISORS, acts={}),
    *desk("notices_outboxmessage", "outbox message", view=SUPERVISORS, acts={"send_again": SUPERVISORS}),
    *desk("audit_transitionrecord", "transition record", view=SUPERVISORS, acts={}),
    *desk("audit_accessrecord", "access record", view=SUPERVISORS, acts={}),
    *desk("audit_heartbeat", "heartbeat", view=SUPERVISORS, acts={}),
]
