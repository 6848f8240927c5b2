"""What this floor tells people."""

from django.utils.translation import gettext_lazy as _

from hellowork.notices.registry import Topic, declare, to_employer, to_seeker
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
        to_seeker(
            SENT,
            kind=TO_SEEKER,
            title=_("メッセージが届いたとき"),
            line=_("{establishment}からメッセージが届いています。"),
            mail_line=_("マイページに新しいメッセージが届いています。"),
            link="/me/applications/{id}/messages/",
            about=_about,
            context=_context,
            topic=Topic.MESSAGE,
            can_be_switched_off=True,
        ),
        to_employer(
            SENT,
            kind=TO_EMPLOYER,
            title=_("メッセージが届いたとき"),
            subject=_("【マイページ】求人 {number}（{title}）に応募された方からのメッセージ"),
            line=_("{name}さんからメッセージが届いています。"),
            mail_line=_("応募された方からメッセージが届いています。"),
            link="/employer/applicants/{id}/messages/",
            about=_about,
            context=_context,
            topic=Topic.MESSAGE,
        ),
    )
