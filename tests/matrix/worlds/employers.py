"""Two establishments, their people, and postings in the states that views and actions ask about.

Ours publishes everything (level 1) and takes self-applications; of the other nothing is public (level 4).
"""

import datetime as dt
from typing import Any

from employers.actions import acceptance, calls, postings
from employers.actions.acceptance import RemarkText
from employers.choices import PublicationLevel
from employers.models import (
    CallResult,
    Establishment,
    JobCard,
    Member,
    MemberInvitation,
    PhoneCall,
    Posting,
    Remark,
)
from hellowork import clock
from hellowork.accounts.actor import Actor, EstablishmentRole, Hat
from hellowork.offices.models import Municipality
from tests.employers import factories
from tests.matrix.actors import EVERYBODY, MEMBERS, NOBODY, OUR_STAFF, STAFF, Group, Who
from tests.matrix.world import World
from tests.matrix.worlds.offices import AREAS

_THEIRS = Group({Who.OTHER_EMPLOYER})
# Nothing of the other establishment is public, but the person it was proposed to reads the full card.
_NAMED_TO = _THEIRS | STAFF | {Who.SEEKER_OTHER}
# What of a card leads to the employer (domain notes 1.6).
_IDENTITY = ("workplace_name", "street", "access", "contact_name", "contact_department", "contact_telephone")
# What of an establishment does not.
_NO_IDENTITY = ("business", "features")
# The states in which an office decides about a posting.
_DECIDED = ("submitted", "asked to visit", "open", "on hold", "live")
_PLACES = {
    Who.MANAGER: ("ours", EstablishmentRole.MANAGER),
    Who.RECRUITER: ("ours", EstablishmentRole.RECRUITER),
    Who.VIEWER: ("ours", EstablishmentRole.VIEWER),
    Who.GONE_EMPLOYER: ("ours", EstablishmentRole.MANAGER),
    Who.EX_MEMBER: ("ours", EstablishmentRole.MANAGER),
    Who.OTHER_EMPLOYER: ("theirs", EstablishmentRole.MANAGER),
}


def furnish(world: World) -> None:
    for name, members, readers in (("ours", MEMBERS, EVERYBODY), ("theirs", _THEIRS, _NAMED_TO)):
        world.made[name] = _establishment(world, name, readers)
        world.thing("establishment", world.made[name], members, STAFF, establishment_id=world.made[name].pk)
    world.nothing("establishment", pk=0, object_id="0", establishment_id=0)
    for who, (name, role) in _PLACES.items():
        _work(world, who, world.made[name], role)
    world.nothing("member", pk=0, object_id="0", member_id=0)
    world.nothing("colleague at work", member_id=0)
    for name, colleagues in (("ours", MEMBERS), ("theirs", _THEIRS)):
        invitation = MemberInvitation.objects.create(
            establishment=world.made[name],
            role=EstablishmentRole.VIEWER,
            code_hash=name,
            ends_at=clock.now() + MemberInvitation.KEPT_FOR,
        )
        world.thing("invitation of a colleague", invitation, colleagues, pk=invitation.pk)
    world.nothing("invitation of a colleague", pk=0)
    _postings(world, ours=True)
    _postings(world, ours=False)
    _published(world, PublicationLevel.SEEKERS, identity_for=STAFF | {Who.SEEKER, Who.SEEKER_OTHER})
    _published(world, PublicationLevel.WITHOUT_NAME, identity_for=STAFF)
    world.nothing("published", number="99999-99999999", posting_id=0)
    world.nothing("taking self-applications", number="99999-99999999")
    for kind in (
        *(f"{state} in charge" for state in _DECIDED),
        "draft",
        "submitted",
        "returned",
        "asked to visit",
        "open",
        "on hold",
        "live",
        "posting",
        "handed in",
    ):
        world.nothing(kind, posting_id=0, pk=0, object_id="0", number="99999-99999999")
    world.nothing("call", pk=0, object_id="0", call_id=0)


def _establishment(world: World, name: str, readers: Group) -> Establishment:
    place = Municipality.objects.get(code=AREAS["other office" if name == "theirs" else "our office"])
    known = {"number": None, "corporate_number": f"{len(world.made):013d}", "municipality": place}
    office = world.made["other office" if name == "theirs" else "our office"]
    texts = world.texts(Establishment, readers, **known)
    if name not in ("ours", "theirs"):
        texts |= world.texts_of(Establishment, _NO_IDENTITY, EVERYBODY)
    return factories.establishment(**texts, office=office)


def _work(world: World, who: Who, place: Establishment, role: EstablishmentRole) -> None:
    user = world.person(who, is_active=who is not Who.GONE_EMPLOYER, address_seen_by=STAFF)
    join(world, who, place, role, ended_at=clock.now() if who is Who.EX_MEMBER else None)
    if who is Who.EX_MEMBER:
        world.actors[who] = Actor(hat=Hat.ANONYMOUS, user_id=user.pk)
    elif user.is_active:
        world.actors[who] = Actor(
            hat=Hat.EMPLOYER, user_id=user.pk, establishment_id=place.pk, establishment_role=role
        )


def join(
    world: World, who: Who, place: Establishment, role: EstablishmentRole, ended_at: dt.datetime | None = None
) -> None:
    """Make somebody a member."""
    user, colleagues = world.users[who], MEMBERS if place is world.made["ours"] else _THEIRS
    texts = world.texts(Member, colleagues, STAFF, who)
    row = Member.objects.create(user=user, establishment=place, role=role, ended_at=ended_at, **texts)
    world.thing("member", row, colleagues, STAFF, member_id=row.pk)
    if user.is_active and ended_at is None:
        world.thing("colleague at work", row, colleagues, member_id=row.pk)


