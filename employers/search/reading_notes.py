"""What a reader of the page is told about a question that was not searched for as it was typed.

The sentences hold pieces of what was typed: they are plain text, escaped where they are shown.
"""

import enum
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hellowork.text.normalise import one_line

_MOST_SHOWN = 20
# Control characters, half of a pair, signs of direction.
_INVISIBLE = frozenset({"Cc", "Cs", "Cf"})


class Note(enum.Enum):
    """Why something was left aside. The value is the sentence."""

    TOO_MUCH = gettext_noop("入力が長いため、はじめの%(most)s文字までを検索に使っています。")
    INVISIBLE = gettext_noop("目に見えない文字は取り除いて検索しています。")
    TOO_LONG = gettext_noop("「%(piece)s」は長いため、はじめの%(most)s文字で検索しています。")
    TOO_MANY = gettext_noop("キーワードは%(most)s語までです。「%(piece)s」は検索に使っていません。")
    NO_LETTER = gettext_noop("「%(piece)s」は、文字や数字を含まないため、検索に使っていません。")
    OPEN_QUOTE = gettext_noop(
        "引用符が閉じられていないため、「%(piece)s」をひと続きの語句として検索しています。"
    )
    LONELY = gettext_noop("「%(piece)s」の前後に語がないため、「%(piece)s」は検索に使っていません。")
    OR_WITHOUT = gettext_noop("ORでは除く語をつなげないため、それぞれ別の条件として検索しています。")
    ONLY_WITHOUT = gettext_noop("除く語だけが入力されています。その語を含まない求人をすべて表示しています。")

    def of(self, piece: str = "", *, most: int = 0) -> "Said":
        """The sentence about one piece of text; `most` is the bound that it speaks of."""
        shown = one_line(piece)
        return Said(self, shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…", most)


@dataclass(frozen=True, slots=True)
class Said:
    """A note about one piece of text, as a sentence."""

    note: Note
    piece: str
    most: int

    def __str__(self) -> str:
        return _(self.note.value) % {"piece": self.piece, "most": f"{self.most:,}"}


CUTS = frozenset({Note.TOO_MUCH, Note.TOO_LONG, Note.TOO_MANY})


def on_text(text: str, most: int) -> Iterator[Said]:
    """What there is to say of the text as a whole, before its words are looked at."""
    if len(text) > most:
        yield Note.TOO_MUCH.of(most=most)
    if any(unicodedata.category(sign) in _INVISIBLE and not sign.isspace() for sign in text):
        yield Note.INVISIBLE.of()
