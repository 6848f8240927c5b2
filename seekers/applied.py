"""What seekers have applied for, as a higher floor knows it: it hands its query down (ADR 0021)."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, QuerySet

from hellowork.accounts.actor import SYSTEM, Actor
from seekers.models.kept_posting import KeptPostingQuerySet

# Rows with `seeker` and `posting` that an actor may see.
AppliedFor = Callable[[Actor], QuerySet]
_joined: list[AppliedFor] = []


def join(ask: AppliedFor) -> None:
    """Let `ask` say what a seeker has applied for; called once when the app is ready. It must tell no result."""
    _joined.append(ask)


def applied_for(by: Actor) -> list[QuerySet]:
    """A seeker's own, one query for each floor that knows of some."""
    return [ask(by) for ask in _joined]


def without_applied(kept: KeptPostingQuerySet) -> KeptPostingQuerySet:
    """Those of anybody's kept postings that they have not applied for."""
    own = {"seeker": OuterRef("seeker"), "posting": OuterRef("posting")}
    for applied in applied_for(SYSTEM):
        kept = kept.exclude(Exists(applied.filter(**own)))
    return kept
