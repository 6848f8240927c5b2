"""Every notice of the house, listed: which event, who is told, in which words, whether it can be switched off.

Each app declares its own in `notices.py`. `tests/notices/test_registry.py` renders every one on an example from
`tests/notices/examples/`, and fails for a notice without one.
"""

import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Hat


def _nothing(_thing: Any) -> Mapping[str, Any]:
    return {}


class Topic(enum.IntEnum):
    """What a notice is about, in the order in which it happens to its reader."""

    PROPOSAL = 1
    APPLICATION = 2
    MESSAGE = 3
    INTERVIEW = 4
    RESULT = 5
    POSTING = 6
    REGISTRATION = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One kind of notice.

    `event` is what happened: a transition, or a kind declared with `events.declare`. `about` finds the things
    that notices of this kind name by their `object_id`, with all that the texts need joined, for many notices
    at once; `context` makes the words for the texts from one such thing (from the notification itself, where
    there is no `about`), or None when there is nothing to tell any more.

    The texts may hold `{names}` that `context` fills in. `line` stands in MyPage and may name a person;
    `subject` and `mail_line` (`line` itself, where there is none) go by mail and carry no personal data: for
    seekers the subject is neutral, for employers it names 求人番号 and 職種 only (design rule 5). `link` is a path
    in MyPage. `can_be_switched_off` is about the mail; the notice in MyPage is always written. `has_stop_link` lets
    the mail carry a link that does so without signing in (`unsubscribing`). `title` names the kind where a person
    chooses which mails to have; `topic` is where it stands among them.
    """

    kind: str
    event: str
    audience: Hat
    subject: str | Promise
    line: str | Promise
    link: str
    title: str | Promise = ""
    mail_line: str | Promise | None = None
    about: Callable[[], QuerySet] | None = None
    context: Callable[[Any], Mapping[str, Any] | None] = _nothing
    template: str = "notices/mail.txt"
    can_be_switched_off: bool = True
    has_stop_link: bool = False
    topic: Topic = Topic.APPLICATION

    @property
    def name(self) -> str:
        """Its title; for one without, its line with blanks in it."""
        return str(self.title) or re.sub(r"\{\w+\}", "○○", str(self.line))


def to_seeker(event: str, **fields: Any) -> Notice:
    """A notice of `event` for a seeker. Its mail only says that there is one, and comes always unless `fields` say
    otherwise: what concerns one's own registration, referrals and applications is never missed by a setting.
    """
    usual: dict[str, Any] = {
        "kind": f"{event}.seeker",
        "subject": _("【マイページ】新しいお知らせがあります"),
        "mail_line": _("マイページに新しいお知らせが届いています。"),
        "can_be_switched_off": False,
    }
    return Notice(event=event, audience=Hat.SEEKER, **(usual | fields))


def to_employer(event: str, **fields: Any) -> Notice:
    """A notice of `event` for the members of an establishment, whose subject names 求人番号 and 職種."""
    usual: dict[str, Any] = {
        "kind": f"{event}.employer",
        "subject": _("【マイページ】求人 {number}（{title}）のお知らせ"),
    }
    return Notice(event=event, audience=Hat.EMPLOYER, **(usual | fields))


_notices: dict[str, Notice] = {}


def declare(*notices: Notice) -> None:
    """Add notices; called by each app's `AppConfig.ready()`."""
    for notice in notices:
        if _notices.setdefault(notice.kind, notice) is not notice:
            raise ValueError(f"The notice {notice.kind!r} is declared twice.")


def get(kind: str) -> Notice:
    return _notices[kind]


def name_of(kind: str) -> str:
    """How staff read it: the name of the notice, or the kind itself where no notice has it."""
    return _notices[kind].name if kind in _notices else kind


def in_order(audience: Hat) -> list[Notice]:
    """Every notice for this role as a person reads through them: by topic, and as its app lists them."""
    return sorted(
        (notice for notice in _notices.values() if notice.audience is audience), key=lambda each: each.topic
    )


def all_notices() -> list[Notice]:
    """Every notice declared, by kind."""
    return [_notices[kind] for kind in sorted(_notices)]
