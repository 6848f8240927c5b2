"""One spelling for text and question, and the pieces (lexemes) by which the index finds it.

A folded text is its runs of letters and digits, one blank between them: whatever separates words, lines or sentences
ends a run, so that nothing is found across a full stop.
"""

import re
import unicodedata
from collections.abc import Sequence
from operator import add

from hellowork.text.normalise import search_fold
from hellowork.text.numbers import read_yen
from hellowork.text.unreadable import UnreadableError

# Raised whenever this file changes what a text is folded to, `employers.masking` what is left out of it, or the table
# what it holds: the repair then writes every row anew.
VERSION = 4

_SEPARATOR = "。"
# Letters and digits of any script; the signs of c++, c#, .net, r&d and 100% only where they are part of such a word.
_RUN = re.compile(r"(?:[^\W_]|\.(?=[0-9a-z])|(?<=[0-9a-z])[+#]{1,2}|(?<=[0-9a-z])&(?=[0-9a-z])|(?<=[0-9])%)+")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_SOUNDS = re.compile("ヴ[ァィェォ]|[ヴヂヅヰヱヶヵ]")
_SAME_SOUND = {
    "ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴ": "ブ", "ヂ": "ジ", "ヅ": "ズ",
    "ヰ": "イ", "ヱ": "エ", "ヶ": "ケ", "ヵ": "カ",
}  # fmt: skip
_ACCENTS = {
    sign: base
    for sign in map(chr, range(0xC0, 0x250))
    if (base := unicodedata.normalize("NFD", sign)[0]).isascii() and base.isalpha()
}
_ACCENTED = re.compile(f"[{''.join(_ACCENTS)}]")

_LATIN = re.compile(r"[0-9a-z.+#&%]+")
_LONGEST_LATIN = 40
_MONEY = re.compile(r"[0-9]+(?:\.[0-9]+)?[億万千](?:[0-9]+[万千]?)*")
_MONEY_WORD = re.compile(r"([0-9][0-9.億万千]*)円?")
# The final long mark of a katakana word: サーバー is asked for as サーバ, which finds both.
_LONG_END = re.compile(r"([ァ-ヺー]{3,})ー$")


def fold(text: str) -> str:
    """The form in which texts and words are compared: runs of letters and digits, one blank between them."""
    folded = search_fold(_SEPARATOR.join(text.split()))
    folded = _ACCENTED.sub(lambda match: _ACCENTS[match.group()], folded)
    folded = _SOUNDS.sub(lambda match: _SAME_SOUND[match.group()], _THOUSANDS.sub("", folded))
    return " ".join(_RUN.findall(folded))


def fold_word(word: str) -> str:
    """A word of a question, folded: as the text, and without the final ー of a long katakana word."""
    return _LONG_END.sub(r"\1", fold(word))


def fold_words(words: Sequence[str]) -> list[str]:
    """`fold_word` of each of many words of letters and digits alone, in one go."""
    return [_LONG_END.sub(r"\1", run) for run in fold("\n".join(words)).split(" ")] if words else []


def pieces(run: str) -> tuple[str, ...]:
    """The lexemes that a text holds if it holds this run: every two neighbours, or the one character."""
    return tuple(dict.fromkeys(run[i : i + 2] for i in range(len(run) - 1))) or (run,)


def latin(word: str) -> str:
    """The lexeme of a whole word in Latin letters or digits; also of an amount (25万 is 250000)."""
    return f"={word}"


def lexemes(folded: str) -> set[str]:
    """Everything a folded text is found by but its characters: neighbours, whole Latin words, amounts."""
    found: set[str] = set()
    for run in folded.split():
        found.update(map(add, run, run[1:]))
    found.update(latin(word) for word in _LATIN.findall(folded) if len(word) <= _LONGEST_LATIN)
    found.update(
        latin(str(amount)) for part in set(_MONEY.findall(folded)) if (amount := _yen(part)) is not None
    )
    return found


def amount_of(folded: str) -> int | None:
    """The amount, if the whole word is one: 25万, 250000円."""
    found = _MONEY_WORD.fullmatch(folded)
    return _yen(found[1]) if found else None


def is_latin(folded: str) -> bool:
    """Whether the whole word is in Latin letters and digits."""
    return bool(_LATIN.fullmatch(folded)) and not folded.isdecimal()


def _yen(text: str) -> int | None:
    try:
        return read_yen(text)
    except UnreadableError:
        return None
