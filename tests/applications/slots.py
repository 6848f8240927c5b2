"""Offers of interview dates: made, picked, and brought to each of their ends."""

import datetime as dt

from applications.actions import outcomes, selecting, slot_offers
from applications.actions.outcomes import Decision
from applications.actions.slot_offers import Slots
from applications.choices import Result, SlotStanding, Told
from applications.models import Application, Interview, SlotOffer
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.clock import TOKYO

TUESDAY = dt.datetime(2026, 11, 17, 14, 0, tzinfo=TOKYO)
WEDNESDAY = TUESDAY + dt.timedelta(days=1)
SLOTS = Slots(dates=(WEDNESDAY, TUESDAY), place="本社2階", belongings="履歴書")
OTHERS = Slots(dates=(TUESDAY + dt.timedelta(days=7), WEDNESDAY + dt.timedelta(days=7)), place="工場の受付")
ENDED = [each for each in SlotStanding if each != SlotStanding.OPEN]


def offered(by: Actor, application: Application, slots: Slots = SLOTS) -> SlotOffer:
    return slot_offers.offer_slots(by=by, application_id=application.pk, slots=slots)


def pick(by: Actor, offer: SlotOffer, at: dt.datetime = TUESDAY, word: str = "") -> Interview:
    return slot_offers.pick_slot(by=by, offer_id=offer.pk, at=at, word=word)


def reject(by: Actor, application: Application) -> None:
    no = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE)
    outcomes.record_outcome(by=by, application_id=application.pk, decision=no)


def end(standing, offer, application, seeker, employer, house_clock) -> None:
    """Bring the offer to where this says."""
    {
        SlotStanding.LAPSED: lambda: house_clock.move(WEDNESDAY - clock.now()),
        SlotStanding.PICKED: lambda: pick(seeker, offer),
        SlotStanding.NONE_FITS: lambda: slot_offers.answer_none_fits(
            by=seeker, offer_id=offer.pk, word="いつでも"
        ),
        SlotStanding.WITHDRAWN: lambda: slot_offers.withdraw_slots(by=employer, offer_id=offer.pk),
        SlotStanding.REPLACED: lambda: offered(employer, application, OTHERS),
        SlotStanding.OVER: lambda: selecting.withdraw_application(by=seeker, application_id=application.pk),
    }[standing]()
