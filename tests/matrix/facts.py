"""Numbers and yes-or-no answers about a person: no text that could carry a canary, and theirs alone all the same."""

from types import SimpleNamespace
from typing import Any

from django.urls import reverse

from applications.actions.applying import method_for
from applications.choices import Method
from employers.models import Posting
from employers.queries import PostingList, counts
from hellowork import clock
from hellowork.accounts import parked
from hellowork.accounts.actor import Actor
from hellowork.mypage.unread import unread_of
from hellowork.notices import preferences
from hellowork.notices.models import Notification
from tests.matrix.actors import EMPLOYERS, SEEKERS, Who
from tests.matrix.browser import Browser
from tests.matrix.world import World, undone

Fact = tuple[str, Any, Any]


def facts(world: World, who: Who) -> list[Fact]:
    """What is said about this actor, the answer, and the answer that is right."""
    actor = world.actor(who)
    known = [("can switch mails off", _switched_off(actor), set())]
    if who in SEEKERS | EMPLOYERS:
        known.append(("unread notices", unread_of(SimpleNamespace(actor=actor)).notices, _unread(actor)))
    if who in EMPLOYERS:
        known.append(("postings", counts(actor, clock.today()).of[PostingList.ALL], _postings(actor)))
    if who in SEEKERS:
        known += [*_answers(world, who), *_ways(world, who)]
    return known


def _answers(world: World, who: Who) -> list[Fact]:
    """What two pages answer: to a form made for somebody else, and where somebody else has applied."""
    browser, session = Browser(), world.sessions[who]
    form = {parked.OWNER_FIELD: parked.owner_token(world.users[Who.MANAGER].pk)}
    applied = world.made[f"application of {Who.SEEKER_ONLINE}"].posting.acceptance.number
    page = reverse("applications:apply_directly", kwargs={"number": applied})
    with undone():
        sent = browser.ask("POST", reverse("notice_mails"), session=session, data=form)
        seen = browser.ask("GET", page, session=session, data={})
    is_new = who is not Who.SEEKER_ONLINE
    return [
        ("the answer to another's form", sent.status_code, 403),
        ("applying where another has", seen.status_code == 200, is_new),
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


def _unread(actor: Actor) -> int:
    mine = Notification.objects.filter(user_id=actor.user_id, hat=actor.hat, read_at=None)
    return mine.filter(establishment_id=actor.establishment_id).count()


def _postings(actor: Actor) -> int:
    return Posting.objects.filter(establishment_id=actor.establishment_id).count()
