"""What other rooms ask about seekers."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from employers import publication
from employers.choices import LIVE_STATES
from employers.models import Acceptance, Posting
from employers.publication import Sight
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User
from hellowork.notices.telling import Recipient
from seekers.applied import without_applied
from seekers.models import KeptPosting, SearchFinding, Seeker


def mypage_of(seeker: Seeker) -> list[Recipient]:
    """The person, where they have a MyPage to read it in; else nobody."""
    return [] if seeker.user_id is None else [Recipient(user_id=seeker.user_id)]


def with_news_to_tell() -> QuerySet[Seeker]:
    """Seekers for whom something was found that they want by mail; none before the hour of these mails."""
    now = clock.now()
    if now.hour < settings.NEW_POSTINGS_TOLD_FROM:
        return Seeker.objects.none()
    found = SearchFinding.objects.to_tell(now.date()).filter(search__seeker=OuterRef("pk"))
    return Seeker.objects.with_mypage_in_use().filter(Exists(found))


def accounts_unused_for(age: dt.timedelta) -> QuerySet[User]:
    """Accounts in which nobody has signed in for that long, of persons who are neither seeker nor member nor staff.

    Whoever was emptied has left one; whoever signed up and went no further, too.
    """
    since = clock.Now() - age
    return User.objects.filter(
        Q(last_login__lte=since) | Q(last_login__isnull=True),
        joined_at__lte=since,
        is_staff=False,
        seeker__isnull=True,
        memberships__isnull=True,
        staff_member__isnull=True,
    )


def warned_of_kept() -> QuerySet[Seeker]:
    """Seekers with a MyPage who keep a posting that ends soon, and who could still apply and have not.

    `kept_until` is the day on which the first of them ends: one notice for all that end on it, as most do at the end
    of a month.
    """
    kept = KeptPosting.objects.ending_soon(clock.today()).filter(seeker=OuterRef("pk"))
    soon = without_applied(kept)
    until = F("posting__acceptance__refer_until")
    return (
        Seeker.objects.valid()
        .filter(Exists(soon), user__isnull=False)
        .annotate(kept_until=Subquery(soon.order_by(until).values_list(until)[:1]))
    )


def posting_seen_by(actor: Actor, posting_id: int) -> Posting:
    """An accepted posting of which this visitor may see something; `Posting.DoesNotExist` where there is none."""
    posting = Posting.objects.select_related("acceptance").get(pk=posting_id)
    if posting.acceptance is None or publication.sight_of(posting, actor) is Sight.NOTHING:
        raise Posting.DoesNotExist
    return posting


def postings_of_numbers(actor: Actor, numbers: Sequence[str]) -> dict[str, Posting]:
    """Under each of these numbers, old ones too, the posting of which this visitor may see something.

    In one query, with all that a card shows. The posting carries `today`.
    """
    found = (
        Acceptance.objects.filter(number__in=numbers)
        .select_related(
            "posting__card__municipality",
            "posting__establishment__municipality",
            "posting__acceptance__office",
        )
        .annotate(today=TruncDate(clock.Now(), tzinfo=clock.TOKYO))
    )
    postings = {}
    for acceptance in found:
        posting = acceptance.posting
        posting.today = acceptance.today  # type: ignore[attr-defined]
        if publication.sight_of(posting, actor) is not Sight.NOTHING:
            postings[acceptance.number] = posting
    return postings


def is_over(posting: Posting) -> bool:
    """Whether nobody can apply any more. The posting carries `today`."""
    today: dt.date = posting.today  # type: ignore[attr-defined]
    return posting.state not in LIVE_STATES or posting.standing.refer_until < today
