"""What an employer does with a posting: write, hand in, withdraw, hold, end, switch self-applications."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers import gate, typed
from employers.actions.authorising import writes_for_establishment, writes_or_accepts
from employers.choices import EDITABLE_STATES, PostingState
from employers.findings import find
from employers.lifecycle import POSTING
from employers.models import JobCard, Posting
from employers.models.job_card import AGE_COLUMNS
from employers.search import index
from hellowork import clock
from hellowork.accounts.actor import Actor, known
from hellowork.accounts.errors import Refused
from hellowork.lifecycle import move
from hellowork.notices import events
from hellowork.web.once import NO_RENDERING, Rendering

SWITCHED = "posting.self_application_switched"


@transaction.atomic
def create_posting(*, by: Actor, copy_of: JobCard | None = None) -> Posting:
    """A new draft, empty or with the text of a former card of the same establishment."""
    writes_for_establishment(by, by.establishment_id or 0)
    posting = Posting.objects.create(establishment_id=known(by.establishment_id))
    card = _copied(copy_of, posting) if copy_of else JobCard(posting=posting)
    card.save()
    posting.draft_card = card
    posting.save(update_fields=["draft_card"])
    return posting


@transaction.atomic
def save_section(
    *,
    by: Actor,
    posting_id: int,
    section: str,
    values: dict[str, Any],
    unread: dict[str, list[str]] | None = None,
    rendering: Rendering = NO_RENDERING,
) -> JobCard:
    """Save one section of the draft card. `unread` is all that was typed there if some of it cannot be read yet:
    it is kept as it stands, shown again, and stops the card from being handed in. `rendering` is the page it was
    typed on: what it saved on the way is refused once its button was pressed, however late it comes.
    """
    card = save_card(by=by, posting_id=posting_id, values=values)
    if not rendering.take(by):
        raise Refused(_("この画面の内容は、すでに保存されています。"), code="sent_before")
    if unread is None:
        typed.forget(posting_id, section)
    else:
        typed.keep(posting_id, section, by=by, fields=unread)
    return card


@transaction.atomic
def save_card(*, by: Actor, posting_id: int, values: dict[str, Any]) -> JobCard:
    """Save some fields of the draft card, from any section and in any order. A card without an age limit keeps no ages."""
    posting = _own(by, posting_id)
    if posting.state not in EDITABLE_STATES or posting.draft_card is None:
        raise Refused(_("この求人は送信済みのため、いまは変更できません。"), code="not_editable")
    card = posting.draft_card
    for name, value in values.items():
        setattr(card, name, value)
    if card.has_age_limit is False:
        card.age_from = card.age_until = None
        card.age_reason = card.age_reason_text = ""
    if gate.reasons_against(card):
        card.wants_self_application = False
    card.changed_at = clock.now()
    card.save(update_fields={*values, *AGE_COLUMNS, "wants_self_application", "changed_at"})
    return card


@transaction.atomic
def submit_posting(*, by: Actor, posting_id: int, declared: bool = False, seen: str | None = None) -> Posting:
    """仮登録: hand the draft in to the office. What is missing must be filled in first; a low wage may be handed in,
    so that the office can help, and is told the employer beforehand. `declared`: the self-declaration (自己申告) of
    職業安定法5条の6 was made with it; the page insists, a form on paper comes without. `seen` is the state
    (`JobCard.state`) of the card that the page showed: another one is not handed in unread.
    """
    posting = _own(by, posting_id)
    now = clock.now()
    card = posting.draft_card
    if card is not None and seen is not None and seen != card.state:
        raise Refused(
            _("ほかの画面で求人の内容が変わりました。もう一度ご確認のうえ、送信してください。"),
            code="changed",
        )
    if card is None or any(
        finding.blocks and finding.code != "minimum_wage" for finding in find(card, now.date())
    ):
        raise Refused(_("入力が終わっていない欄があります。印の欄をご確認ください。"), code="incomplete")
    if typed.unread_sections(posting_id):
        raise Refused(_("まだ保存できていない欄があります。印の欄をご確認ください。"), code="unread")
    card.declared_at = now if declared else None
    card.save(update_fields=["declared_at"])
    move(POSTING, "submit", [posting], by=by, at=now)
    card.remarks.all().delete()
    return posting


@transaction.atomic
def discard_posting(*, by: Actor, posting_id: int) -> None:
    """下書きの削除: a posting that was never handed in is nobody's but the employer's, and goes without a trace."""
    posting = _own(by, posting_id)
    if posting.state != PostingState.DRAFT:
        raise Refused(_("送信した求人は、削除できません。取下げの手続きをしてください。"), code="not_draft")
    typed.forget(posting_id)
    posting.delete()


@transaction.atomic
def withdraw_posting(*, by: Actor, posting_id: int) -> Posting:
    """取下げ, before acceptance."""
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    writes_or_accepts(by, posting)
    move(POSTING, "withdraw", [posting], by=by, at=clock.now(), facts={"visit_by": None})
    typed.forget(posting_id)
    return posting


@transaction.atomic
def hold_posting(*, by: Actor, posting_id: int, reason: str) -> Posting:
    """紹介保留: no new referral or application until it is released. Self-applications stop with it and stay off."""
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    writes_or_accepts(by, posting)
    now = clock.now()
    move(POSTING, "hold", [posting], by=by, at=now, reason=reason, facts=switched_off(posting, now))
    index.publish([posting_id])
    return posting


@transaction.atomic
def release_posting(*, by: Actor, posting_id: int) -> Posting:
    """Take referrals and applications again."""
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    writes_or_accepts(by, posting)
    move(POSTING, "release", [posting], by=by, at=clock.now())
    index.publish([posting_id])
    return posting


@transaction.atomic
def close_posting(*, by: Actor, posting_id: int, transition: str) -> Posting:
    """End a live posting: `fill` (充足) or `cancel` (取消)."""
    if transition not in ("fill", "cancel"):
        raise ValueError(transition)
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    writes_or_accepts(by, posting)
    now = clock.now()
    move(POSTING, transition, [posting], by=by, at=now, facts=switched_off(posting, now))
    index.remove([posting_id])
    return posting


@transaction.atomic
def switch_self_application(*, by: Actor, posting_id: int, on: bool) -> Posting:
    """オンライン自主応募 on or off. Off acts at once; on at once while the gate holds, and staff see it."""
    posting = _own(by, posting_id)
    if posting.self_application == on:
        return posting
    if on:
        _refuse_behind_gate(posting)
    posting.self_application = on
    posting.self_application_changed_at = clock.now()
    posting.save(update_fields=["self_application", "self_application_changed_at"])
    index.publish([posting_id])
    events.publish(SWITCHED, posting.pk, occurrence=posting.self_application_changed_at.isoformat())
    return posting


def switched_off(posting: Posting, now: dt.datetime) -> dict[str, Any]:
    """The facts of a transition that ends self-applications too, if they were taken until now."""
    off = {"self_application": False, "self_application_changed_at": now}
    return off if posting.self_application else {}


def _refuse_behind_gate(posting: Posting) -> None:
    if posting.state != PostingState.OPEN or posting.card is None:
        raise Refused(
            _("公開中の求人だけで、オンライン自主応募を受け付けることができます。"), code="not_open"
        )
    reasons = gate.reasons_against(posting.card, posting.acceptance)
    if reasons:
        raise Refused(
            _("この求人ではオンライン自主応募を受け付けることができません。理由：%(reasons)s")
            % {"reasons": "、".join(str(reason.words) for reason in reasons)},
            code="gate",
        )


def _own(by: Actor, posting_id: int) -> Posting:
    """The posting of the actor's establishment, locked; `DoesNotExist` for any other.

    Its cards are read by later statements: a joined row would be the one from before the wait for the lock.
    """
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    writes_for_establishment(by, posting.establishment_id)
    return posting


def _copied(card: JobCard, posting: Posting) -> JobCard:
    """The same text as a new, unaccepted card."""
    own = {"id", "posting", "created_at", "changed_at", "accepted_at", "declared_at", "note_to_office"}
    values = {
        field.attname: getattr(card, field.attname)
        for field in card._meta.concrete_fields
        if field.name not in own
    }
    return JobCard(posting=posting, **values)
