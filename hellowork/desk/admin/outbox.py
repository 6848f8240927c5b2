"""送信箱 on the desk: what waits, what was sent and what could not be."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from employers.models import Member
from hellowork.accounts.actor import Actor
from hellowork.desk.actions.outbox import send_again
from hellowork.notices.delivery import make_mail
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage, OutboxState
from hellowork.notices.registry import name_of
from hellowork.offices.roles import OfficePermission
from hellowork.web.admin import Act, HouseModelAdmin
from hellowork.web.admin.acting import actor_of
from hellowork.web.components import Text, Tone
from seekers.models import Seeker

_TONES = {OutboxState.WAITING: Tone.BLUE, OutboxState.DONE: Tone.GREEN, OutboxState.DEAD: Tone.RED}


def is_dead(message: OutboxMessage) -> bool:
    return message.state == OutboxState.DEAD


def mail_of(message: OutboxMessage) -> EmailMessage | None:
    """The mail as its reader gets it; None where there is none or its code is not ours to read."""
    is_readable = message.kind == OutboxKind.NOTICE_MAIL or (
        message.kind == OutboxKind.ACCOUNT_MAIL and settings.IN_DEMO
    )
    return make_mail(message) if is_readable else None


def address_pages(message: OutboxMessage, actor: Actor) -> list[tuple[str, str]]:
    """Name and page with which the reader of a mail that did not arrive gets another address at the counter, as
    seeker and as member. Only whom this officer may see: another office's seeker is opened with a reason first.
    """
    if message.kind != OutboxKind.NOTICE_MAIL or not is_dead(message):
        return []
    told = Notification.objects.filter(pk=message.object_id).first()
    if told is None:
        return []
    seekers = Seeker.objects.for_actor(actor).filter(user_id=told.user_id)
    members = Member.objects.for_actor(actor).active().filter(user_id=told.user_id).order_by("pk")
    pages = [(each.name, reverse("admin:seekers_seeker_change_address", args=[each.pk])) for each in seekers]
    for member in members.select_related("establishment"):
        page = reverse("admin:employers_establishment_change_address", args=[member.establishment_id])
        pages.append((f"{member.establishment.name} {member.name}", page))
    return pages


@admin.register(OutboxMessage)
class OutboxAdmin(HouseModelAdmin):
    """送信箱."""

    view_permission = OfficePermission.MANAGE
    change_form_template = "desk/outbox_message.html"
    ordering = ["-pk"]
    list_display = ["what", "kind", "state_tag", "attempts", "last_error", "created_at"]
    list_filter = ["state", "kind"]
    fieldsets = [
        (None, {"fields": ["kind", "what", "name", "object_id", "state_tag"]}),
        (
            _("送信"),
            {"fields": ["created_at", "available_at", "attempts", "last_error", "finished_at", "ends_at"]},
        ),
    ]
    acts = {
        "send_again": Act(
            run=send_again,
            permission=OfficePermission.MANAGE,
            label=_("もう一度送る"),
            when=is_dead,
            style="",
            done=_("もう一度送ります。"),
        )
    }

    def name_of(self, message: OutboxMessage) -> Text:
        return f"{message.get_kind_display()} {self.what(message)}"

    @admin.display(description=_("内容"), ordering="name")
    def what(self, message: OutboxMessage) -> Text:
        """A notice by its title, all else by the name it has in the house."""
        return name_of(message.name)

    def scope(self, queryset: QuerySet, actor: Actor) -> QuerySet:
        return queryset.defer("sealed") if actor.is_staff else queryset.none()

    @admin.display(description=_("状態"), ordering="state")
    def state_tag(self, message: OutboxMessage) -> SafeString:
        tone = _TONES[OutboxState(message.state)]
        return format_html('<span class="tag is-{}">{}</span>', tone, message.get_state_display())

    def more(self, request: HttpRequest, message: OutboxMessage) -> dict[str, Any]:
        return {
            "mail": mail_of(message),
            "address_pages": address_pages(message, actor_of(request)),
            "is_sealed": message.kind == OutboxKind.ACCOUNT_MAIL and not settings.IN_DEMO,
        }
