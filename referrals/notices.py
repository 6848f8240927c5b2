"""What this floor tells people, and in which words (`words.md` of the design)."""

from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.choices import LIVE_STATES, PostingState, PublicationLevel
from employers.models import Posting
from hellowork.calendar import days
from hellowork.notices.registry import Notice, Topic, declare, to_employer, to_seeker
from hellowork.text.dates import date_text
from referrals.actions.proposing import EXTENDED
from referrals.choices import ReferralState
from referrals.lifecycle import REFERRAL
from referrals.models import Referral
from referrals.reminding import TODAY, TOMORROW

_LAPSED = _(
    "応募期限を過ぎたため、求人「{title}」の紹介は行われませんでした。"
    "まだ応募したい場合は、担当のハローワークにご相談ください。"
)
_NOT_THIS_TIME = _("お電話でご案内した方は、今回は応募されませんでした。{still}")


def _about():
    return Referral.objects.select_related("posting__acceptance", "card")


def _for_seeker(referral: Referral) -> dict:
    return {"id": referral.pk, "title": referral.card.title}


def _for_employer(referral: Referral) -> dict:
    """求人番号 and 職種, never a name."""
    posting = referral.posting
    return {
        "posting_id": posting.pk,
        "number": posting.standing.number,
        "title": referral.card.title,
        "still": _still(posting),
    }


def _still(posting: Posting) -> str | Promise:
    """What has become of the posting, by the state in which it is when the notice is read."""
    if posting.state not in LIVE_STATES:
        return ""
    if posting.state == PostingState.OPEN and posting.publication_level != PublicationLevel.NOT_PUBLIC:
        return _("求人は引き続き公開中です。")
    return _("求人は引き続き有効です。")


def _still_waiting(referral: Referral) -> dict | None:
    """A reminder is nothing any more once the proposal has its answer."""
    if referral.state != ReferralState.SENT or referral.deadline_at is None:
        return None
    return _for_seeker(referral) | {"day": date_text(days.last_day_before(referral.deadline_at))}


def _reminder(event: str, title, line) -> Notice:
    return replace(_of_event(event, title, line), context=_still_waiting)


def _seeker(transition: str, title, line) -> Notice:
    return _of_event(REFERRAL.event(transition), title, line)


def _of_event(event: str, title, line) -> Notice:
    return to_seeker(
        event,
        title=title,
        line=line,
        link="/me/referrals/{id}/",
        about=_about,
        context=_for_seeker,
        topic=Topic.PROPOSAL,
    )


def _employer(transition: str, title, line) -> Notice:
    return to_employer(
        REFERRAL.event(transition),
        title=title,
        line=line,
        link="/employer/postings/{posting_id}/",
        about=_about,
        context=_for_employer,
    )


def register() -> None:
    """Called once when the app is ready."""
    declare(*_to_seekers(), *_to_employers())


def _to_seekers() -> tuple[Notice, ...]:
    return (
        _seeker(
            "send",
            _("求人が届いたとき"),
            _("ハローワークから求人「{title}」が届いています（まだ応募していません）"),
        ),
        replace(
            _seeker(
                "refer_at_window",
                _("窓口で紹介を受けたとき"),
                _(
                    "ハローワークの窓口で、求人「{title}」の紹介を受けました。応募の状況と紹介状をご覧になれます。"
                ),
            ),
            link="/me/applications/",
        ),
        *_of_deadlines(),
        _seeker(
            "expire",
            _("応募期限を過ぎたとき"),
            _LAPSED,
        ),
        _seeker(
            "withdraw",
            _("求人のお知らせが取りやめになったとき"),
            _("求人「{title}」のお知らせは、ハローワークが取りやめました。"),
        ),
    )


def _of_deadlines() -> tuple[Notice, ...]:
    return (
        _reminder(
            TOMORROW,
            _("応募期限の前の日になったとき"),
            _("求人「{title}」の応募期限は{day}です。応募するか、辞退をお知らせください。"),
        ),
        _reminder(
            TODAY,
            _("応募期限の日になったとき"),
            _("求人「{title}」の応募期限は{day}です。この日のうちに応募するか、辞退をお知らせください。"),
        ),
        _reminder(
            EXTENDED,
            _("応募期限が延びたとき"),
            _("求人「{title}」の応募期限が、{day}に延びました。"),
        ),
    )


def _to_employers() -> tuple[Notice, ...]:
    return (
        _employer(
            "expire",
            _("ご案内した方から応募がなかったとき"),
            _("お電話でご案内した方は、期限までに応募がありませんでした。{still}"),
        ),
        _employer(
            "decline",
            _("ご案内した方が応募しなかったとき"),
            _NOT_THIS_TIME,
        ),
        _employer("withdraw", _("ご案内した方への紹介が取りやめになったとき"), _NOT_THIS_TIME),
    )
