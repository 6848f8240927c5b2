"""What a seeker keeps, hides and has opened. All of it is theirs alone, and a second press changes nothing."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers import publication
from employers.models import Posting
from employers.publication import Sight
from hellowork import clock
from hellowork.accounts.actor import Actor, known
from hellowork.accounts.errors import NotAllowed, Refused
from seekers.actions.authorising import is_seeker
from seekers.models import HiddenEstablishment, HiddenPosting, KeptPosting, Seeker, ViewedPosting
from seekers.models.hidden_posting import MOST_HIDDEN
from seekers.models.kept_posting import MOST_KEPT
from seekers.models.viewed_posting import MOST_VIEWED
from seekers.queries import posting_seen_by

TOO_MANY_KEPT = _(
    "お気に入りに追加できるのは%(most)s件までです。お気に入りの一覧で、いらなくなった求人を外してから、もう一度追加してください。"
) % {"most": MOST_KEPT}
TOO_MANY_HIDDEN = _(
    "表示しないようにできるのは%(most)s件までです。「表示しない求人」の一覧で、いらなくなったものを元に戻してから、もう一度お試しください。"
) % {"most": MOST_HIDDEN}


def _lock(by: Actor) -> uuid.UUID:
    """The seeker who acts, locked, so that two presses at once do not pass a limit."""
    is_seeker(by)
    return Seeker.objects.for_actor(by).locked().get().pk


@transaction.atomic
def keep(*, by: Actor, posting_id: int) -> None:
    """お気に入りに追加する: a posting of which the seeker sees something, ended ones included (they may want its note)."""
    me, posting = _lock(by), posting_seen_by(by, posting_id)
    mine = KeptPosting.objects.for_actor(by)
    if mine.filter(posting=posting).exists():
        return
    if mine.count() >= MOST_KEPT:
        raise Refused(TOO_MANY_KEPT, code="too_many")
    KeptPosting.objects.create(seeker_id=me, posting=posting, card=posting.public_card)


@transaction.atomic
def take_along(*, by: Actor, seen: Sequence[tuple[int, int]]) -> int:
    """What a visitor kept before they signed in, as (posting, card), the newest first: how many came new.

    The limit does not hold here: nothing is lost by signing in.
    """
    me, mine = _lock(by), KeptPosting.objects.for_actor(by)
    before, now = mine.count(), clock.now()
    postings = Posting.objects.filter(pk__in=[posting_id for posting_id, _card in seen], card__isnull=False)
    seeable = {posting.pk for posting in postings if publication.sight_of(posting, by) is not Sight.NOTHING}
    rows = [
        KeptPosting(
            seeker_id=me, posting_id=posting_id, card_id=card_id, at=now - dt.timedelta(microseconds=place)
        )
        for place, (posting_id, card_id) in enumerate(seen)
        if posting_id in seeable
    ]
    KeptPosting.objects.bulk_create(rows, ignore_conflicts=True)
    return mine.count() - before


def let_go(*, by: Actor, kept_id: uuid.UUID) -> None:
    """お気に入りから外す; the note goes with it."""
    is_seeker(by)
    KeptPosting.objects.for_actor(by).get(pk=kept_id).delete()


def let_go_of(*, by: Actor, posting_id: int) -> None:
    """お気に入りから外す, from where the posting is shown."""
    is_seeker(by)
    KeptPosting.objects.for_actor(by).filter(posting_id=posting_id).delete()


def write_note(*, by: Actor, kept_id: uuid.UUID, note: str) -> None:
    """The seeker's own words about a kept posting; nobody else reads them."""
    is_seeker(by)
    if not KeptPosting.objects.for_actor(by).filter(pk=kept_id).update(note=note):
        raise KeptPosting.DoesNotExist


@transaction.atomic
def hide_posting(*, by: Actor, posting_id: int) -> None:
    """この求人を表示しない."""
    me, posting = _lock(by), posting_seen_by(by, posting_id)
    if HiddenPosting.objects.for_actor(by).exclude(posting=posting).count() >= MOST_HIDDEN:
        raise Refused(TOO_MANY_HIDDEN, code="too_many")
    HiddenPosting.objects.bulk_create([HiddenPosting(seeker_id=me, posting=posting)], ignore_conflicts=True)


@transaction.atomic
def hide_establishment(*, by: Actor, posting_id: int) -> None:
    """この事業所の求人を表示しない: only from a posting that names it to this seeker, or the act would tell whose it is."""
    me, posting = _lock(by), posting_seen_by(by, posting_id)
    if publication.sight_of(posting, by) is not Sight.FULL:
        raise NotAllowed
    place = posting.establishment
    if HiddenEstablishment.objects.for_actor(by).exclude(establishment=place).count() >= MOST_HIDDEN:
        raise Refused(TOO_MANY_HIDDEN, code="too_many")
    HiddenEstablishment.objects.bulk_create(
        [HiddenEstablishment(seeker_id=me, establishment=place, name=place.name)],
        ignore_conflicts=True,
    )


def show_posting(*, by: Actor, posting_id: int) -> None:
    """Take back `hide_posting`."""
    is_seeker(by)
    HiddenPosting.objects.for_actor(by).filter(posting_id=posting_id).delete()


def show_establishment(*, by: Actor, hidden_id: int) -> None:
    """Take back `hide_establishment`, by the row of the seeker's own list."""
    is_seeker(by)
    HiddenEstablishment.objects.for_actor(by).get(pk=hidden_id).delete()


def note_opened(posting: Posting, *, by: Actor, opened: int) -> None:
    """A seeker has opened a posting's page: one row for each posting. `opened` is how many they have now.

    The caller has looked whether they may see it.
    """
    is_seeker(by)
    ViewedPosting.objects.bulk_create(
        [ViewedPosting(seeker_id=known(by.seeker_id), posting=posting, at=clock.Now())],
        update_conflicts=True,
        unique_fields=["seeker", "posting"],
        update_fields=["at"],
    )
    if opened > MOST_VIEWED:
        newest = ViewedPosting.objects.for_actor(by).order_by("-at", "-pk")
        ViewedPosting.objects.filter(pk__in=newest.values("pk")[MOST_VIEWED:]).delete()
