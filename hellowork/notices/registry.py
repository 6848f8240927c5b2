"""Every notice of the house, listed: which event, who is told, in which words, whether it can be switched off.

Each app declares its own in `notices.py`; a test renders every one and fails for an event that tells nobody
without saying so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from hellowork.accounts.actor import Hat
from hellowork.notices.models import Notification

# What the texts of a notice need, read from the rows at the time of sending; None when there is nothing to tell.
ContextMaker = Callable[[Notification], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One kind of notice.

    `subject` and `line` may hold `{names}` that `context` fills in; for seekers the subject is neutral and for
    employers it names 求人番号 and 職種 only (design rule 5). `link` is the path in MyPage, with `{names}` too.
    """

    kind: str
    event: str
    audience: Hat
    subject: str | Promise
    line: str | Promise
    link: str
    context: ContextMaker
    template: str = "notices/mail.txt"
    can_be_switched_off: bool = True


_notices: dict[str, Notice] = {}


def declare(*notices: Notice) -> None:
    """Add notices; called by each app's `AppConfig.ready()`."""
    for notice in notices:
        if _notices.setdefault(notice.kind, notice) is not notice:
            raise ValueError(f"The notice {notice.kind!r} is declared twice.")


def get(kind: str) -> Notice:
    return _notices[kind]


def all_notices() -> list[Notice]:
    """Every notice declared, by kind."""
    return [_notices[kind] for kind in sorted(_notices)]
