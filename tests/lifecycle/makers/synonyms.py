"""Groups of synonyms in any state."""

from employers.models import SynonymGroup
from tests.lifecycle.makers import maker


@maker("synonym_group")
def synonym_group(state: str) -> SynonymGroup:
    return SynonymGroup.objects.create(words=["甲種語", "乙種語"], state=state)
