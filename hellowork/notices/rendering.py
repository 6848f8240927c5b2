"""The words of notices, made from the rows they are about at the time they are read or sent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hellowork.notices import registry
from hellowork.notices.models import Notification


@dataclass(frozen=True, slots=True)
class Rendered:
    """One notice as its reader sees it; `path` is where its link leads, empty for one that was overtaken."""

    notification: Notification
    notice: registry.Notice
    subject: str
    line: str
    mail_line: str
    path: str
    context: Mapping[str, Any]


def render(notifications: Iterable[Notification]) -> list[Rendered]:
    """In the order given, without those whose object is gone. One query for each kind of notice among them."""
    notifications = list(notifications)
    by_kind: dict[str, list[Notification]] = defaultdict(list)
    for notification in notifications:
        by_kind[notification.notice].append(notification)
    contexts = {
        pk: context for kind, some in by_kind.items() for pk, context in _contexts(registry.get(kind), some)
    }
    filled = ((one, contexts.get(one.pk)) for one in notifications)
    return [_fill_in(one, context) for one, context in filled if context is not None]


def render_all(notifications: Iterable[Notification]) -> list[Rendered]:
    """The same for the record in MyPage, where each has its line: what was overtaken or is gone says so."""
    notifications = list(notifications)
    standing = {each.notification.pk: each for each in render(notifications)}
    return [standing.get(one.pk) or _overtaken(one) for one in notifications]


def _overtaken(notification: Notification) -> Rendered:
    notice = registry.get(notification.notice)
    line = _("その後の手続きで、内容が変わったお知らせです（%(name)s）。") % {"name": notice.name}
    return Rendered(notification, notice, subject="", line=line, mail_line="", path="", context={})


def _contexts(
    notice: registry.Notice, notifications: Sequence[Notification]
) -> Iterable[tuple[Any, Mapping[str, Any] | None]]:
    if notice.about is None:
        return [(one.pk, notice.context(one)) for one in notifications]
    wanted = {one.object_id for one in notifications}
    found = {str(thing.pk): thing for thing in notice.about().filter(pk__in=wanted)}
    return [(one.pk, notice.context(found[one.object_id])) for one in notifications if one.object_id in found]


def _fill_in(notification: Notification, context: Mapping[str, Any]) -> Rendered:
    notice = registry.get(notification.notice)
    texts = (notice.subject, notice.line, notice.mail_line or notice.line, notice.link)
    # On one line each: a subject with a line break in it would be refused by the mail library, for ever.
    subject, line, mail_line, link = (" ".join(str(text).format(**context).split()) for text in texts)
    return Rendered(notification, notice, subject, line, mail_line, link, context=context)
