"""The third part of the matrix: what each query set gives to whom.

Pages and actions ask `for_actor` among other things; here it stands alone, so that none leans on another check.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from applications.choices import Told
from applications.models import Application, Interview, Outcome, SentDocument, SlotOffer
from employers.models import Establishment, Member, MemberInvitation, PhoneCall, Posting
from employers.queries import newest_first
from hellowork.accounts.actor import Actor
from hellowork.notices.models import NoticePreference, Notification
from hellowork.offices.models import StaffMember
from messaging.models import Message, Thread
from messaging.queries import threads_with_unread
from referrals.models import Letter, Referral
from seekers.models import (
    CardReport,
    Consultation,
    HiddenEstablishment,
    HiddenPosting,
    KeptPosting,
    SavedSearch,
    SearchFinding,
    Seeker,
    SeekerDocument,
    ViewedPosting,
)
from tests.matrix.actors import EMPLOYERS, GONE, NOBODY, SEEKERS, Group, Who
from tests.matrix.world import World


def _nobody(_row: models.Model) -> Group:
    return NOBODY


def _told_otherwise(outcome: models.Model) -> Group:
    """A result that was told by telephone is not read in the seekers' MyPage."""
    return SEEKERS if outcome.told == Told.TELEPHONE else NOBODY


@dataclass(frozen=True)
class Shelf:
    """Rows of one model: each belongs to the owners of the thing that its `key` names, but `without` some of them."""

    model: type[models.Model]
    things: str
    key: str = "pk"
    without: Callable[[models.Model], Group] = _nobody
    # Another function that gives such rows by actor: no others, but not all of them.
    some: Callable[[Actor], models.QuerySet] | None = None

    def __str__(self) -> str:
        name = self.some.__qualname__ if self.some else "for_actor"
        return f"{self.model._meta.label} {name}: {self.things}"

    def given(self, actor: Actor) -> set[object]:
        """The keys of what this actor gets."""
        rows = self.some(actor) if self.some else self.model._default_manager.for_actor(actor)
        return set(rows.values_list("pk", flat=True))


SHELVES = [
    Shelf(Establishment, "establishment"),
    Shelf(Member, "member"),
    Shelf(MemberInvitation, "invitation of a colleague"),
    Shelf(Posting, "posting"),
    Shelf(PhoneCall, "call"),
    Shelf(Seeker, "seeker"),
    Shelf(SeekerDocument, "document"),
    Shelf(Consultation, "consultation"),
    Shelf(SavedSearch, "saved search"),
    Shelf(KeptPosting, "kept posting"),
    Shelf(ViewedPosting, "viewed posting"),
    Shelf(HiddenPosting, "hidden posting"),
    Shelf(HiddenEstablishment, "hidden establishment"),
    Shelf(CardReport, "card report"),
    Shelf(SearchFinding, "saved search", key="search_id"),
    Shelf(Referral, "referral"),
    Shelf(Referral, "referral draft"),
    # An employer reaches the letter through the application.
    Shelf(Letter, "letter", without=lambda _letter: EMPLOYERS),
    Shelf(Application, "any application"),
    Shelf(Interview, "any application", key="application_id"),
    Shelf(SlotOffer, "slot offer"),
    Shelf(Outcome, "any application", key="application_id", without=_told_otherwise),
    Shelf(SentDocument, "sent document"),
    Shelf(Thread, "thread"),
    Shelf(Message, "thread", key="thread_id"),
    Shelf(Thread, "thread", some=threads_with_unread),
    Shelf(Posting, "posting", some=newest_first),
    Shelf(Notification, "notice"),
    Shelf(NoticePreference, "notice preference"),
    Shelf(StaffMember, "colleague"),
]


def models_with_actors() -> set[type[models.Model]]:
    """Every model whose rows are given out by actor."""
    return {model for model in apps.get_models() if hasattr(model._default_manager, "for_actor")}


def readers(world: World) -> list[Who]:
    """Closed accounts and missing factors never get as far; here they would be somebody else."""
    return [who for who in world.present if who not in GONE and who is not Who.STAFF_ONE_FACTOR]


def problems(shelf: Shelf, world: World) -> tuple[int, list[str]]:
    """How many cells the shelf has, and what is wrong with them."""
    asked = [ask(shelf, world, who) for who in readers(world)]
    return sum(count for count, _wrong in asked), [problem for _count, wrong in asked for problem in wrong]


def ask(shelf: Shelf, world: World, who: Who) -> tuple[int, list[str]]:
    """The same for one actor; a function that pages of one hat call is asked for those alone."""
    if shelf.some and who not in SEEKERS | EMPLOYERS:
        return 0, []
    owners = {thing.row.pk: thing.owners for thing in world.things[shelf.things] if thing.row}
    rows = list(shelf.model._default_manager.filter(**{f"{shelf.key}__in": list(owners)}))
    given = shelf.given(world.actor(who))
    wrong = []
    for row in rows:
        is_due = who in owners[getattr(row, shelf.key)] - shelf.without(row)
        if is_due is not (row.pk in given) and not (is_due and shelf.some):
            wrong.append(f"{shelf}: as {who}: {'misses' if is_due else 'is given'} {row.pk}")
    return len(rows), wrong
