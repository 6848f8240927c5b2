"""The life of a seeker's registration (求職の有効期間), as data."""

from django.utils.translation import gettext_lazy as _

from hellowork.lifecycle import Audience, Lifecycle, Transition
from seekers.choices import RegistrationState as S

_WORDS = {
    S.VALID: _("有効"),
    S.LAPSED: _("有効期間満了"),
    S.EMPLOYED: _("就職"),
    S.CLOSED: _("取消"),
}
SEEKER, OFFICE, SYSTEM = Audience.SEEKER, Audience.OFFICE, Audience.SYSTEM


def _t(name, sources, target, label, *by) -> Transition:
    return Transition(name=name, sources=frozenset(sources), target=target, label=label, by=frozenset(by))


REGISTRATION = Lifecycle(
    name="registration",
    title=_("求職登録"),
    states=S,
    initial=S.VALID,
    transitions=(
        _t("lapse", {S.VALID}, S.LAPSED, _("有効期間の満了"), SYSTEM),
        _t("employ", {S.VALID, S.LAPSED}, S.EMPLOYED, _("就職により終了"), SYSTEM, OFFICE),
        _t("close", {S.VALID}, S.CLOSED, _("登録を取り消す"), SEEKER, OFFICE),
        _t("renew", {S.LAPSED, S.EMPLOYED, S.CLOSED}, S.VALID, _("もう一度登録する"), SEEKER, OFFICE),
        _t("restore", {S.EMPLOYED}, S.VALID, _("就職に至らなかったため続ける"), SYSTEM, OFFICE),
    ),
    labels={
        SEEKER: _WORDS,
        OFFICE: _WORDS,
        SYSTEM: _WORDS,
        # An employer never gets a seeker's registration, only what an application sent.
        Audience.EMPLOYER: dict.fromkeys(S),
    },
    notes="Lapsed or ended, own data, kept postings and saved searches stay readable.",
)
