"""The life of an application by any method, as data."""

from django.utils.translation import gettext_lazy as _

from applications.choices import ApplicationState as S
from hellowork.lifecycle import Audience, Lifecycle, Transition

SEEKER, EMPLOYER, OFFICE, SYSTEM = Audience.SEEKER, Audience.EMPLOYER, Audience.OFFICE, Audience.SYSTEM


def _t(name, sources, target, label, *by, needs_reason=False) -> Transition:
    return Transition(
        name=name,
        sources=frozenset(sources),
        target=target,
        label=label,
        by=frozenset(by),
        needs_reason=needs_reason,
    )


_LIVE = (S.APPLIED, S.IN_SELECTION)
# A correction may leave the result and change its facts: the day of entry, the words to the applicant.
_DECIDED = (S.HIRED, S.NOT_HIRED)
_SEEKER_WORDS = {
    S.APPLIED: _("応募済み"),
    S.IN_SELECTION: _("選考中"),
    S.HIRED: _("採用"),
    S.NOT_HIRED: _("不採用"),
    S.WITHDRAWN: _("応募を辞退"),
    S.DECLINED_AFTER_HIRE: _("採用を辞退"),
    S.HIRE_CANCELLED: _("採用の取消"),
}
_EMPLOYER_WORDS = {
    S.APPLIED: _("新着"),
    S.IN_SELECTION: _("選考中"),
    S.HIRED: _("採用"),
    S.NOT_HIRED: _("不採用"),
    S.WITHDRAWN: _("本人辞退"),
    S.DECLINED_AFTER_HIRE: _("採用後の辞退"),
    S.HIRE_CANCELLED: _("採用の取消"),
}

APPLICATION = Lifecycle(
    name="application",
    title=_("応募"),
    states=S,
    initial=S.APPLIED,
    transitions=(
        _t("start_selection", {S.APPLIED}, S.IN_SELECTION, _("選考を始める"), EMPLOYER),
        _t("hire", _LIVE, S.HIRED, _("採用"), EMPLOYER, OFFICE),
        _t("reject", _LIVE, S.NOT_HIRED, _("不採用"), EMPLOYER, OFFICE),
        _t("withdraw", _LIVE, S.WITHDRAWN, _("応募を辞退する"), SEEKER, OFFICE),
        _t(
            "decline_hire",
            {S.HIRED},
            S.DECLINED_AFTER_HIRE,
            _("採用を辞退する（内定辞退）"),
            SEEKER,
            EMPLOYER,
            OFFICE,
        ),
        _t(
            "cancel_hire",
            {S.HIRED},
            S.HIRE_CANCELLED,
            _("採用を取り消す"),
            EMPLOYER,
            OFFICE,
            needs_reason=True,
        ),
        _t("correct_to_hired", _DECIDED, S.HIRED, _("結果を採用に訂正する"), OFFICE, needs_reason=True),
        _t(
            "correct_to_not_hired",
            _DECIDED,
            S.NOT_HIRED,
            _("結果を不採用に訂正する"),
            OFFICE,
            needs_reason=True,
        ),
    ),
    labels={SEEKER: _SEEKER_WORDS, EMPLOYER: _EMPLOYER_WORDS, OFFICE: _SEEKER_WORDS, SYSTEM: _SEEKER_WORDS},
    notes="Opened by the employer, interviews and offers of dates for them are facts, not states. "
    "A result told by telephone is not repeated here.",
)
