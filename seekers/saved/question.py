"""What a search asks of a posting, without order and page, as data that is stored beside it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from employers.models import SynonymGroup
from employers.search import folding, terms
from employers.search.fields import TextField
from employers.search.query import Query
from employers.search.words import Alternative, Term

# Raised whenever this file, or the reading of words, stores something else for the same search.
_VERSION = 2


def edition() -> str:
    """Under which rules questions are made now: the folding, the synonyms, this file."""
    digest = hashlib.blake2b(digest_size=12)
    groups = SynonymGroup.objects.in_use().order_by("pk").values_list("kind", "words", "asked_only")
    for kind, words, asked_only in groups:
        digest.update("\t".join([kind, *words, "", *asked_only, "\n"]).encode())
    return f"{_VERSION}.{folding.VERSION}.{digest.hexdigest()}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a word can be there: all lexemes, then the word itself in the text, or on one of its lines."""

    lexemes: tuple[str, ...]
    word: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One of the ways must hold, or none of them where the word is left out."""

    ways: tuple[Way, ...]
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class Question:
    """All of `codes` (one of each) and `words` must hold, none of `without`; each column must reach its least value."""

    words: tuple[Word, ...] = ()
    codes: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    least: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, query: Query) -> Self:
        """What a query asks. Who sees level 2 and what a person has hidden is asked anew each night; a day of
        acceptance asks nothing of postings that come later, and each of several of one establishment is news.
        """
        least = {
            "wage_month": query.wage_floor,
            "part_hour": query.wage_hour,
            "wage_year": query.wage_year,
        }
        return cls(
            words=tuple(_word(term, query.fields_of(term)) for term in query.words.terms),
            codes=tuple(tuple(codes) for codes in map(tuple, query.facet_codes()) if codes),
            without=query.none_of,
            least=tuple((column, value) for column, value in least.items() if value),
        )

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Self:
        return cls(
            words=tuple(
                Word(
                    tuple(Way(tuple(lexemes), word, tuple(lines)) for lexemes, word, lines in ways),
                    bool(left_out),
                )
                for ways, left_out in stored.get("words", ())
            ),
            codes=tuple(map(tuple, stored.get("codes", ()))),
            without=tuple(stored.get("without", ())),
            least=tuple(stored.get("least", {}).items()),
        )

    def stored(self) -> dict[str, Any]:
        """As JSON can hold it; what is empty is left away."""
        whole = {
            "words": [
                [[[way.lexemes, way.word, way.lines] for way in word.ways], int(word.is_excluded)]
                for word in self.words
            ],
            "codes": self.codes,
            "without": self.without,
            "least": dict(self.least),
        }
        return {name: value for name, value in whole.items() if value}


def _word(term: Term, fields: tuple[TextField, ...]) -> Word:
    ways = (way for alternative in term.alternatives for way in _ways(alternative, fields))
    return Word(tuple(ways), term.is_excluded)


def _ways(alternative: Alternative, fields: tuple[TextField, ...]) -> Iterator[Way]:
    """In chosen fields, a whole word stands by its lexeme there, all others on the lines."""
    if not terms.narrows(alternative, fields):
        yield Way(alternative.lexemes, alternative.phrase)
    elif terms.is_whole(alternative):
        yield from (Way(tuple(map(field.own, alternative.lexemes))) for field in fields)
    else:
        word = alternative.phrase or alternative.lexemes[0]
        yield Way(alternative.lexemes, word, tuple(field.line for field in fields))
