"""What staff do with a posting that was handed in (求人受理, 職業安定法5条の6)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers import gate, wages
from employers.actions.authorising import accepts_postings
from employers.actions.postings import switched_off
from employers.choices import RefusalGround
from employers.findings import find
from employers.lifecycle import POSTING
from employers.models import Acceptance, Establishment, JobCard, Posting, Remark
from employers.search import index
from hellowork import clock
from hellowork.accounts.actor import SYSTEM, Actor, known
from hellowork.accounts.errors import Refused
from hellowork.calendar import days
from hellowork.lifecycle import move
from hellowork.offices.models import NumberCounter, NumberKind, Office


@dataclass(frozen=True, slots=True)
class RemarkText:
    """One remark to the employer; `field` names the field of the card, or is empty for the whole."""

    field: str
    text: str


@transaction.atomic
def accept_posting(
    *, by: Actor, posting_id: int, is_performed_at_client: bool, refer_until: dt.date | None = None
) -> Acceptance:
    """受理: fixes 求人番号, 受付年月日 and 紹介期限日, and makes the card public by its level.

    `refer_until` may be earlier than 翌々月末, never later. `is_performed_at_client` is the officer's confirmation
    about contracting and dispatch businesses (domain notes 2.4, point 7). Red findings refuse it.
    """
    posting = _handed_in(by, posting_id)
    now = clock.now()
    card, office_id = known(posting.draft_card), known(by.office_id)
    blocking = [finding for finding in find(card, now.date()) if finding.blocks]
    if blocking:
        raise Refused(blocking[0].message, code=blocking[0].code)
    last_day = days.end_of_second_month_after(now.date())
    if refer_until is not None and not now.date() <= refer_until <= last_day:
        raise Refused(_("紹介期限日は、今日から翌々月末までの日にしてください。"), code="refer_until")
    card.accepted_at = now
    card.save(update_fields=["accepted_at"])
    acceptance = Acceptance.objects.create(
        posting=posting,
        card=card,
        office_id=office_id,
        number=_posting_number(office_id),
        accepted_on=now.date(),
        refer_until=refer_until or last_day,
        is_performed_at_client=is_performed_at_client,
        accepted_at=now,
        accepted_by_id=by.user_id,
    )
    _number_establishment(posting.establishment_id)
    move(POSTING, "accept", [posting], by=by, at=now, facts=_published(card, acceptance, now))
    index.publish([posting.pk])
    return acceptance


@transaction.atomic
def send_back_posting(*, by: Actor, posting_id: int, remarks: Sequence[RemarkText]) -> Posting:
    """修正依頼: back to the employer with at least one remark, each beside its field."""
    posting = _handed_in(by, posting_id)
    written = [remark for remark in remarks if remark.text.strip()]
    if not written:
        raise Refused(_("修正をお願いする内容を、1つ以上入力してください。"), code="no_remark")
    Remark.objects.bulk_create(
        Remark(card=posting.draft_card, field=remark.field, text=remark.text.strip()) for remark in written
    )
    move(POSTING, "send_back", [posting], by=by, at=clock.now())
    return posting


@transaction.atomic
def ask_visit(*, by: Actor, posting_id: int) -> Posting:
    """来所のお願い: within 14 days, or the open day before if the last is closed; then the posting lapses (L2020)."""
    posting = _handed_in(by, posting_id)
    now = clock.now()
    move(POSTING, "ask_visit", [posting], by=by, at=now, facts={"visit_by": days.visit_deadline(now.date())})
    return posting


@transaction.atomic
def confirm_visit(*, by: Actor, posting_id: int) -> Posting:
    """The employer came: back among those waiting for acceptance."""
    posting = _handed_in(by, posting_id)
    move(POSTING, "confirm_visit", [posting], by=by, at=clock.now(), facts={"visit_by": None})
    return posting


@transaction.atomic
def refuse_posting(*, by: Actor, posting_id: int, ground: RefusalGround, explanation: str) -> Posting:
    """不受理, with its ground in 職業安定法5条の6第1項 and an explanation to the employer."""
    posting = _handed_in(by, posting_id)
    reason = f"{ground.label} {explanation}".strip()
    move(POSTING, "refuse", [posting], by=by, at=clock.now(), reason=reason)
    return posting


def expire_postings(postings: Sequence[Posting]) -> None:
    """紹介期限日 has passed: these locked postings end. The job `employers.tasks.expire_postings` finds them."""
    now = clock.now()
    switched = [posting for posting in postings if posting.self_application]
    others = [posting for posting in postings if not posting.self_application]
    for alike in filter(None, (switched, others)):
        move(POSTING, "expire", alike, by=SYSTEM, at=now, facts=switched_off(alike[0], now))
    index.remove([posting.pk for posting in postings])


def lapse_visits(postings: Sequence[Posting]) -> None:
    """The employer did not come in time: these locked postings lapse."""
    move(POSTING, "lapse", postings, by=SYSTEM, at=clock.now(), facts={"visit_by": None})


def _handed_in(by: Actor, posting_id: int) -> Posting:
    """The posting, locked, for an officer who decides about it. Its card is read after the wait, by a later statement."""
    posting = Posting.objects.for_actor(by).locked().get(pk=posting_id)
    accepts_postings(by, posting)
    return posting


def _published(card: JobCard, acceptance: Acceptance, now: dt.datetime) -> dict:
    """What the posting shows from now on; the switch stands on if the employer wanted it and the gate holds."""
    pay = wages.hourly(card)
    return {
        "card": card,
        "draft_card": None,
        "hourly_yen": None if pay is None else int(pay),
        "prefecture": (card.municipality_id or "")[:2],
        "acceptance": acceptance,
        "publication_level": card.publication_level,
        "self_application": card.wants_self_application and not gate.reasons_against(card, acceptance),
        "self_application_changed_at": now,
    }


def _posting_number(office_id: int) -> str:
    """求人番号: five digits of the accepting office, a hyphen, eight running digits."""
    (value,) = NumberCounter.objects.next_values(office_id, NumberKind.POSTING)
    return f"{Office.objects.values_list('code', flat=True).get(pk=office_id)}-{value:08d}"


def _number_establishment(establishment_id: int) -> None:
    """事業所番号 with the first acceptance: four digits of the office, six running, one check digit (our rule)."""
    establishment = Establishment.objects.locked().select_related("office").get(pk=establishment_id)
    if establishment.number:
        return
    (value,) = NumberCounter.objects.next_values(establishment.office_id, NumberKind.ESTABLISHMENT)
    digits = f"{establishment.office.code[:4]}{value:06d}"
    establishment.number = f"{digits[:4]}-{digits[4:]}-{_check_digit(digits)}"
    establishment.save(update_fields=["number"])


def _check_digit(digits: Iterable[str]) -> int:
    """Weighted sum modulo 11; which digit the real service uses was not found, so this one is ours."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(2, 12), strict=True))
    return (11 - total % 11) % 10
