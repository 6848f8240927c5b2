"""The words of the search: one waits for the supervision, one is in use, one was given up."""

from employers.actions.synonyms import propose_synonyms, retire_synonyms, use_synonyms
from employers.search.models import SynonymKind
from hellowork.demo.loading import Cast


def words_of_the_search(cast: Cast) -> None:
    cast.timeline.at(3)
    for words, decide in (
        (["駅員", "駅務員"], use_synonyms),
        (["受付", "フロント"], retire_synonyms),
        (["水産加工", "魚介加工"], None),
    ):
        group = propose_synonyms(by=cast.officer, kind=SynonymKind.SYNONYM, words=words, asked_only=[])
        if decide is not None:
            decide(by=cast.officer, synonymgroup_id=group.pk)
