"""What seekers keep and hide, one of each level: what a lapsed registration may not see any more, its lists do not tell."""

from employers.choices import PublicationLevel
from employers.models import Posting
from seekers.actions import shelf
from seekers.models import HiddenEstablishment, HiddenPosting, KeptPosting, ViewedPosting
from tests.matrix.actors import Who
from tests.matrix.world import World

_LEVELS = (PublicationLevel.ALL, PublicationLevel.SEEKERS, PublicationLevel.WITHOUT_NAME)


def furnish(world: World) -> None:
    postings = [
        Posting.objects.live().filter(publication_level=level).order_by("pk").first() for level in _LEVELS
    ]
    for who in (Who.SEEKER, Who.SEEKER_LAPSED, Who.SEEKER_OTHER):
        for posting in filter(None, postings):
            _put(world, who, posting)
        shelf.hide_establishment(by=world.actor(who), posting_id=postings[0].pk)  # type: ignore[union-attr]
        whole = HiddenEstablishment.objects.for_actor(world.actor(who)).get()
        world.thing("hidden establishment", whole, who, hidden_id=whole.pk)
    nil = "00000000-0000-4000-8000-000000000000"
    world.nothing("kept posting", kept_id=nil)
    world.nothing("hidden posting", hidden_id=0)
    world.nothing("viewed posting", pk=0)
    world.nothing("hidden establishment", hidden_id=0)


def _put(world: World, who: Who, posting: Posting) -> None:
    by = world.actor(who)
    shelf.keep(by=by, posting_id=posting.pk)
    kept = KeptPosting.objects.for_actor(by).get(posting=posting)
    shelf.write_note(by=by, kept_id=kept.pk, note=world.canaries.word("KeptPosting.note", who))
    world.thing("kept posting", kept, who, kept_id=kept.pk)
    shelf.hide_posting(by=by, posting_id=posting.pk)
    hidden = HiddenPosting.objects.for_actor(by).get(posting=posting)
    world.thing("hidden posting", hidden, who, hidden_id=hidden.pk)
    shelf.note_opened(posting, by=by, opened=1)
    world.thing("viewed posting", ViewedPosting.objects.for_actor(by).get(posting=posting), who)
