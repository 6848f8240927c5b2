"""Interview dates that were offered, answered and taken back."""

import datetime as dt
from dataclasses import replace

from applications.actions import slot_offers
from applications.actions.slot_offers import Slots
from applications.models import Application, SlotOffer
from hellowork.accounts.actor import Actor
from hellowork.clock import TOKYO
from tests.employers import factories as employers
from tests.notices.examples import Example, example
from tests.notices.examples.house import an_application
from tests.seekers import factories as seekers

_PLACE, _WORD = "本社2階の会議室", "月曜の午後なら伺えます。"
_FIRST = dt.datetime(2026, 11, 17, 14, tzinfo=TOKYO)


@example("application.slots_offered")
def an_offer() -> Example:
    made = an_application()
    application = Application.objects.select_related("posting__establishment").get(pk=made.object_id)
    slots = Slots(dates=(_FIRST, _FIRST + dt.timedelta(days=1)), place=_PLACE)
    offer = slot_offers.offer_slots(
        by=employers.member(application.posting.establishment), application_id=application.pk, slots=slots
    )
    secrets = made.secrets | {_PLACE, _WORD, "11月", "14時"}
    return replace(made, object_id=offer.pk, secrets=secrets)


@example("application.slots_withdrawn")
def an_offer_taken_back() -> Example:
    made = an_offer()
    offer = SlotOffer.objects.select_related("application__posting__establishment").get(pk=made.object_id)
    by = employers.member(offer.application.posting.establishment)
    slot_offers.withdraw_slots(by=by, offer_id=offer.pk)
    return made


@example("application.slot_picked")
def a_pick() -> Example:
    made = an_offer()
    slot_offers.pick_slot(by=_applicant(made), offer_id=made.object_id, at=_FIRST)
    return made


@example("application.no_slot_fits")
def no_date_that_fits() -> Example:
    made = an_offer()
    slot_offers.answer_none_fits(by=_applicant(made), offer_id=made.object_id, word=_WORD)
    return made


def _applicant(made: Example) -> Actor:
    offer = SlotOffer.objects.select_related("application__seeker").get(pk=made.object_id)
    return seekers.actor(offer.application.seeker)
