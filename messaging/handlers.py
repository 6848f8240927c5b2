"""What this floor does about events: the other side learns that a message waits."""

from employers.queries import applicants_told
from hellowork.accounts.actor import Hat
from hellowork.notices import events, reading
from hellowork.notices.telling import tell
from messaging.actions.messages import SENT
from messaging.models import Message, ReadMark
from messaging.notices import TO_EMPLOYER, TO_SEEKER
from seekers.queries import mypage_of


def register() -> None:
    """Called once when the app is ready."""
    events.declare(SENT)
    events.on(SENT, tell_other_side)


def tell_other_side(event: events.Event) -> None:
    message = Message.objects.select_related(
        "thread__application__posting", "thread__application__seeker"
    ).get(pk=event.object_id)
    application = message.thread.application
    if message.side == Hat.EMPLOYER:
        kind, to = TO_SEEKER, mypage_of(application.seeker)
    else:
        kind, to = TO_EMPLOYER, applicants_told(application.posting.establishment_id)
    tell(kind, to, object_id=message.pk, occurrence=event.occurrence)
    # Who read the thread before the news of it came.
    readers = ReadMark.objects.filter(thread=message.thread_id, read_until__gte=message.sent_at)
    reading.seen([*readers.values_list("user_id", flat=True)], kind, [str(message.pk)])
