"""Registrations near and past their end, and the mail that nobody got."""

import datetime as dt

from hellowork import clock
from hellowork.accounts.actor import known
from hellowork.demo.loading import Cast
from hellowork.notices.models import Notification, OutboxMessage, OutboxState
from seekers.actions import registration
from seekers.models import Seeker
from seekers.tasks import LAPSE, WARN_OF_END


def near_their_end(cast: Cast) -> None:
    """Scene 12: one ends in seven days and was warned, another has lapsed and stays readable, one was closed."""
    today = cast.timeline.today
    Seeker.objects.filter(pk=known(cast.seekers["sato"].seeker_id)).update(
        valid_until=today + dt.timedelta(days=7)
    )
    Seeker.objects.filter(pk=known(cast.seekers["takasaki"].seeker_id)).update(
        registered_on=today - dt.timedelta(days=90), valid_until=today - dt.timedelta(days=1)
    )
    cast.timeline.exactly(cast.timeline.now)
    WARN_OF_END.work_through()
    LAPSE.work_through()
    gone = cast.seekers["yoshida"]
    registration.close(by=gone, seeker_id=known(gone.seeker_id), reason="家族の介護のため")


def a_mail_that_came_back(cast: Cast) -> None:
    """Scene 12: the mail to 高橋さん about his lapsed proposal bounced; the desk shows it among what was not sent."""
    cast.timeline.exactly(cast.timeline.now)
    told = Notification.objects.filter(
        user_id=known(cast.seekers["takahashi"].user_id), notice="referral.expire.seeker"
    ).get()
    OutboxMessage.objects.filter(object_id=str(told.pk)).update(
        state=OutboxState.DEAD,
        attempts=60,
        finished_at=clock.Now(),
        last_error="SMTPRecipientsRefused 550",
    )
