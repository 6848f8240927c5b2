"""What other rooms ask about seekers."""

import datetime as dt

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from hellowork import clock
from hellowork.accounts.models import User
from hellowork.notices.telling import Recipient
from seekers.models import SearchFinding, Seeker


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
