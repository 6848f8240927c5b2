"""今日の仕事: everything that waits for an officer, each a line with one act, the most urgent first.

A floor's kinds of work are declared in `hellowork.desk.kinds`; adding one is a `WorkKind` of ten lines there.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    DateTimeField,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from hellowork.accounts.actor import Actor
from hellowork.offices.models import StaffMember
from hellowork.offices.roles import OfficePermission, may
from hellowork.web.components import Text, Tone

# How many lines one page shows; the rest is told by the counts and asked for by kind.
MOST_LINES = 50
_URGENCY = ("-work_own", "work_at", "work_pk")


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


def _everybodys(actor: Actor) -> Q:
    return Q(pk__isnull=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkKind:
    """One kind of work.

    `rows` gives what the actor may see, with all that `line` reads; kinds that share it are read together.
    `waits` narrows them to those that wait; `own` tells which of these are of the actor's own office (without
    it all are everybody's); `order` is the field by which the most urgent comes first.
    """

    key: str
    title: Text
    permission: OfficePermission
    rows: Callable[[Actor], QuerySet]
    waits: Callable[[Any, dt.datetime], QuerySet]
    order: str
    line: Callable[[Any, dt.datetime], Line]
    own: Callable[[Actor], Q] = _everybodys
    tone: Tone = Tone.BLUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How much work of a kind there is: in the actor's own office, and in all."""

    kind: WorkKind
    own: int
    everywhere: int


class Queue:
    """The work of one officer at one moment. However many kinds wait, and rows of each, it asks for the counts
    once, for the most urgent once, and once for each source of rows among these.
    """

    def __init__(self, kinds: Sequence[WorkKind], actor: Actor, now: dt.datetime) -> None:
        self.kinds = [kind for kind in kinds if may(actor, kind.permission)]
        self._actor, self._now = actor, now
        self._sources = {rows: rows(actor) for rows in {kind.rows for kind in self.kinds}}

    def count(self) -> list[Counted]:
        """The counts of every kind that the officer's role works on."""
        if not self.kinds:
            return []
        numbers = {}
        for kind in self.kinds:
            numbers[f"{kind.key}_own"] = _number(self._waiting(kind).filter(kind.own(self._actor)))
            numbers[f"{kind.key}_everywhere"] = _number(self._waiting(kind))
        row = StaffMember.objects.filter(user=self._actor.user_id).annotate(**numbers).values(*numbers).get()
        return [
            Counted(kind=kind, own=row[f"{kind.key}_own"], everywhere=row[f"{kind.key}_everywhere"])
            for kind in self.kinds
        ]

    def lines(self, kinds: Collection[WorkKind], *, own_only: bool) -> list[tuple[WorkKind, Line]]:
        """The lines of these kinds: own office's first, then the most urgent."""
        by_key = {kind.key: kind for kind in kinds}
        found = self._most_urgent(kinds, own_only=own_only) if kinds else []
        rows = self._load([(by_key[key], pk) for key, _is_own, pk in found])
        lines = [
            (not is_own, by_key[key], by_key[key].line(rows[by_key[key].rows, pk], self._now))
            for key, is_own, pk in found
            if (by_key[key].rows, pk) in rows
        ]
        lines.sort(key=lambda each: (each[0], each[2].at))
        return [(kind, line) for _is_others, kind, line in lines]

    def _waiting(self, kind: WorkKind) -> QuerySet:
        return kind.waits(self._sources[kind.rows], self._now)

    def _most_urgent(self, kinds: Collection[WorkKind], *, own_only: bool) -> list[tuple[str, bool, str]]:
        """Kind, whether it is the own office's, and key of the rows that are shown."""
        first, *others = (self._urgent(kind, own_only=own_only) for kind in kinds)
        found = first.union(*others, all=True).order_by(*_URGENCY)[:MOST_LINES] if others else first
        return [each[:3] for each in found]

    def _urgent(self, kind: WorkKind, *, own_only: bool) -> QuerySet:
        own = kind.own(self._actor)
        rows = self._waiting(kind).filter(own) if own_only else self._waiting(kind)
        named = rows.order_by().annotate(
            work_kind=Value(kind.key, output_field=CharField()),
            work_own=ExpressionWrapper(own, output_field=BooleanField()),
            work_pk=Cast("pk", CharField()),
            work_at=Cast(F(kind.order), DateTimeField()),
        )
        columns = named.values_list("work_kind", "work_own", "work_pk", "work_at")
        return columns.order_by(*_URGENCY)[:MOST_LINES]

    def _load(self, found: list[tuple[WorkKind, str]]) -> dict[tuple[Callable, str], Any]:
        """The rows themselves, by their source and key."""
        wanted = defaultdict(set)
        for kind, pk in found:
            wanted[kind.rows].add(pk)
        return {
            (source, str(row.pk)): row
            for source, keys in wanted.items()
            for row in self._sources[source].filter(pk__in=keys)
        }


def _number(rows: QuerySet) -> Coalesce:
    """The number of rows as a part of another query."""
    one = rows.order_by().annotate(_one=Value(1)).values("_one")
    return Coalesce(Subquery(one.annotate(_n=Count("pk")).values("_n"), output_field=IntegerField()), 0)
