"""Seekers of both kinds and of two offices, with consultations and documents.

Their own record is theirs and their office's; what an employer reads are the copies on an application, which
carry canaries of their own (`worlds/applications.py`).
"""

import datetime as dt
import io
from typing import Any
from urllib.parse import urlencode

import pikepdf

from hellowork import clock
from hellowork.accounts.actor import Actor, Hat, Registration
from hellowork.files import storing
from hellowork.offices.models import Municipality
from seekers.actions import consultations, profile, registration, saved_searches
from seekers.choices import ConsultationWay, DocumentKind
from seekers.models import Consultation, SavedSearch, SearchFinding, Seeker, SeekerDocument
from tests.matrix.actors import OUR_STAFF, STAFF, SUPERVISORS, Group, Who
from tests.matrix.world import World
from tests.matrix.worlds.offices import AREAS

_ELSEWHERE = Group({Who.STAFF_ELSEWHERE})
_KINDS = (
    "seeker",
    "valid seeker",
    "seeker of any office",
    "referrable seeker",
    "seeker without mypage",
    "lapsed seeker",
)


def furnish(world: World) -> None:
    ours, theirs = world.actor(Who.CONSULTATION), world.actor(Who.STAFF_ELSEWHERE)
    _known_to(world, Who.SEEKER, ours, OUR_STAFF)
    _known_to(world, Who.SEEKER_OTHER, theirs, _ELSEWHERE)
    _known_to(world, Who.SEEKER_LAPSED, ours, OUR_STAFF)
    _known_to(world, Who.GONE_SEEKER, ours, OUR_STAFF, is_active=False)
    _online(world, Who.SEEKER_ONLINE)
    # Valid still; the hire comes with the applications.
    _online(world, Who.SEEKER_HIRED, address_seen_by=STAFF)
    lapsed = Seeker.objects.filter(user=world.users[Who.SEEKER_LAPSED])
    lapsed.update(state="lapsed")
    world.actors[Who.SEEKER_LAPSED] = seeker_actor(lapsed.get())
    keys = {"seeker_id": lapsed.get().pk}
    world.thing("lapsed seeker", lapsed.get(), Who.SEEKER_LAPSED, OUR_STAFF, **keys)
    _on_paper(world, ours)
    world.made["file of another seeker"] = _blank_pdf()
    name = world.canaries.word("name of a stored file", Who.SEEKER_OTHER)
    document(world, Who.SEEKER_OTHER, file_name=name, content=world.made["file of another seeker"])
    for who in (Who.SEEKER, Who.SEEKER_OTHER, Who.SEEKER_LAPSED):
        _saved_search(world, who)
    world.nothing("saved search", pk=0, object_id=0, search_id=0)
    for kind in (*_KINDS, "document", "consultation"):
        nil = "00000000-0000-4000-8000-000000000000"
        world.nothing(kind, pk=nil, object_id=nil, seeker_id=nil, document_id=nil, number="99999-99999999")


def seeker_actor(seeker: Seeker) -> Actor:
    return Actor(
        hat=Hat.SEEKER,
        user_id=seeker.user_id,
        seeker_id=seeker.pk,
        registration=Registration(seeker.registration),
        registration_valid=seeker.is_valid,
    )


def _texts(world: World, readers: Group, area: str) -> dict[str, Any]:
    place = Municipality.objects.get(code=area)
    known = {"municipality": place, "birth_date": dt.date(1990, 4, 2)}
    texts = world.texts(Seeker, readers, **known)
    del texts["number"]
    # Any officer may look a person up by their name before giving a reason to open the record.
    return texts | {name: world.canaries.word(f"Seeker.{name}", readers, STAFF) for name in ("name", "kana")}


def _known_to(world: World, who: Who, officer: Actor, office: Group, *, is_active: bool = True) -> None:
    """利用登録者, with a MyPage in use and a consultation on record."""
    area = AREAS["our office" if office == OUR_STAFF else "other office"]
    seeker = registration.register_at_office(by=officer, profile=_texts(world, office | {who}, area))
    seeker.user = world.person(who, is_active=is_active, address_seen_by=office | SUPERVISORS)
    seeker.save(update_fields=["user"])
    world.made[who] = seeker
    _put(world, seeker, who, office)
    if is_active:
        world.actors[who] = seeker_actor(seeker)
    note = world.canaries.word(f"{Consultation._meta.label}.note", office)
    row = consultations.record_consultation(
        by=officer,
        seeker_id=seeker.pk,
        way=ConsultationWay.VISIT,
        wishes={"wish_occupations": ["06"]},
        note=note,
    )
    world.thing("consultation", row, office)
    if is_active:
        document(world, who, file_name=world.canaries.word("name of a stored file", who))


def _put(world: World, seeker: Seeker, who: Who, office: Group) -> None:
    keys = {"seeker_id": seeker.pk, "pk": seeker.pk, "number": seeker.number}
    world.thing("seeker", seeker, who, office, **keys)
    world.thing("seeker of any office", seeker, who, STAFF, **keys)
    if who in (Who.SEEKER, Who.SEEKER_OTHER):
        world.thing("valid seeker", seeker, who, office, **keys)
        world.thing("referrable seeker", seeker, office, **keys)


def _online(world: World, who: Who, address_seen_by: Group = OUR_STAFF | SUPERVISORS) -> None:
    """オンライン登録者: registered by themself, never seen by staff."""
    user = world.person(who, address_seen_by=address_seen_by)
    texts = _texts(world, OUR_STAFF | {who}, AREAS["our office"])
    seeker = registration.register_online(by=Actor(hat=Hat.ANONYMOUS, user_id=user.pk), profile=texts)
    world.made[who], world.actors[who] = seeker, seeker_actor(seeker)
    _put(world, seeker, who, OUR_STAFF)
    document(world, who, file_name=world.canaries.word("name of a stored file", who))


def _on_paper(world: World, officer: Actor) -> None:
    """A person without a MyPage, who gets an invitation."""
    seeker = registration.register_at_office(
        by=officer, profile=_texts(world, OUR_STAFF, AREAS["our office"])
    )
    world.thing("seeker without mypage", seeker, OUR_STAFF, seeker_id=seeker.pk)


def _saved_search(world: World, who: Who) -> None:
    """What somebody looks for, and under which name, is theirs alone."""
    word = world.canaries.word(f"{SavedSearch._meta.label}.query", who)
    name = world.canaries.word(f"{SavedSearch._meta.label}.name", who)
    row = saved_searches.save_search(by=world.actor(who), query=urlencode({"q": word}), name=name)
    world.thing("saved search", row, who, search_id=row.pk, pk=row.pk)
    SearchFinding.objects.create(search=row, day=clock.today(), count=1, posting_ids=[0])


def _blank_pdf() -> bytes:
    made, paper = io.BytesIO(), pikepdf.new()
    paper.add_blank_page()
    paper.save(made)
    return made.getvalue()


def document(world: World, who: Who, *, file_name: str, content: bytes = b"") -> SeekerDocument:
    """A stored document; its title in MyPage is the seeker's alone."""
    readers = world.canaries.readers[file_name]
    file = storing.store(
        content or world.canaries.word("what is written in a stored file", readers).encode(),
        name=f"{file_name}.pdf",
        content_type="application/pdf",
        owner_id=world.users[who].pk,
    )
    title = world.canaries.word("SeekerDocument.title", who)
    row = profile.keep_document(by=world.actor(who), file=file, kind=DocumentKind.RESUME, title=title)
    world.thing("document", row, who, document_id=row.pk, pk=row.pk)
    return row
