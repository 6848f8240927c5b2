"""The lines of both MyPages' menus that join floors, with how much is unread."""

from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Hat
from hellowork.accounts.requests import HouseRequest
from hellowork.mypage.unread import unread_of
from hellowork.web import nav


def register() -> None:
    """Called once when the app is ready."""
    for hat in (Hat.SEEKER, Hat.EMPLOYER):
        nav.add(hat, _("メッセージ"), "messages", order=40, count=_messages)
        nav.add(hat, _("お知らせ"), "notices", order=45, count=_notices)


def _messages(request: HouseRequest) -> int:
    return unread_of(request).messages


def _notices(request: HouseRequest) -> int:
    return unread_of(request).notices
