"""What the employer's pages and the notices ask of the database."""

import datetime as dt
import enum
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Count, Min, Q, QuerySet, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.choices import LIVE_STATES, PostingState
from employers.models import Member, Posting
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.notices.telling import Recipient

# A live posting is "about to end" this many days before its 紹介期限日; our rule (the renewal window of one office).
ENDS_SOON_DAYS = 7


class PostingList(enum.StrEnum):
    """The lists of an employer's postings, by what is to be done about them."""

    ALL = "all"
    RETURNED = "returned"
    VISIT = "visit"
    DRAFTS = "drafts"
    WAITING = "waiting"
    LIVE = "live"
    ENDING = "ending"
    ENDED = "ended"

    @classmethod
    def named(cls, name: str) -> "PostingList":
        """The list of that name; all postings for an unknown one."""
        return next((each for each in cls if each.value == name), cls.ALL)

    @property
    def words(self) -> str | Promise:
        """What the list is called."""
        return _LIST_TITLES[self]

    def condition(self, today: dt.date) -> Q:
        """Which postings stand on it."""
        if self is PostingList.ENDING:
            last = today + dt.timedelta(days=ENDS_SOON_DAYS)
            return Q(state__in=LIVE_STATES, acceptance__refer_until__lte=last)
        states = _LIST_STATES.get(self)
        return Q(state__in=states) if states else Q()


_LIST_TITLES = {
    PostingList.ALL: _("すべて"),
    PostingList.RETURNED: _("修正のお願い"),
    PostingList.VISIT: _("来所のお願い"),
    PostingList.DRAFTS: _("入力中"),
    PostingList.WAITING: _("確認待ち"),
    PostingList.LIVE: _("公開中・受理済み"),
    PostingList.ENDING: _("まもなく期限"),
    PostingList.ENDED: _("終了"),
}
_LIST_STATES: dict[PostingList, tuple[PostingState, ...]] = {
    PostingList.RETURNED: (PostingState.RETURNED,),
    PostingList.VISIT: (PostingState.VISIT_ASKED,),
    PostingList.DRAFTS: (PostingState.DRAFT,),
    PostingList.WAITING: (PostingState.SUBMITTED,),
    PostingList.LIVE: LIVE_STATES,
    PostingList.ENDED: (
        PostingState.FILLED,
        PostingState.CANCELLED,
        PostingState.EXPIRED,
        PostingState.REFUSED,
        PostingState.WITHDRAWN,
        PostingState.LAPSED,
    ),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many postings stand on each list, and the first day by which the employer is awaited at the office."""

    of: dict[PostingList, int]
    visit_by: dt.date | None


def counts(actor: Actor, today: dt.date) -> Counts:
    """All lists counted in one query."""
    asked = {
        each.value: Count("pk", filter=each.condition(today))
        for each in PostingList
        if each != PostingList.ALL
    }
    found = Posting.objects.for_actor(actor).aggregate(all=Count("pk"), first_visit=Min("visit_by"), **asked)
    return Counts(of={each: found[each.value] for each in PostingList}, visit_by=found["first_visit"])


def newest_first(actor: Actor) -> QuerySet[Posting]:
    """An employer's postings with all that a list row shows, the newest first."""
    return Posting.objects.for_actor(actor).with_cards().order_by("-pk")


def at_hand(actor: Actor) -> QuerySet[Posting]:
    """The same for the home page: what is over stands behind what is still to be looked after."""
    is_over = Case(When(state__in=_LIST_STATES[PostingList.ENDED], then=1), default=0)
    return newest_first(actor).order_by(is_over, "-pk")


def on_list(actor: Actor, wanted: PostingList, today: dt.date) -> QuerySet[Posting]:
    """The postings of one list."""
    return newest_first(actor).filter(wanted.condition(today))


def ends_soon(posting: Posting, today: dt.date) -> bool:
    """Whether it stands on the list of those about to end, asked of one; `posting` comes with its acceptance."""
    last = today + dt.timedelta(days=ENDS_SOON_DAYS)
    return posting.state in LIVE_STATES and posting.standing.refer_until <= last


def ending_soon() -> QuerySet[Posting]:
    """Every employer's live postings whose 紹介期限日 is near and not over, for the reminder."""
    today = clock.today()
    return Posting.objects.filter(PostingList.ENDING.condition(today), acceptance__refer_until__gte=today)


def to_copy(actor: Actor) -> QuerySet[Posting]:
    """Postings whose text can begin a new one, whatever has a job: the live ones first, what is over last."""
    order = Case(
        When(state__in=LIVE_STATES, then=0),
        When(state__in=_LIST_STATES[PostingList.ENDED], then=2),
        default=1,
    )
    return (
        newest_first(actor)
        .order_by(order, "-pk")
        .exclude(Q(card__isnull=True) & (Q(draft_card__isnull=True) | Q(draft_card__title="")))
    )


def members_told(establishment_ids: Collection[int]) -> dict[int, list[Recipient]]:
    """Who is told what concerns an establishment: its active members, by establishment."""
    by_place: dict[int, list[Recipient]] = {place: [] for place in establishment_ids}
    members = Member.objects.active().filter(establishment_id__in=by_place).order_by("pk")
    for place, user_id in members.values_list("establishment_id", "user_id"):
        by_place[place].append(Recipient(user_id=user_id, establishment_id=place))
    return by_place


def applicants_told(establishment_id: int) -> list[Recipient]:
    """Who is told what concerns an applicant: the members who may read them."""
    members = Member.objects.told_about_applicants().filter(establishment_id=establishment_id).order_by("pk")
    return [
        Recipient(user_id=user_id, establishment_id=establishment_id)
        for user_id in members.values_list("user_id", flat=True)
    ]
