"""What this floor tells people, and in which words (`words.md` of the design)."""

from django.utils.translation import gettext_lazy as _

from applications.actions.applying import RECEIVED
from applications.lifecycle import APPLICATION
from applications.models import Application
from hellowork.accounts.actor import Hat
from hellowork.notices.registry import Notice, declare

_NEUTRAL = _("【マイページ】新しいお知らせがあります")


def _about():
    return Application.objects.select_related("posting__acceptance", "posting__establishment", "card")


def _context(application: Application) -> dict:
    return {
        "id": application.pk,
        "number": application.posting.acceptance.number,
        "title": application.card.title,
        "establishment": application.posting.establishment.name,
        "name": application.name,
        "method": application.get_method_display(),
    }


def _employer(event: str, title, line, mail_line) -> Notice:
    return Notice(
        kind=f"{event}.employer",
        event=event,
        title=title,
        audience=Hat.EMPLOYER,
        subject=_("【マイページ】求人 {number}（{title}）のお知らせ"),
        line=line,
        mail_line=mail_line,
        link="/employer/applicants/{id}/",
        about=_about,
        context=_context,
    )


def _seeker(transition: str, title, line) -> Notice:
    event = APPLICATION.event(transition)
    return Notice(
        kind=f"{event}.seeker",
        event=event,
        title=title,
        audience=Hat.SEEKER,
        subject=_NEUTRAL,
        line=line,
        mail_line=_("マイページに新しいお知らせが届いています。"),
        link="/me/applications/{id}/",
        about=_about,
        context=_context,
        can_be_switched_off=False,
    )


_HIRED = _(
    "{establishment}から採用の連絡が届きました。初出勤日や条件は、労働条件通知書で必ずご確認ください。"
)
_NOT_HIRED = _("{establishment}（{title}）の選考結果が届きました。")


def register() -> None:
    """Called once when the app is ready."""
    declare(
        _employer(
            RECEIVED,
            _("応募があったとき"),
            _("{name}さんから応募がありました（{method}）。"),
            _("応募がありました（{method}）。"),
        ),
        _employer(
            APPLICATION.event("withdraw"),
            _("応募の辞退があったとき"),
            _("{name}さんが応募を辞退されました。"),
            _("応募の辞退がありました。"),
        ),
        _employer(
            APPLICATION.event("decline_hire"),
            _("採用の辞退があったとき"),
            _("{name}さんが採用を辞退されました。"),
            _("採用の辞退がありました。"),
        ),
        _seeker("hire", _("採用の連絡が届いたとき"), _HIRED),
        _seeker("reject", _("選考結果が届いたとき"), _NOT_HIRED),
        _seeker("correct_to_hired", _("選考結果が訂正されたとき（採用）"), _HIRED),
        _seeker("correct_to_not_hired", _("選考結果が訂正されたとき（不採用）"), _NOT_HIRED),
        _seeker(
            "cancel_hire",
            _("採用の取消の連絡が届いたとき"),
            _("{establishment}から、採用の取消の連絡が届きました。担当のハローワークにご相談ください。"),
        ),
    )
