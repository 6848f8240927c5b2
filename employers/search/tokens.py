"""The pieces of a typed question: words, what stands in quotes, and the signs AND, OR and NOT.

Blanks and commas（、，,）stand between words, but not a comma between two digits (1,000円) or within quotes. A sign is one
in letters of any case and width, and a word where it stands in quotes.
"""

import enum
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from employers.search.reading_notes import Note, Said

COMMAS = "、，,､"
_TOKEN = re.compile(
    r"""(?P<minus>[-‐‑–—−－ー~]?)"""
    r"""(?:["“”„‟＂](?P<quoted>[^"“”„‟＂]*)(?P<end>["“”„‟＂]?)|「(?P<bracketed>[^」]*)(?P<bracket>」?)"""
    rf"""|(?P<plain>(?:[^\s{COMMAS}]|(?<=\d)[{COMMAS}](?=\d))+))"""
)


class Sign(enum.Enum):
    """What stands between words and is none: without any, all words must be there."""

    AND = "AND"
    OR = "OR"
    NOT = "NOT"


_SIGNS = {sign.value: sign for sign in Sign}
_LONGEST_SIGN = max(map(len, _SIGNS))


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of what was typed, between blanks, commas or quotes."""

    word: str
    is_quoted: bool = False
    is_excluded: bool = False

    @property
    def sign(self) -> Sign | None:
        if self.is_quoted or self.is_excluded or len(self.word) > _LONGEST_SIGN:
            return None
        return _SIGNS.get(unicodedata.normalize("NFKC", self.word).upper())


def tokens(text: str, notes: list[Said]) -> Iterator[Token]:
    """The pieces in their order; what is odd about one is added to the notes."""
    found = None
    for found in _TOKEN.finditer(text):
        quoted = found["quoted"] if found["quoted"] is not None else found["bracketed"]
        if quoted is not None and not (found["end"] or found["bracket"]):
            notes.append(Note.OPEN_QUOTE.of(quoted))
        yield Token(
            quoted if quoted is not None else found["plain"], quoted is not None, bool(found["minus"])
        )
    if found is None and (commas := text.strip()):
        notes.append(Note.NO_LETTER.of(commas))
