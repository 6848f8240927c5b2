"""What this floor tells people."""

from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Hat
from hellowork.notices.registry import Notice, declare
from messaging.actions.messages import SENT
from messaging.models import Message

TO_SEEKER, TO_EMPLOYER = f"{SENT}.seeker", f"{SENT}.employer"
MESSAGE_KINDS = (TO_SEEKER, TO_EMPLOYER)


def _about():
    return Message.objects.select_related(
        "thread__application__posting__acceptance",
        "thread__application__posting__establishment",
        "thread__application__card",
    )


def _context(message: Message) -> dict:
    application = message.thread.application
    return {
        "id": application.pk,
        "number": application.posting.standing.number,
        "title": application.card.title,
        "establishment": application.posting.establishment.name,
        "name": application.name,
    }


def register() -> None:
    """Called once when the app is ready."""
    declare(
        Notice(
            kind=TO_SEEKER,
            event=SENT,
            audience=Hat.SEEKER,
            title=_("メッセージが届いたとき"),
            subject=_("【マイページ】新しいお知らせがあります"),
            line=_("{establishment}からメッセージが届いています。"),
            mail_line=_("マイページに新しいメッセージが届いています。"),
            link="/me/applications/{id}/messages/",
            about=_about,
            context=_context,
        ),
        Notice(
            kind=TO_EMPLOYER,
            event=SENT,
            audience=Hat.EMPLOYER,
            title=_("メッセージが届いたとき"),
            subject=_("【マイページ】求人 {number}（{title}）に応募された方からのメッセージ"),
            line=_("{name}さんからメッセージが届いています。"),
            mail_line=_("応募された方からメッセージが届いています。"),
            link="/employer/applicants/{id}/messages/",
            about=_about,
            context=_context,
        ),
    )
