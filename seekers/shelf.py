"""The shelf of a visitor: what they keep, have opened, have applied for and do not want to see.

A seeker's stands in the database. Who has not signed in, or has no seeker's MyPage yet, keeps postings in their session
and nothing else; they are carried over as soon as the person acts as a seeker (ADR 0013).

What a seeker has applied for is asked with it (`seekers.applied`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Value
from django.http import HttpRequest

from employers.models import Posting
from employers.public_card import PublicCard
from employers.search.query import Query
from hellowork.accounts.actor import Actor, Hat
from hellowork.accounts.errors import Refused
from seekers.actions import shelf as actions
from seekers.applied import applied_for
from seekers.models import HiddenEstablishment, HiddenPosting, KeptPosting, ViewedPosting
from seekers.models.kept_posting import MOST_KEPT

# The newest first, as [posting, card that was seen].
SESSION_KEY = "kept_postings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Ids of postings and establishments.

    `is_offered`: whether this visitor may keep postings at all (not in the hat of an employer, nor staff). `has_form`:
    whether a form may stand on the page; without a session the page is shared, and a link stands there instead.
    """

    kept: frozenset[int] = frozenset()
    viewed: frozenset[int] = frozenset()
    applied: frozenset[int] = frozenset()
    hidden_postings: frozenset[int] = frozenset()
    hidden_establishments: frozenset[int] = frozenset()
    is_offered: bool = False
    is_seekers: bool = False
    has_form: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it."""
        marked = self.kept or self.viewed or self.applied
        return not (marked or self.hides_anything)

    @property
    def hides_anything(self) -> bool:
        """Whether searches leave anything out for this visitor; a list that does says so."""
        return bool(self.hidden_postings or self.hidden_establishments)

    def hide(self, query: Query) -> Query:
        """The same question without what this visitor has hidden."""
        return self._without(query, self.hidden_postings)

    def suggest(self, query: Query) -> Query:
        """The same for what is suggested: what they have applied for takes no place there either."""
        return self._without(query, self.hidden_postings | self.applied)

    def _without(self, query: Query, postings: frozenset[int]) -> Query:
        if not postings and not self.hidden_establishments:
            return query
        return replace(
            query,
            without_postings=tuple(sorted(postings)),
            without_establishments=tuple(sorted(self.hidden_establishments)),
        )


NO_SHELF = Shelf()


def shelf_of(request: HttpRequest) -> Shelf:
    """The visitor's shelf: one query for a seeker, none for anybody else."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.is_seeker:
        return _of_seeker(actor)
    if actor.hat is not Hat.ANONYMOUS or getattr(request.user, "is_staff", False):
        return NO_SHELF
    kept = frozenset(posting_id for posting_id, _card in kept_in_session(request))
    return Shelf(kept=kept, is_offered=True, has_form=bool(request.session.session_key))


def _of_seeker(actor: Actor) -> Shelf:
    kinds = (
        KeptPosting.objects.for_actor(actor).values_list(Value("kept"), "posting_id"),
        ViewedPosting.objects.for_actor(actor).values_list(Value("viewed"), "posting_id"),
        HiddenPosting.objects.for_actor(actor).values_list(Value("posting"), "posting_id"),
        HiddenEstablishment.objects.for_actor(actor).values_list(Value("establishment"), "establishment_id"),
        *(each.values_list(Value("applied"), "posting_id") for each in applied_for(actor)),
    )
    ids: dict[str, list[int]] = {
        name: [] for name in ("kept", "viewed", "applied", "posting", "establishment")
    }
    for kind, found in kinds[0].union(*kinds[1:], all=True):
        ids[kind].append(found)
    return Shelf(
        kept=frozenset(ids["kept"]),
        viewed=frozenset(ids["viewed"]),
        applied=frozenset(ids["applied"]),
        hidden_postings=frozenset(ids["posting"]),
        hidden_establishments=frozenset(ids["establishment"]),
        is_offered=True,
        is_seekers=True,
        has_form=True,
    )


def kept_in_session(request: HttpRequest) -> list[tuple[int, int]]:
    """(posting, card) as the session keeps them; nothing where there is no session."""
    if not request.session.session_key:
        return []
    return [(posting_id, card_id) for posting_id, card_id in request.session.get(SESSION_KEY, [])]


def keep(request: HttpRequest, posting: Posting) -> None:
    """Keep a posting that this visitor sees; `Refused` at the limit."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.is_seeker:
        actions.keep(by=actor, posting_id=posting.pk)
        return
    kept = kept_in_session(request)
    if any(posting_id == posting.pk for posting_id, _card in kept):
        return
    if len(kept) >= MOST_KEPT:
        raise Refused(actions.TOO_MANY_KEPT, code="too_many")
    _store(request, [(posting.pk, posting.public_card.pk), *kept])


def let_go(request: HttpRequest, posting: Posting) -> None:
    """Take a posting off the shelf; nothing happens where it was not there."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.is_seeker:
        actions.let_go_of(by=actor, posting_id=posting.pk)
        return
    kept = kept_in_session(request)
    rest = [each for each in kept if each[0] != posting.pk]
    if len(rest) < len(kept):
        _store(request, rest)


def _store(request: HttpRequest, kept: Sequence[tuple[int, int]]) -> None:
    request.session[SESSION_KEY] = [list(each) for each in kept]
    if request.session.session_key is None:
        # From here on the visitor has a session, for this very answer too.
        request.session.save()


def carry_over(request: HttpRequest) -> int:
    """What was kept in the session goes to the seeker who acts now: how many. Asks nothing where there is nothing."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    kept = kept_in_session(request) if actor.is_seeker else []
    if not kept:
        return 0
    taken = actions.take_along(by=actor, seen=kept)
    del request.session[SESSION_KEY]
    return taken


def note_opened(request: HttpRequest, posting: Posting, own: Shelf) -> None:
    """A seeker reads this posting's page: it is marked in their lists from now on. Of nobody else it is written down."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.is_seeker and request.method == "GET":
        opened = len(own.viewed | {posting.pk})
        actions.note_opened(posting, by=actor, opened=opened)


@dataclass(frozen=True, slots=True)
class Control:
    """One posting for `seekers/jobs/_keep.html`, outside a list; a row of a list says the same of itself."""

    number: str
    title: str
    employer: str
    is_kept: bool
    is_applied: bool
    is_hidden: bool
    is_employer_hidden: bool


def control_of(public: PublicCard, own: Shelf) -> Control:
    """The buttons of a posting as this visitor may read it."""
    posting = public.posting
    return Control(
        number=posting.standing.number,
        title=public.title,
        employer=public.employer,
        is_kept=posting.pk in own.kept,
        is_applied=posting.pk in own.applied,
        is_hidden=posting.pk in own.hidden_postings,
        is_employer_hidden=public.is_named and posting.establishment_id in own.hidden_establishments,
    )
