"""Numbers and yes-or-no answers about a person: no text that could carry a canary, and theirs alone all the same."""

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from applications.actions.applying import method_for
from applications.choices import ApplicationState, Method, Waits
from applications.models import Application
from employers.models import Acceptance, Posting
from employers.queries import PostingList, counts
from hellowork import clock
from hellowork.accounts import parked
from hellowork.accounts.actor import Actor
from hellowork.desk.kinds import KINDS
from hellowork.desk.work import Queue
from hellowork.mypage.unread import unread_of
from hellowork.notices import preferences
from hellowork.notices.models import Notification
from seekers.models import Seeker
from tests.matrix.actors import ACCEPTORS, CALLERS, CONSULTANTS, EMPLOYERS, SEEKERS, STAFF, SUPERVISORS, Who
from tests.matrix.browser import Browser
from tests.matrix.canaries import readable
from tests.matrix.world import World, undone

Fact = tuple[str, Any, Any]
# Whose work each kind on the desk's index is.
_WORKERS = {
    **dict.fromkeys(("calls", "again", "deadlines", "results", "news", "no_call"), CONSULTANTS),
    **dict.fromkeys(("acceptance", "visits", "wages", "reports"), ACCEPTORS),
    "ending": CALLERS,
    "dead_letters": SUPERVISORS,
}


def facts(world: World, who: Who) -> list[Fact]:
    """What is said about this actor, the answer, and the answer that is right."""
    actor = world.actor(who)
    known = [("can switch mails off", _switched_off(actor), set())]
    if who in SEEKERS | EMPLOYERS:
        known.append(("unread notices", _counted(actor), _unread(actor)))
    if who in EMPLOYERS:
        known.append(("postings", counts(actor, clock.today()).of[PostingList.ALL], _postings(actor)))
        known += _today(world, who, actor)
    if who in SEEKERS:
        known += [*_answers(world, who), *_ways(world, who), *_beside_another(world, who)]
    if who in STAFF:
        known += _work(who, actor)
    if who in CONSULTANTS:
        known += _proposed_to(world, who)
    return known


def _work(who: Who, actor: Actor) -> list[Fact]:
    """Which kinds of today's work this role is shown, and from which rows."""
    kinds = Queue(KINDS, actor, clock.now()).kinds
    due = {key for key, workers in _WORKERS.items() if who in workers}
    rows = [(kind.key, kind.rows(actor)) for kind in kinds]
    return [("work on the desk", {kind.key for kind in kinds}, due)] + [
        (f"rows of {key}", _keys(found), _keys(found.model.objects.for_actor(actor)))
        for key, found in rows
        if hasattr(found, "for_actor")
    ]


def _proposed_to(world: World, who: Who) -> list[Fact]:
    """Whatever number a link gives it, the propose form names nobody whose record is not open to this officer."""
    form = reverse("admin:referrals_referral_propose")
    numbers = Seeker.objects.values_list("number", flat=True)
    pages = [readable(_page(world, who, "GET", form, {"seeker": number})) for number in numbers]
    named = {place for page in pages for place in world.canaries.leaked(page, who)}
    return [("persons of others named by a link to propose", named, set())]


def _keys(rows: QuerySet) -> set[Any]:
    return set(rows.values_list("pk", flat=True))


def _answers(world: World, who: Who) -> list[Fact]:
    """What a page answers to a form that was made for somebody else."""
    form = {parked.OWNER_FIELD: parked.owner_token(world.users[Who.MANAGER].pk)}
    sent = _page(world, who, "POST", reverse("notice_mails"), form)
    return [("the answer to another's form", sent.status_code, 403)]


def _page(world: World, who: Who, method: str, path: str, data: Mapping[str, Any]) -> HttpResponse:
    with undone():
        return Browser().ask(method, path, session=world.sessions[who], data=data)


def _beside_another(world: World, who: Who) -> list[Fact]:
    """Nobody is told what another seeker has done: applied to the same posting, stored the same file."""
    applied_to = Acceptance.objects.get(posting=world.made[f"application of {Who.SEEKER_ONLINE}"].posting_id)
    autosave = reverse("applications:keep_directly", kwargs={"number": applied_to.number})
    kept = _page(world, who, "POST", autosave, {"motive": "応募し"})

    free = Acceptance.objects.get(posting=world.made["our posting"])
    form = reverse("applications:apply_directly", kwargs={"number": free.number})
    file = SimpleUploadedFile("履歴書.pdf", world.made["file of another seeker"])
    checked = _page(world, who, "POST", form, {"motive": "応募します。", "file": file})

    return [
        *_own_proposal(world, who),
        ("the answer to what is typed", kept.status_code, 409 if who is Who.SEEKER_ONLINE else 204),
        (
            "the check page after a new file",
            (checked.status_code, world.canaries.leaked(readable(checked), who)),
            (200 if world.actor(who).registration_valid else 409, []),
        ),
    ]


def _own_proposal(world: World, who: Who) -> list[Fact]:
    """Where the button of the self-application leads whoever has a proposal, as another has too."""
    referral = world.made.get(f"one of two of {who}")
    if referral is None:
        return []
    number = Acceptance.objects.get(posting=world.made["proposed to two"]).number
    form = reverse("applications:apply_directly", kwargs={"number": number})
    own = reverse("referrals:proposal", kwargs={"referral_id": referral.pk})
    led = _page(world, who, "GET", form, {}).headers.get("Location")
    return [("the way to one's own proposal", led, own)]


def _today(world: World, who: Who, actor: Actor) -> list[Fact]:
    """Numbers on the employer's home. One hire fills a posting of this world."""
    home = _page(world, who, "GET", reverse("employer_home"), {}).content.decode()
    said = {key: int(number) for key, number in re.findall(r'id="count-([a-z]+)">([0-9]+)', home)}
    mine = Application.objects.filter(posting__establishment_id=actor.establishment_id)
    full = mine.filter(state=ApplicationState.HIRED).values("posting").distinct()
    return [
        (
            "applicants who wait",
            said.get(Waits.ANSWER.value, 0),
            mine.filter(state=ApplicationState.APPLIED).count(),
        ),
        ("postings that are full", said.get("complete", 0), full.count()),
    ]


def _ways(world: World, who: Who) -> list[Fact]:
    actor = world.actor(who)
    return [
        (
            f"the way to apply to {thing.name}",
            method_for(by=actor, posting_id=thing.keys["posting_id"]) == Method.ONLINE_REFERRAL,
            who in thing.owners & SEEKERS,
        )
        for thing in world.things["referral"]
    ]


def problems(world: World, who: Who) -> tuple[int, list[str]]:
    """How many facts there are about the actor, and which are wrong."""
    asked = facts(world, who)
    return len(asked), [
        f"as {who}: {name} is {given}, not {right}" for name, given, right in asked if given != right
    ]


def _switched_off(actor: Actor) -> set[str]:
    """Nobody of this world but one person switched a mail off."""
    return {notice.kind for notice, is_on in preferences.choices(actor) if not is_on}


def _counted(actor: Actor) -> int:
    unread = unread_of(SimpleNamespace(actor=actor))
    return unread.notices + unread.messages


def _unread(actor: Actor) -> int:
    mine = Notification.objects.filter(user_id=actor.user_id, hat=actor.hat, read_at=None)
    return mine.filter(establishment_id=actor.establishment_id).count()


def _postings(actor: Actor) -> int:
    return Posting.objects.filter(establishment_id=actor.establishment_id).count()
