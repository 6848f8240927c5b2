"""What the employers' floor tells people, and in which words. Subjects name 求人番号 and 職種 only (design rule 5)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from employers import wages
from employers.actions.members import JOINED
from employers.choices import LIVE_STATES, PublicationLevel
from employers.lifecycle import POSTING
from employers.models import Member, Posting
from hellowork.accounts.actor import Hat
from hellowork.notices.registry import Notice, Topic, declare, to_employer
from hellowork.text.dates import date_text
from hellowork.text.templatetags.house_text import yen

ENDING, LOW_WAGE = "posting.ending", "posting.low_wage"
# Which transitions are told, and what the posting's page then says first.
TOLD = ("accept", "send_back", "ask_visit", "refuse", "lapse", "expire")

Words = str | Promise


def _about() -> QuerySet[Posting]:
    return Posting.objects.select_related("acceptance", "card", "draft_card")


def _context(posting: Posting) -> Mapping[str, Any] | None:
    """求人番号 once there is one, and 職種."""
    card = posting.card or posting.draft_card
    title = _now("「%(title)s」") % {"title": card}
    number = f" {posting.acceptance.number}" if posting.acceptance else ""
    return {"id": posting.pk, "job": f"{number}{title}", "title": str(card)}


def _with_visit_day(posting: Posting) -> Mapping[str, Any] | None:
    """Nothing to tell once the visit is over or the posting was withdrawn."""
    context = _context(posting)
    if context is None or posting.visit_by is None:
        return None
    return {**context, "day": date_text(posting.visit_by)}


def _low_wage(posting: Posting) -> Mapping[str, Any] | None:
    """Nothing to tell once the posting has ended or pays enough."""
    context, card = _context(posting), posting.card
    short = wages.shortfall(card) if card is not None and posting.state in LIVE_STATES else None
    if context is None or short is None:
        return None
    return {
        **context,
        "place": short.rate.prefecture_name,
        "rate": yen(short.rate.yen),
        "day": date_text(short.rate.effective),
    }


def _accepted(posting: Posting) -> Mapping[str, Any] | None:
    context, acceptance = _context(posting), posting.acceptance
    if context is None or acceptance is None:
        return None
    hidden = posting.publication_level == PublicationLevel.NOT_PUBLIC
    shown = _now("公開しない求人として受理しました。") if hidden else _now("求人の公開を始めました。")
    return {**context, "shown": shown, "last_day": date_text(acceptance.refer_until)}


def _joined(member: Member) -> Mapping[str, Any] | None:
    """Nothing to tell of who has left again."""
    return None if member.ended_at else {"name": member.name, "role": member.get_role_display()}


def _notice(
    kind: str,
    title: Words,
    subject: Words,
    line: Words,
    context: Callable[[Posting], Mapping[str, Any] | None] = _context,
    *,
    event: str = "",
    must: bool = False,
) -> Notice:
    return Notice(
        kind=kind,
        event=event or kind,
        title=title,
        audience=Hat.EMPLOYER,
        subject=subject,
        line=line,
        link="/employer/postings/{id}/",
        about=_about,
        context=context,
        can_be_switched_off=not must,
        topic=Topic.POSTING,
    )


NOTICES = (
    _notice(
        POSTING.event("accept"),
        _("求人が受理されたとき"),
        _("【マイページ】求人{job}を受理しました"),
        _("求人{job}を受理しました。{shown}紹介期限日は{last_day}です。"),
        _accepted,
    ),
    _notice(
        POSTING.event("send_back"),
        _("求人の修正をお願いするとき"),
        _("【マイページ】求人{job}の修正のお願い"),
        _("求人{job}の修正をお願いします。印の欄をご確認のうえ、もう一度送信してください。"),
        must=True,
    ),
    _notice(
        POSTING.event("ask_visit"),
        _("来所をお願いするとき"),
        _("【マイページ】求人{job}の来所のお願い"),
        _("求人{job}の受理のため、{day}までにハローワークへお越しください。"),
        _with_visit_day,
        must=True,
    ),
    _notice(
        POSTING.event("refuse"),
        _("求人が受理されなかったとき"),
        _("【マイページ】求人{job}は受理されませんでした"),
        _("求人{job}は受理されませんでした。理由はマイページでご確認ください。"),
        must=True,
    ),
    _notice(
        POSTING.event("lapse"),
        _("来所の期限が過ぎたとき"),
        _("【マイページ】求人{job}の来所の期限が過ぎました"),
        _(
            "求人{job}は、来所の期限が過ぎたため、申込みが終わりました。コピーして、もう一度申し込むことができます。"
        ),
    ),
    _notice(
        POSTING.event("expire"),
        _("紹介期限が過ぎたとき"),
        _("【マイページ】求人{job}の紹介期限が過ぎました"),
        _(
            "求人{job}は、紹介期限日を過ぎたため、公開を終わりました。コピーして、もう一度申し込むことができます。"
        ),
    ),
    _notice(
        ENDING,
        _("紹介期限日が近づいたとき"),
        _("【マイページ】求人{job}の紹介期限日が近づいています"),
        _("求人{job}の紹介期限日は{last_day}です。募集を続ける場合は、ハローワークにご相談ください。"),
        _accepted,
    ),
    _notice(
        LOW_WAGE,
        _("新しい最低賃金を下回るとき"),
        _("【マイページ】求人{job}の賃金をご確認ください"),
        _(
            "求人{job}の賃金は、{place}の新しい最低賃金（{rate}、{day}から）を下回ります。"
            "賃金の変更をハローワークにお申し出ください。"
        ),
        _low_wage,
    ),
)


MEMBERS = to_employer(
    JOINED,
    kind=JOINED,
    title=_("事業所の利用者が増えたとき"),
    subject=_("【マイページ】事業所の利用者が増えました"),
    line=_(
        "{name}さんが、事業所の利用者（{role}）になりました。お心当たりがない場合は、管理者かハローワークにご連絡ください。"
    ),
    mail_line=_("事業所の利用者が増えました。お心当たりがない場合は、管理者かハローワークにご連絡ください。"),
    link="/employer/members/",
    about=Member.objects.all,
    context=_joined,
    can_be_switched_off=False,
    topic=Topic.REGISTRATION,
)


def register() -> None:
    """Called once when the app is ready."""
    declare(*NOTICES, MEMBERS)
