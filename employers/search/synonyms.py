"""The reviewed table of synonyms at work on a question: one look at the table, a second where a word has another spelling.

It works on the question, never on the index: what the staff change holds for the next search (ADR 0016).
"""

from collections.abc import Collection

from django.db import connection

from employers.search import folding
from employers.search.models import SynonymGroup, SynonymKind, SynonymState
from employers.search.words import Group, Words, other_spellings

# Every search with a word asks this: as a query set it took longer than to find the page.
_FOUND = f"""
    SELECT kind, words, asked_only, keys, parts FROM {SynonymGroup._meta.db_table}
    WHERE state = '{SynonymState.IN_USE}' AND (keys && %s::varchar[] OR kind = '{SynonymKind.SPELLING}'
        AND EXISTS (SELECT FROM unnest(parts) part WHERE strpos(%s, part) > 0))
    ORDER BY id
"""  # noqa: S608 - names and choices of ours


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
    """The groups in use that hold one of these folded words, and the spellings that stand inside the folded texts."""
    with connection.cursor() as cursor:
        cursor.execute(_FOUND, [sorted(keys), "\n".join(texts)])
        return [_group(*row) for row in cursor.fetchall()]


def _group(kind: str, words: list[str], asked_only: list[str], keys: list[str], parts: list[str]) -> Group:
    is_spelling = kind == SynonymKind.SPELLING
    shapes = parts if is_spelling else keys[: len(words)]
    return Group(tuple(words), tuple(asked_only), is_spelling, keys=tuple(keys), shapes=tuple(shapes))
