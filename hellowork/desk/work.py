"""今日の仕事: everything that waits for an officer, each a line with one act, the most urgent first.

A floor's kinds of work are declared in `hellowork.desk.kinds`; adding one is a `WorkKind` of ten lines there.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Count, F, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from hellowork.accounts.actor import Actor
from hellowork.offices.models import StaffMember
from hellowork.offices.roles import OfficePermission, may
from hellowork.web.components import Text, Tone

# How many lines one page shows; the rest is told by the counts and asked for by kind.
MOST_LINES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing to do: what, why it is here, until when, whom to telephone, and the one button.

    `at` puts the lines of all kinds in order: when it is due, or since when it waits.
    """

    title: Text
    why: Text
    at: dt.datetime
    when: Text
    button: Text
    address: str
    telephone: str = ""
    contact: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkKind:
    """One kind of work.

    `waiting` gives every row that waits and the actor may see, with all that `line` reads; `own` tells which
    of them are of the actor's own office (without it all are everybody's); `order` is the most urgent first.
    `line` is given the row and the time.
    """

    key: str
    title: Text
    permission: OfficePermission
    waiting: Callable[[Actor, dt.datetime], QuerySet]
    order: str
    line: Callable[[Any, dt.datetime], Line]
    own: Callable[[Actor], Q] = lambda actor: Q()
    tone: Tone = Tone.BLUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How much work of a kind there is: in the actor's own office, and in all."""

    kind: WorkKind
    own: int
    everywhere: int


def count(kinds: Sequence[WorkKind], actor: Actor, now: dt.datetime) -> list[Counted]:
    """The counts of all the kinds that this officer's role works on, in one query."""
    mine = [kind for kind in kinds if may(actor, kind.permission)]
    numbers = {}
    for kind in mine:
        waiting = kind.waiting(actor, now)
        numbers[f"{kind.key}_own"] = _number(waiting.filter(kind.own(actor)))
        numbers[f"{kind.key}_everywhere"] = _number(waiting)
    if not mine:
        return []
    me = StaffMember.objects.filter(user=actor.user_id)
    row = me.annotate(**numbers).values(*numbers).get()
    return [
        Counted(kind=kind, own=row[f"{kind.key}_own"], everywhere=row[f"{kind.key}_everywhere"])
        for kind in mine
    ]


def _number(rows: QuerySet) -> Coalesce:
    """The number of rows as a part of another query."""
    one = rows.order_by().annotate(_one=Value(1)).values("_one")
    return Coalesce(Subquery(one.annotate(_n=Count("pk")).values("_n"), output_field=IntegerField()), 0)


def lines(
    counted: Iterable[Counted], actor: Actor, now: dt.datetime, *, own_only: bool
) -> list[tuple[WorkKind, Line]]:
    """The lines of these kinds: own office's first, then the most urgent; one query a kind that waits."""
    found = list(chain.from_iterable(_lines(each, actor, now, own_only=own_only) for each in counted))
    found.sort(key=lambda each: (not each[0], each[2].at))
    return [(kind, line) for _is_own, kind, line in found[:MOST_LINES]]


def _lines(
    each: Counted, actor: Actor, now: dt.datetime, *, own_only: bool
) -> list[tuple[bool, WorkKind, Line]]:
    if not (each.own if own_only else each.everywhere):
        return []
    own = each.kind.own(actor)
    rows = each.kind.waiting(actor, now).annotate(is_own=Q(own) if own else Value(True))
    if own_only:
        rows = rows.filter(own)
    rows = rows.order_by(F("is_own").desc(), each.kind.order, "pk")[:MOST_LINES]
    return [(row.is_own, each.kind, each.kind.line(row, now)) for row in rows]
