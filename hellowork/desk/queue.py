"""The first page of the desk: today's work, by office and by kind."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from hellowork.accounts.actor import OfficeRole
from hellowork.desk.kinds import KINDS
from hellowork.desk.work import Counted, Queue
from hellowork.web.nav import Link

EVERYWHERE = "all"


def todays_work(request: HttpRequest) -> dict[str, Any]:
    """The lines of the queue, and the other ways to look at it: `?scope=all`, `?kind=acceptance`."""
    actor, now = request.actor, request.user.read_at  # type: ignore[attr-defined,union-attr]
    own_only = request.GET.get("scope") != EVERYWHERE
    queue = Queue(KINDS, actor, now)
    counted = queue.count()
    shown = [each for each in counted if each.kind.key == request.GET.get("kind")]
    waiting = [each.kind for each in shown or counted if _number(each, own_only=own_only)]
    lines = queue.lines(waiting, own_only=own_only)
    total = sum(_number(each, own_only=own_only) for each in shown or counted)
    return {
        "lines": lines,
        "left_off": total - len(lines),
        "scopes": _scopes(counted, own_only=own_only, kind=shown[0].kind.key if shown else ""),
        "kinds": _kinds(counted, shown, own_only=own_only),
        "reads_only": actor.office_role is OfficeRole.READING,
    }


def _number(each: Counted, *, own_only: bool) -> int:
    return each.own if own_only else each.everywhere


def _scopes(counted: Sequence[Counted], *, own_only: bool, kind: str) -> list[Link]:
    own, everywhere = sum(each.own for each in counted), sum(each.everywhere for each in counted)
    return [
        Link(
            label=_("自分の安定所"),
            address=_address(kind=kind),
            current="true" if own_only else "",
            count=own,
        ),
        Link(
            label=_("全体"),
            address=_address(kind=kind, scope=EVERYWHERE),
            current="" if own_only else "true",
            count=everywhere,
        ),
    ]


def _kinds(counted: Sequence[Counted], shown: Sequence[Counted], *, own_only: bool) -> list[Link]:
    scope = "" if own_only else EVERYWHERE
    total = sum(_number(each, own_only=own_only) for each in counted)
    everything = Link(
        label=_("すべて"), address=_address(scope=scope), current="" if shown else "true", count=total
    )
    return [everything] + [
        Link(
            label=each.kind.title,
            address=_address(kind=each.kind.key, scope=scope),
            current="true" if each in shown else "",
            count=_number(each, own_only=own_only),
        )
        for each in counted
    ]


def _address(**wanted: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in wanted.items() if value})
    return f"?{query.urlencode()}"
