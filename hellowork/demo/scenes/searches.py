"""What 鈴木さん has saved of the search, and the mail about it."""

import datetime as dt

from hellowork.demo.loading import Cast
from seekers.actions.saved_searches import save_search
from seekers.choices import MailRhythm
from seekers.models import SearchNight
from seekers.saved.matching import match_new
from seekers.tasks import TELL_NEWS


def saved_searches(cast: Cast) -> None:
    """Two searches of weeks ago; yesterday's night found something for them, and the morning told of the one by mail."""
    suzuki, timeline = cast.seekers["suzuki"], cast.timeline
    timeline.at(39)
    save_search(by=suzuki, query="q=事務&pref=13", name="東京の事務")
    save_search(by=suzuki, query="job=08&pref=13", name="東京の福祉", mail=MailRhythm.NEVER)
    timeline.at(1, 9)
    # As if the postings of the weeks before were those of one day.
    night = timeline.moment
    SearchNight.objects.create(day=night.date(), since=night - dt.timedelta(days=60), until=night)
    match_new()
    TELL_NEWS.work_through()
