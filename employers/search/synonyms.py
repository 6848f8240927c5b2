"""The reviewed table of synonyms at work on a question: one look at the table, a second where a word has another spelling.

It works on the question, never on the index: what the staff change holds for the next search (ADR 0016).
"""

from collections.abc import Collection

from employers.search import folding
from employers.search.models import SynonymGroup
from employers.search.words import Group, Words, other_spellings


def widened(words: Words) -> Words:
    """The question with the synonyms that are in use."""
    keys = {folding.fold_word(word) for word in words.asked} - {""}
    if not keys:
        return words
    groups = _groups(keys, [folding.fold(word) for word in words.asked])
    spellings = {key for word in words.asked for key in other_spellings(word, groups)} - keys
    if spellings:
        groups += _groups(spellings)
    return words.with_synonyms(groups)


def _groups(keys: Collection[str], texts: Collection[str] = ()) -> list[Group]:
    found = SynonymGroup.objects.in_use().of(keys, texts).order_by("pk")
    return [group.as_group() for group in found.only("kind", "words", "asked_only", "keys", "parts")]
