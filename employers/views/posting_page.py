"""The page of a posting that is not being written: where it stands, what can be done, what the card says."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from employers import gate, queries
from employers.choices import LIVE_STATES, PostingState
from employers.lifecycle import POSTING
from employers.models import Posting, StandingConsent
from employers.presentation import (
    is_asked,
    label_of,
    low_wage_words,
    state_label,
    state_tone,
    state_words,
    value_text,
)
from employers.sections import SECTIONS
from employers.views.own_postings import may_write, today
from employers.views.stops import STOPS
from hellowork.accounts.actor import EstablishmentRole, Hat
from hellowork.accounts.requests import PersonRequest
from hellowork.audit.models import TransitionRecord
from hellowork.lifecycle import Audience
from hellowork.web.components import Event, Fact

_BY = {Hat.STAFF: "office", Hat.EMPLOYER: "employer"}


@dataclass(frozen=True)
class Switch:
    """The switch of オンライン自主応募 on a posting's page."""

    is_on: bool
    reasons: list[str | Promise]
    can_turn: bool


def posting_page(request: PersonRequest, posting: Posting) -> HttpResponse:
    """Read by every member; the acts are shown to those who may do them."""
    writes = may_write(request.actor)
    card = posting.shown_card
    acts = POSTING.available(posting.state, Audience.EMPLOYER) if writes else []
    context = {
        "posting": posting,
        "card": card,
        "label": state_label(posting),
        "tone": state_tone(posting),
        "state": posting.state,
        "is_live": posting.state in LIVE_STATES,
        "office": posting.establishment.office,
        "refusal": _last_reason(posting, "refuse") if posting.state == PostingState.REFUSED else "",
        "acts": [
            (STOPS[each.name], _stop_address(posting, each.name)) for each in acts if each.name in STOPS
        ],
        "switch": _switch(posting, writes=writes),
        "notice": gate.NOTICE_TO_EMPLOYER,
        "consent": _consent(posting, today(request)),
        "manages": request.actor.establishment_role is EstablishmentRole.MANAGER,
        "sections": [
            (
                section,
                [
                    Fact(name=label_of(name), value=value_text(card, name))
                    for name in section.fields
                    if card and is_asked(card, name)
                ],
            )
            for section in SECTIONS
        ],
        "low_wage": low_wage_words(posting, today(request)),
        "events": _events(posting),
        "writes": writes,
        "can_copy": writes and card is not None,
        "ends_soon": queries.ends_soon(posting, today(request)),
    }
    return render(request, "employers/posting.html", context)


def _stop_address(posting: Posting, act: str) -> str:
    return reverse("employers:stop", kwargs={"posting_id": posting.pk, "act": act})


def _switch(posting: Posting, *, writes: bool) -> Switch | None:
    """Shown for live postings only; it turns on while the posting is open, and off at any time."""
    if posting.state not in LIVE_STATES or posting.card is None:
        return None
    reasons = [reason.words for reason in gate.reasons_against(posting.card, posting.acceptance)]
    can_turn = writes and (posting.self_application or (posting.state == PostingState.OPEN and not reasons))
    return Switch(is_on=posting.self_application, reasons=reasons, can_turn=can_turn)


def _consent(posting: Posting, day: dt.date) -> StandingConsent | None:
    """事前の了承 in force; asked for live postings only."""
    return posting.consents.in_force(day).first() if posting.state in LIVE_STATES else None


def _events(posting: Posting) -> list[Event]:
    """これまでの流れ, in the employer's words."""
    return [
        Event(
            title=state_words(record.target, posting.publication_level),
            at=record.at,
            actor={"office": _("ハローワーク"), "employer": _("事業所")}.get(
                _BY.get(Hat(record.by_hat), ""), ""
            ),
            text=record.reason,
        )
        for record in TransitionRecord.objects.of(POSTING.name, posting.pk)
    ]


def _last_reason(posting: Posting, transition: str) -> str:
    records = TransitionRecord.objects.of(POSTING.name, posting.pk)
    return records.filter(transition=transition).values_list("reason", flat=True).first() or ""
