"""What 鈴木さん keeps, has opened and does not want to see: one about to end, one ended, one of level 3."""

from employers.choices import PublicationLevel
from employers.models import Posting
from hellowork.demo.loading import Cast
from seekers.actions import shelf
from seekers.models import KeptPosting

_NOTE = "家から自転車で通えそう。残業の時間を面接で聞く。"


def of_suzuki(cast: Cast) -> None:
    """After the other scenes: some of the postings have ended or are about to by now."""
    cast.timeline.exactly(cast.timeline.now)
    by = cast.seekers["suzuki"]
    accepted = Posting.objects.filter(acceptance__isnull=False).order_by("acceptance__refer_until", "pk")
    named = accepted.live().filter(publication_level=PublicationLevel.ALL)
    ended = accepted.filter(state="filled").exclude(publication_level=PublicationLevel.NOT_PUBLIC)
    unnamed = accepted.live().filter(publication_level=PublicationLevel.WITHOUT_NAME)
    for posting in (*named[:2], *ended[:1], *unnamed[:1]):
        shelf.keep(by=by, posting_id=posting.pk)
        shelf.note_opened(posting, by=by, opened=1)
    first = KeptPosting.objects.for_actor(by).filter(posting=named[0]).get()
    shelf.write_note(by=by, kept_id=first.pk, note=_NOTE)
    shelf.hide_posting(by=by, posting_id=named.reverse()[0].pk)
    shelf.hide_establishment(by=by, posting_id=named.reverse()[1].pk)
