"""An application in words, for each of its readers. What a seeker sees never tells what is undecided or untold."""

import datetime as dt
from dataclasses import dataclass

from django.shortcuts import resolve_url
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.choices import LIVE_STATES, SlotStanding, Told
from applications.choices import ApplicationState as S
from applications.lifecycle import APPLICATION
from applications.models import Application, Outcome, SlotOffer
from applications.promise import PromisedDay, promised_day_of
from hellowork.lifecycle import Audience
from hellowork.text.dates import datetime_text
from hellowork.text.phones import phone_text
from hellowork.web.components import Fact, Tone
from seekers.models import Seeker

_TONES = {
    S.APPLIED: Tone.BLUE,
    S.IN_SELECTION: Tone.YELLOW,
    S.HIRED: Tone.GREEN,
}
_UNTOLD = (S.HIRED, S.NOT_HIRED)
_INTERVIEW = _("面接予定")


def tone(state: str) -> Tone:
    return _TONES.get(S(state), Tone.GREY)


def employer_label(application: Application, now: dt.datetime | None = None) -> str | Promise:
    """新着 until somebody has opened it, 確認済み until selection begins; an interview and a missing result are facts
    that go before these while the selection goes on. `now` is the instant that the page shows.
    """
    if now is not None and application.state in LIVE_STATES:
        if _is_ahead(application, now):
            return _INTERVIEW
        if application.misses_result(now):
            return _("結果未登録")
    if application.state == S.APPLIED and application.opened_at is not None:
        return _("確認済み")
    return APPLICATION.label(application.state, Audience.EMPLOYER) or ""


def seeker_state(application: Application, newest: Outcome | None) -> S:
    """The state as MyPage shows it. A result told by telephone stays 選考中: MyPage is not the one to break it."""
    state = S(application.state)
    if state in _UNTOLD and (newest is None or newest.told == Told.TELEPHONE):
        return S.IN_SELECTION
    return state


def seeker_label(
    application: Application, newest: Outcome | None, now: dt.datetime | None = None
) -> str | Promise:
    """`seeker_state` in words, with the facts that go before it. `now` is the instant that the page shows."""
    state = seeker_state(application, newest)
    if now is not None and state in LIVE_STATES and _is_ahead(application, now):
        return _INTERVIEW
    if state == S.APPLIED and application.interview_at is None and application.opened_at is not None:
        return _("会社が確認しました")
    if state == S.APPLIED and application.interview_at is not None:
        return APPLICATION.label(S.IN_SELECTION, Audience.SEEKER) or ""
    return APPLICATION.label(state, Audience.SEEKER) or ""


def promise_for_seeker(
    application: Application, newest: Outcome | None, now: dt.datetime
) -> PromisedDay | None:
    """When the applicant may expect the result. A result told by telephone does not take the line away either."""
    return promised_day_of(application, now) if seeker_state(application, newest) in LIVE_STATES else None


def promise_to_keep(application: Application, now: dt.datetime) -> PromisedDay | None:
    """By when the employer has promised a result that is still missing."""
    return promised_day_of(application, now) if application.state in LIVE_STATES else None


def appointment_text(at: dt.datetime, place: str, belongings: str = "") -> str:
    """An interview on one line: 2026年11月17日（火曜日）14時00分、本社2階（持ち物：履歴書）."""
    line = gettext("%(at)s、%(place)s") % {"at": datetime_text(at), "place": place}
    return line + (gettext("（持ち物：%(things)s）") % {"things": belongings} if belongings else "")


@dataclass(frozen=True, slots=True)
class SlotsShown:
    """The newest offer of interview dates: how it stands now, and which of its dates are ahead."""

    offer: SlotOffer
    standing: SlotStanding
    dates: list[dt.datetime]

    @property
    def is_done(self) -> bool:
        """Whether nothing about it is left to do for the employer, who may offer others."""
        return self.standing not in (SlotStanding.OPEN, SlotStanding.LAPSED, SlotStanding.NONE_FITS)


def slots_shown(application: Application, now: dt.datetime) -> SlotsShown | None:
    """None where no dates were ever offered, and when the application is over."""
    offer = application.slot_offers.newest() if application.state in LIVE_STATES else None
    return SlotsShown(offer, offer.standing(now), offer.dates_ahead(now)) if offer else None


def slots_text(application: Application, now: dt.datetime) -> str:
    """The newest offer on one line, for the desk: how it stands, its dates and what the applicant wrote."""
    offer = application.slot_offers.newest()
    if offer is None:
        return ""
    dates = gettext("、").join(datetime_text(at) for at in offer.dates)
    line = gettext("%(standing)s（%(dates)s）") % {"standing": offer.standing(now).label, "dates": dates}
    return line + (gettext("「%(word)s」") % {"word": offer.word} if offer.word else "")


def _is_ahead(application: Application, now: dt.datetime) -> bool:
    return application.interview_at is not None and now < application.interview_at


def facts_sent(seeker: Seeker) -> list[Fact]:
    """What goes to the employer about the person besides motive and documents. `seeker` comes with the municipality."""
    change = resolve_url("seekers:profile")
    values = [
        (gettext("氏名"), f"{seeker.name}（{seeker.kana}）"),
        (gettext("電話番号"), phone_text(seeker.telephone)),
        (gettext("住所"), f"{seeker.municipality.full_name}{seeker.street}"),
        (gettext("職歴"), seeker.career),
        (gettext("学歴"), seeker.education),
        (gettext("免許・資格"), seeker.licences),
    ]
    return [Fact(name=name, value=value, change=change) for name, value in values]
