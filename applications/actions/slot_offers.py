"""Interview dates: offered by the employer, answered by the applicant, taken back."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.interviews import MUST_LIE_AHEAD, Appointment, lies_ahead, write_interview
from applications.actions.selecting import selecting, selecting_allowed
from applications.choices import LIVE_STATES, Agreed, SlotStanding
from applications.models import Application, Interview, SlotOffer
from applications.models.slot_offer import FEWEST, MOST
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.notices import events

OFFERED, WITHDRAWN = "application.slots_offered", "application.slots_withdrawn"
PICKED, NONE_FITS = "application.slot_picked", "application.no_slot_fits"
# Why an offer takes no answer, for either side. Nothing here tells a result that the applicant was told otherwise.
CLOSED = {
    SlotStanding.LAPSED: _("候補日がすべて過ぎたため、返事の受け付けは終わりました。"),
    SlotStanding.PICKED: _("この候補日には、すでに返事があり、面接の日が決まりました。"),
    SlotStanding.NONE_FITS: _("この候補日には、どの日も都合がつかないと、すでに返事がありました。"),
    SlotStanding.WITHDRAWN: _("この候補日は、会社が取り消しました。"),
    SlotStanding.REPLACED: _("この候補日のあとに、別の候補日または面接の予定が登録されました。"),
    SlotStanding.OVER: _("この候補日への返事の受け付けは終わりました。"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What is offered: the dates are aware."""

    dates: tuple[dt.datetime, ...]
    place: str
    belongings: str = ""


@transaction.atomic
def offer_slots(*, by: Actor, application_id: uuid.UUID, slots: Slots) -> SlotOffer:
    """Two to five dates to choose from, in place of those still open. Raises `Refused` for what cannot be picked."""
    application = selecting(by, application_id)
    now = clock.now()
    if application.state not in LIVE_STATES:
        raise Refused(_("選考が終わっているため、面接の候補日は送れません。"), code="not_live")
    if application.seeker.user_id is None:
        raise Refused(
            _("この方はマイページを使っていません。面接の日は、電話で決めてください。"), code="no_mypage"
        )
    _refuse_impossible(slots, now)
    application.slot_offers.replace(at=now, by_id=by.user_id)
    offer = SlotOffer.objects.create(
        application=application,
        dates=sorted(slots.dates),
        last_at=max(slots.dates),
        place=slots.place,
        belongings=slots.belongings,
        offered_at=now,
        offered_by_id=by.user_id,
    )
    events.publish(OFFERED, offer.pk, occurrence="once")
    return offer


@transaction.atomic
def pick_slot(*, by: Actor, offer_id: uuid.UUID, at: dt.datetime, word: str = "") -> Interview:
    """この日に決める: the interview is arranged by the pick. A date that has passed meanwhile cannot be picked."""
    offer, now = _answering(by, offer_id)
    if at not in offer.dates_ahead(now):
        raise Refused(_("その日時は選べなくなりました。ほかの候補日から選んでください。"), code="slot_passed")
    appointment = Appointment(at=at, place=offer.place, belongings=offer.belongings, agreed_by=Agreed.MYPAGE)
    interview = write_interview(offer.application, appointment, by=by, now=now)
    _end(offer, SlotStanding.PICKED, by, now, word=word, interview=interview)
    events.publish(PICKED, offer.pk, occurrence="once")
    return interview


@transaction.atomic
def answer_none_fits(*, by: Actor, offer_id: uuid.UUID, word: str) -> SlotOffer:
    """どの日も都合がつかない, with a word that helps the employer to find another date."""
    offer, now = _answering(by, offer_id)
    if not word.strip():
        raise Refused(_("都合のよい曜日や時間帯などを、ひとことお書きください。"), code="slot_word")
    _end(offer, SlotStanding.NONE_FITS, by, now, word=word)
    events.publish(NONE_FITS, offer.pk, occurrence="once")
    return offer


@transaction.atomic
def withdraw_slots(*, by: Actor, offer_id: uuid.UUID) -> SlotOffer:
    """候補日を取り消す, while nobody has answered."""
    selecting_allowed(by)
    offer, now = _locked(by, offer_id)
    _end(offer, SlotStanding.WITHDRAWN, by, now)
    events.publish(WITHDRAWN, offer.pk, occurrence="once")
    return offer


def _answering(by: Actor, offer_id: uuid.UUID) -> tuple[SlotOffer, dt.datetime]:
    if not by.is_seeker:
        raise NotAllowed
    return _locked(by, offer_id)


def _locked(by: Actor, offer_id: uuid.UUID) -> tuple[SlotOffer, dt.datetime]:
    """The open offer, and when that was seen. Whoever writes an offer holds the lock of its application."""
    known = SlotOffer.objects.for_actor(by).get(pk=offer_id)
    application = Application.objects.locked().get(pk=known.application_id)
    offer, now = application.slot_offers.get(pk=offer_id), clock.now()
    standing = offer.standing(now)
    if standing is not SlotStanding.OPEN:
        raise Refused(CLOSED[standing], code=f"slots_{standing}")
    return offer, now


def _end(
    offer: SlotOffer,
    ending: SlotStanding,
    by: Actor,
    now: dt.datetime,
    *,
    word: str = "",
    interview: Interview | None = None,
) -> None:
    offer.ending, offer.ended_at, offer.ended_by_id = ending, now, by.user_id
    offer.word, offer.interview = word.strip(), interview
    offer.save(update_fields=["ending", "ended_at", "ended_by", "word", "interview"])


def _refuse_impossible(slots: Slots, now: dt.datetime) -> None:
    if not all(lies_ahead(at, now) for at in slots.dates):
        raise Refused(MUST_LIE_AHEAD, code="slot_at")
    if not FEWEST <= len(slots.dates) <= MOST:
        raise Refused(_("候補日は2つから5つまでにしてください。"), code="slot_count")
    if len(set(slots.dates)) < len(slots.dates):
        raise Refused(_("同じ日時の候補日があります。"), code="slot_twice")
    if not slots.place.strip():
        raise Refused(_("面接の場所を入力してください。"), code="interview_place")
