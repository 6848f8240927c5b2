"""What is told about offers of interview dates. No mail says who or when."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.actions.slot_offers import NONE_FITS, OFFERED, PICKED, WITHDRAWN
from applications.choices import LIVE_STATES, SlotStanding
from applications.models import SlotOffer
from hellowork.notices.registry import Notice, Topic, declare, to_employer, to_seeker
from hellowork.text.dates import datetime_text

_GONE = (SlotStanding.WITHDRAWN, SlotStanding.REPLACED)


def _about():
    return SlotOffer.objects.select_related(
        "application__posting__acceptance",
        "application__posting__establishment",
        "application__card",
        "interview",
    )


def _context(offer: SlotOffer) -> dict[str, Any] | None:
    """Nothing to tell any more about an application that is over."""
    application = offer.application
    if application.state not in LIVE_STATES:
        return None
    return {
        "id": application.pk,
        "offer": offer.pk,
        "number": application.posting.standing.number,
        "title": application.card.title,
        "establishment": application.posting.establishment.name,
        "name": application.name,
    }


def _offered(offer: SlotOffer) -> dict[str, Any] | None:
    return _context(offer) if offer.ending not in _GONE else None


def _picked(offer: SlotOffer) -> dict[str, Any] | None:
    """While that date still stands."""
    interview, context = offer.interview, _context(offer)
    if interview is None or context is None or offer.application.interview_at != interview.at:
        return None
    return context | {"at": datetime_text(interview.at)}


def _for_seeker(event: str, title, line, context=_context) -> Notice:
    link = "/me/interview-dates/{offer}/"
    return to_seeker(
        event, title=title, line=line, link=link, about=_about, context=context, topic=Topic.INTERVIEW
    )


def _for_employer(event: str, title, line, context=_context) -> Notice:
    return to_employer(
        event,
        title=title,
        line=line,
        mail_line=_("面接の候補日に、返事がありました。"),
        link="/employer/applicants/{id}/",
        about=_about,
        context=context,
        topic=Topic.INTERVIEW,
    )


def register() -> None:
    """Called once when the app is ready."""
    declare(
        _for_seeker(
            OFFERED,
            _("面接の候補日が届いたとき"),
            _("{establishment}から、面接の候補日が届きました（{title}）。"),
            _offered,
        ),
        _for_seeker(
            WITHDRAWN,
            _("面接の候補日が取り消されたとき"),
            _("{establishment}からの面接の候補日は、取り消されました（{title}）。"),
        ),
        _for_employer(
            PICKED,
            _("面接の日が選ばれたとき"),
            _("{name}さんが面接の日を選びました：{at}（{title}）"),
            _picked,
        ),
        _for_employer(
            NONE_FITS,
            _("面接の候補日の都合がつかないとき"),
            _("{name}さんから、面接の候補日はどの日も都合がつかないとの返事がありました（{title}）。"),
        ),
    )