def _postings(world: World, *, ours: bool) -> None:
    """One posting in each state. A draft is the employer's alone, a handed-in one also the office's."""
    members, by, officer = _side(world, ours)
    readers = members | STAFF
    _put(world, "draft", draft(world, ours=ours), members)

    submitted = factories.submitted_posting(by, **_card(world, readers))
    _put(world, "submitted", submitted, readers)

    returned = factories.submitted_posting(by, **_card(world, readers))
    remark = world.canaries.word(f"{Remark._meta.label}.text", readers)
    acceptance.send_back_posting(by=officer, posting_id=returned.pk, remarks=[RemarkText("title", remark)])
    _put(world, "returned", returned, readers)

    asked = factories.submitted_posting(by, **_card(world, readers))
    acceptance.ask_visit(by=officer, posting_id=asked.pk)
    _put(world, "asked to visit", asked, readers)

    world.made["our posting" if ours else "their posting"] = open_posting(world, ours=ours, state="open")

    held = open_posting(world, ours=ours, state="on hold")
    reason = world.canaries.word("reason of a hold", readers)
    postings.hold_posting(by=by, posting_id=held.pk, reason=reason)


def draft(world: World, *, ours: bool) -> Posting:
    """A draft: its employer's alone."""
    members, by, _officer = _side(world, ours)
    return factories.draft_posting(by, **_card(world, members))


def open_posting(world: World, *, ours: bool, also: Group = NOBODY, state: str = "") -> Posting:
    """An accepted posting with a telephone confirmation. `also` are those who read a card that is not public.

    With a `state` it is one of the things that views are asked about, without one only there for others.
    """
    members, by, officer = _side(world, ours)
    posting = factories.open_posting(
        by,
        accepted_by=officer,
        publication_level=PublicationLevel.ALL if ours else PublicationLevel.NOT_PUBLIC,
        wants_self_application=ours,
        **_card(world, EVERYBODY if ours else members | STAFF | also),
    )
    texts = world.texts(PhoneCall, STAFF)
    call = calls.record_call(
        by=officer, posting_id=posting.pk, result=CallResult.ACCEPTING, places_left=3, **texts
    )
    if state:
        _put(world, state, posting, members | STAFF)
        world.thing("call", call, STAFF, call_id=call.pk)
    world.made[f"call to {posting.pk}"] = call.pk
    return posting


def _published(world: World, level: PublicationLevel, *, identity_for: Group) -> None:
    """A posting that everybody may read without the employer's identity, of an establishment of its own."""
    readers = identity_for | STAFF
    place = world.made[f"level {level}"] = _establishment(world, f"level {level}", readers)
    by = Actor(hat=Hat.EMPLOYER, establishment_id=place.pk, establishment_role=EstablishmentRole.MANAGER)
    texts = _card(world, EVERYBODY) | world.texts_of(JobCard, _IDENTITY, readers)
    # The employer wrote its name into a text.
    texts["description"] += f"（{place.name}）"
    posting = factories.open_posting(
        by, accepted_by=world.actor(Who.SUPERVISION), publication_level=level, **texts
    )
    number = Posting.objects.select_related("acceptance").get(pk=posting.pk).acceptance.number
    world.thing("published", posting, EVERYBODY, number=number, posting_id=posting.pk)


def _side(world: World, ours: bool) -> tuple[Group, Actor, Actor]:
    """Members, their manager, and the officer of their office."""
    if ours:
        return MEMBERS, world.actor(Who.MANAGER), world.actor(Who.SUPERVISION)
    return _THEIRS, world.actor(Who.OTHER_EMPLOYER), world.actor(Who.STAFF_ELSEWHERE)


def _card(world: World, readers: Group) -> dict[str, Any]:
    """A canary for every text of a card; what is written to the office, nobody else may see. One hire fills it."""
    members = MEMBERS if Who.MANAGER in readers else _THEIRS
    note = world.canaries.word("JobCard.note_to_office", readers & (members | STAFF))
    texts = world.texts(JobCard, readers)
    # Who was hired becomes a member later.
    world.canaries.in_mail[texts["title"]] = members | {Who.SEEKER_HIRED} if members == MEMBERS else members
    return texts | {"note_to_office": note, "openings": 1}


def _put(world: World, state: str, posting: Posting, owners: Group) -> None:
    fresh = Posting.objects.select_related("acceptance").get(pk=posting.pk)
    number = fresh.acceptance.number if fresh.acceptance else "99999-99999998"
    states = (state, *(["live"] if state in ("open", "on hold") else []))
    for kind in (*states, "posting"):
        world.thing(kind, fresh, owners, posting_id=fresh.pk, pk=fresh.pk, number=number)
    # What becomes of a posting is decided by the office in charge of it alone.
    office = OUR_STAFF if fresh.establishment_id == world.made["ours"].pk else {Who.STAFF_ELSEWHERE}
    for kind in set(states) & set(_DECIDED):
        world.thing(f"{kind} in charge", fresh, (owners - STAFF) | office, posting_id=fresh.pk)
    if state != "draft":
        world.thing("handed in", fresh, STAFF, posting_id=fresh.pk)
    if fresh.acceptance:
        is_public = fresh.publication_level == PublicationLevel.ALL
        to = EVERYBODY if is_public else owners
        world.thing("published", fresh, to, number=number, posting_id=fresh.pk)
    if state == "open":
        # One that is not on the internet is nobody's but the employer's and the office's.
        to = EVERYBODY if fresh.self_application else owners
        world.thing("taking self-applications", fresh, to, number=number)
