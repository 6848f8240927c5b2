"""The life of a referral, as data: sent to MyPage it is none before the seeker applies, at the window it is at once."""

from django.utils.translation import gettext_lazy as _

from hellowork.lifecycle import Audience, Lifecycle, Transition
from referrals.choices import ReferralState as S

SEEKER, OFFICE, SYSTEM = Audience.SEEKER, Audience.OFFICE, Audience.SYSTEM


def _t(name, sources, target, label, *by, needs_reason=False) -> Transition:
    return Transition(
        name=name,
        sources=frozenset(sources),
        target=target,
        label=label,
        by=frozenset(by),
        needs_reason=needs_reason,
    )


_OFFICE_WORDS = {state: state.label for state in S}
_SEEKER_WORDS = dict.fromkeys(S) | {
    S.SENT: _("ハローワークから求人が届いています（まだ応募していません）"),
    S.ESTABLISHED: _("応募済み"),
    S.DECLINED: _("今回は応募しませんでした"),
    S.EXPIRED: _("応募期限を過ぎました"),
    S.WITHDRAWN: _("ハローワークが取りやめました"),
}

REFERRAL = Lifecycle(
    name="referral",
    title=_("紹介"),
    states=S,
    initial=S.DRAFT,
    transitions=(
        _t("send", {S.DRAFT}, S.SENT, _("求職者へ送信する"), OFFICE),
        _t("refuse", {S.DRAFT}, S.REFUSED, _("紹介不可とする（事業所の回答）"), OFFICE),
        _t("withdraw", {S.DRAFT, S.SENT}, S.WITHDRAWN, _("取りやめる"), OFFICE, SYSTEM, needs_reason=True),
        _t("establish", {S.SENT}, S.ESTABLISHED, _("この求人に応募する（紹介を受ける）"), SEEKER),
        _t("refer_at_window", {S.DRAFT, S.SENT}, S.ESTABLISHED, _("窓口で紹介する"), OFFICE),
        _t("decline", {S.SENT}, S.DECLINED, _("今回は応募しない"), SEEKER),
        _t("expire", {S.SENT}, S.EXPIRED, _("応募期限の経過"), SYSTEM),
    ),
    labels={
        OFFICE: _OFFICE_WORDS,
        SYSTEM: _OFFICE_WORDS,
        SEEKER: _SEEKER_WORDS,
        # Before the application the employer never learns of a referral; afterwards they see the application.
        Audience.EMPLOYER: dict.fromkeys(S),
    },
    notes="The deadline is stored as an instant, the start of the day after the last; it is never later than 紹介期限日.",
)
