"""The mail about new postings: one for a person and a day, whatever number of saved searches found something."""

from collections.abc import Sequence

from hellowork import clock
from hellowork.notices.telling import Recipient, tell
from seekers.models import SearchFinding, Seeker
from seekers.notices import NEW_POSTINGS


def tell_of_news(seekers: Sequence[Seeker]) -> None:
    """Tell these locked seekers, and note on each find when it was told."""
    today = clock.today()
    findings = SearchFinding.objects.to_tell(today).filter(
        search__seeker__in=[seeker.pk for seeker in seekers]
    )
    SearchFinding.objects.filter(pk__in=list(findings.order_by("pk").values_list("pk", flat=True))).update(
        told_on=today
    )
    recipients = [Recipient(user_id=seeker.user_id) for seeker in seekers if seeker.user_id]
    # Object and occurrence are the day: a second run of the same day tells nobody twice.
    tell(NEW_POSTINGS, recipients, object_id=today, occurrence=today)
