"""An application in words, for each of its readers. What a seeker sees never tells what is undecided or untold."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import ApplicationState as S
from applications.choices import Told
from applications.lifecycle import APPLICATION
from applications.models import Application, Outcome
from hellowork.lifecycle import Audience
from hellowork.web.components import Tone

_TONES = {
    S.APPLIED: Tone.BLUE,
    S.IN_SELECTION: Tone.YELLOW,
    S.HIRED: Tone.GREEN,
}
_UNTOLD = (S.HIRED, S.NOT_HIRED)


def tone(state: str) -> Tone:
    return _TONES.get(S(state), Tone.GREY)


def employer_label(application: Application) -> str | Promise:
    """新着 until somebody has opened it, then 確認済み until selection begins."""
    if application.state == S.APPLIED and application.opened_at is not None:
        return _("確認済み")
    return APPLICATION.label(application.state, Audience.EMPLOYER) or ""


def seeker_label(application: Application, newest: Outcome | None) -> str | Promise:
    """A result told by telephone stays 選考中 here: MyPage is not the one to break it."""
    state = S(application.state)
    if state == S.APPLIED and application.opened_at is not None:
        return _("会社が確認しました")
    if state in _UNTOLD and (newest is None or newest.told == Told.TELEPHONE):
        return APPLICATION.label(S.IN_SELECTION, Audience.SEEKER) or ""
    return APPLICATION.label(state, Audience.SEEKER) or ""
