"""A fit as it is shown: the posting as in any list, with the reasons for and against below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from employers import publication
from employers.public_card import PublicCard
from hellowork.accounts.actor import Actor
from seekers.fit.conditions import conditions_of
from seekers.fit.facts import facts_of
from seekers.fit.judging import Judgement, judge
from seekers.fit.ranking import Fit
from seekers.fit.wanted import wishes_of
from seekers.job_rows import JobRow, cards_of, row_of
from seekers.models import Seeker
from seekers.models.wishes import WISH_COLUMNS
from seekers.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Fitted:
    """A judgement, and what the card asks of everybody (応募の条件). `row` is None beside the card itself."""

    judgement: Judgement
    conditions: list[str]
    row: JobRow | None = None


def fit_rows(fits: Sequence[Fit], actor: Actor, shelf: Shelf) -> list[Fitted]:
    """The rows in the order of the fits; who may see nothing of one gets no row of it."""
    judgements = {fit.posting_id: fit.judgement for fit in fits}
    return [
        Fitted(judgements[public.posting.pk], list(conditions_of(public)), row_of(public, shelf))
        for public in cards_of([*judgements], actor)
    ]


def comparison(actor: Actor, public: PublicCard) -> Fitted | None:
    """あなたの希望との比較, for the page of a posting: None for who is no seeker. Without wishes nothing is found."""
    if not actor.is_seeker:
        return None
    seeker = Seeker.objects.for_actor(actor).only(*WISH_COLUMNS).get()
    takes = publication.takes_self_application(public.posting)
    facts = facts_of(public.card, takes_self_application=takes)
    return Fitted(judge(wishes_of(seeker), facts), list(conditions_of(public)))
