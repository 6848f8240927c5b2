"""The lives of a posting (design section 3) and of a group of synonyms (ADR 0016), as data."""

from django.utils.translation import gettext_lazy as _

from employers.choices import PostingState as S
from employers.search.models import SynonymState
from hellowork.lifecycle import Audience, Lifecycle, Transition

EMPLOYER, OFFICE, SYSTEM = Audience.EMPLOYER, Audience.OFFICE, Audience.SYSTEM


def _t(name, sources, target, label, *by, needs_reason=False) -> Transition:
    return Transition(
        name=name,
        sources=frozenset(sources),
        target=target,
        label=label,
        by=frozenset(by),
        needs_reason=needs_reason,
    )


_LIVE = (S.OPEN, S.ON_HOLD)
_EMPLOYER_WORDS = {
    S.DRAFT: _("入力中"),
    S.SUBMITTED: _("確認待ち（仮登録）"),
    S.RETURNED: _("修正のお願い"),
    S.VISIT_ASKED: _("来所のお願い"),
    S.LAPSED: _("来所の期限切れ"),
    S.REFUSED: _("不受理"),
    S.WITHDRAWN: _("取下げ"),
    S.OPEN: _("公開中"),
    S.ON_HOLD: _("紹介保留中"),
    S.FILLED: _("充足"),
    S.CANCELLED: _("取消"),
    S.EXPIRED: _("期限切れ"),
}
# A seeker meets a posting once it was accepted, never before.
_SEEKER_WORDS = {
    S.OPEN: _("募集中"),
    S.ON_HOLD: _("受付を止めています"),
    S.FILLED: _("募集は終わりました"),
    S.CANCELLED: _("募集は終わりました"),
    S.EXPIRED: _("募集は終わりました"),
}

POSTING = Lifecycle(
    name="posting",
    title=_("求人"),
    states=S,
    initial=S.DRAFT,
    transitions=(
        _t("submit", {S.DRAFT, S.RETURNED}, S.SUBMITTED, _("ハローワークへ送信する"), EMPLOYER),
        _t("send_back", {S.SUBMITTED}, S.RETURNED, _("修正をお願いする"), OFFICE),
        _t("ask_visit", {S.SUBMITTED}, S.VISIT_ASKED, _("来所をお願いする"), OFFICE),
        _t("confirm_visit", {S.VISIT_ASKED}, S.SUBMITTED, _("来所を確認した"), OFFICE),
        _t("lapse", {S.VISIT_ASKED}, S.LAPSED, _("来所期限の経過"), SYSTEM),
        _t("refuse", {S.SUBMITTED}, S.REFUSED, _("不受理とする"), OFFICE, needs_reason=True),
        _t(
            "withdraw",
            {S.SUBMITTED, S.RETURNED, S.VISIT_ASKED},
            S.WITHDRAWN,
            _("取り下げる"),
            EMPLOYER,
            OFFICE,
        ),
        _t("accept", {S.SUBMITTED}, S.OPEN, _("受理する"), OFFICE),
        _t("hold", {S.OPEN}, S.ON_HOLD, _("紹介を保留する"), EMPLOYER, OFFICE, needs_reason=True),
        _t("release", {S.ON_HOLD}, S.OPEN, _("保留を解除する"), EMPLOYER, OFFICE),
        _t("fill", _LIVE, S.FILLED, _("充足として終了する"), EMPLOYER, OFFICE),
        _t("cancel", _LIVE, S.CANCELLED, _("求人を取り消す"), EMPLOYER, OFFICE),
        _t("expire", _LIVE, S.EXPIRED, _("紹介期限の経過"), SYSTEM),
    ),
    labels={
        EMPLOYER: _EMPLOYER_WORDS,
        OFFICE: _EMPLOYER_WORDS
        | {S.SUBMITTED: _("受理待ち"), S.RETURNED: _("修正依頼中"), S.VISIT_ASKED: _("来所待ち")},
        SYSTEM: _EMPLOYER_WORDS,
        Audience.SEEKER: dict.fromkeys(S, None) | _SEEKER_WORDS,
    },
    notes="A level 4 posting that is open is shown to its employer as 受理済み, since nobody can find it.",
)

_IN_THE_OFFICE = {
    SynonymState.PROPOSED: _("提案中"),
    SynonymState.IN_USE: _("使用中"),
    SynonymState.RETIRED: _("使用終了"),
}
SYNONYM_GROUP = Lifecycle(
    name="synonym_group",
    title=_("検索の同義語"),
    states=SynonymState,
    initial=SynonymState.PROPOSED,
    transitions=(
        _t(
            "use",
            {SynonymState.PROPOSED, SynonymState.RETIRED},
            SynonymState.IN_USE,
            _("検索に使う"),
            OFFICE,
        ),
        _t(
            "retire",
            {SynonymState.PROPOSED, SynonymState.IN_USE},
            SynonymState.RETIRED,
            _("検索に使わない"),
            OFFICE,
        ),
    ),
    labels={
        OFFICE: _IN_THE_OFFICE,
        SYSTEM: _IN_THE_OFFICE,
        EMPLOYER: dict.fromkeys(SynonymState, None),
        Audience.SEEKER: dict.fromkeys(SynonymState, None),
    },
    notes="The groups of the house's own file begin in use.",
)
