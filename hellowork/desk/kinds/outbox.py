"""Work on the outbox: what could not be sent."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hellowork.desk.work import Line, WorkKind
from hellowork.notices.models import OutboxMessage
from hellowork.notices.registry import name_of
from hellowork.offices.roles import OfficePermission
from hellowork.text.templatetags.house_text import jdatetime
from hellowork.web.components import Tone


def _dead(message: OutboxMessage, now: dt.datetime) -> Line:
    return Line(
        title=_("%(kind)s %(name)s") % {"kind": message.get_kind_display(), "name": name_of(message.name)},
        why=_("%(n)s回試しましたが、送信できませんでした（%(error)s）。")
        % {"n": message.attempts, "error": message.last_error},
        at=message.finished_at or now,
        when=jdatetime(message.finished_at),
        button=_("内容を確認する"),
        address=reverse("admin:notices_outboxmessage_change", args=[message.pk]),
    )


KINDS = (
    WorkKind(
        key="dead_letters",
        title=gettext_lazy("送信できなかったもの"),
        permission=OfficePermission.MANAGE,
        rows=lambda actor: OutboxMessage.objects.defer("sealed"),
        waits=lambda messages, now: messages.dead(),
        order="finished_at",
        line=_dead,
        tone=Tone.RED,
    ),
)
