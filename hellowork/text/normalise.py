"""One spelling for many: width, hyphens, kana, and what must never be in a text at all.

Two kinds of folding, never mixed up:

* what is **stored** (`clean`, `one_line`, `prose`, `fold_width`) keeps every kanji as typed: 髙, 﨑, 𠮷,
  compatibility ideographs (U+F900 to U+FAFF) and variation selectors survive: nobody's name is changed;
* what is **compared** (`search_fold`) may go further, and is never shown or stored as the text itself.
"""

import re
import unicodedata

import jaconv

# Every sign that a Japanese keyboard, a phone or a copied page gives for a hyphen between digits.
# (Dashes and minus signs; then box drawing, the long marks ー and ｰ, small and full-width forms.)
HYPHENS = (
    "-\u02d7\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2796"
    "\u2500\u2501\u30fc\uff70\ufe58\ufe63\uff0d"
)
_HYPHEN_TABLE = dict.fromkeys(map(ord, HYPHENS), "-")
_DASHES = re.compile(f"[{re.escape(HYPHENS)}]+")

# Invisible signs that reorder, hide or split text: zero width, bidi marks and overrides, tags, fillers.
# U+200D (joins emoji) and the variation selectors (kanji variants) stay.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
# Control characters (Cc) but tab and line end, and lone surrogates (Cs).
_NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{4,}")
# Canonical composition would turn these into other kanji: they and their selectors are left alone.
_COMPATIBILITY_KANJI = re.compile(
    "([\uf900-\ufaff\U0002f800-\U0002fa1f][\ufe00-\ufe0f\U000e0100-\U000e01ef]?)"
)

_HALF_KATAKANA = re.compile("[\uff61-\uff9f]+")
_FULL_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FULL_SIGNS = str.maketrans("￠￡￢￣￤￥￦\u3000", "¢£¬¯¦¥₩ ")
_FULL_LETTERS = {code: target for code, target in _FULL_ASCII.items() if chr(target).isalnum()}
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[，．](?=\d)")


def clean(text: str) -> str:
    """The text without signs nobody meant to type, composed; every visible character stays as it is.

    Removes control characters, bidi overrides and zero-width signs; makes all line ends `\\n`; joins a kana
    and its separate sound mark (files from a Mac: か + ゙ = が).
    """
    text = _LINE_ENDS.sub("\n", text)
    return _compose(_NEVER.sub("", _INVISIBLE.sub("", text)))


def _compose(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    return "".join(
        part if index % 2 else unicodedata.normalize("NFC", part)
        for index, part in enumerate(_COMPATIBILITY_KANJI.split(text))
    )


def widen_katakana(text: str) -> str:
    """Half-width katakana and its punctuation in full width: ﾔﾏﾀﾞ becomes ヤマダ."""
    return _HALF_KATAKANA.sub(_wide, text)


def _wide(match: re.Match[str]) -> str:
    wide = unicodedata.normalize("NFKC", match.group())
    return wide.replace("\u3099", "゛").replace("\u309a", "゜")


def fold_width(text: str) -> str:
    """Width forms only: Ａ１－　￥ become A1- ¥, ｶﾞ becomes ガ. Kanji, ①, ㈱ and ～ in kanji text stay."""
    return _compose(widen_katakana(text.translate(_FULL_SIGNS)).translate(_FULL_ASCII))


def one_line(text: str) -> str:
    """A line as it is stored: clean, katakana wide, letters and digits narrow, runs of blanks one blank."""
    return _SPACES.sub(" ", _letters(clean(text)).replace("\n", " ").replace("\u3000", " ")).strip()


def prose(text: str) -> str:
    """Several lines as they are stored: as `one_line`, with line breaks and indents kept."""
    lines = (line.rstrip() for line in _letters(clean(text)).replace("\t", " ").split("\n"))
    return _EMPTY_LINES.sub("\n\n\n", "\n".join(lines)).strip("\n")


def _letters(text: str) -> str:
    """Letters and digits narrow, brackets and punctuation of Japanese sentences as they were typed."""
    text = _compose(widen_katakana(text)).translate(_FULL_LETTERS)
    return _BETWEEN_DIGITS.sub(lambda match: "," if match.group() == "，" else ".", text)


def unify_hyphens(text: str) -> str:
    """Every dash as `-`. For numbers only: in words ー is a letter."""
    return text.translate(_HYPHEN_TABLE)


def number_line(text: str) -> str:
    """A number, code or date as it was typed, narrow, with one kind of hyphen and single blanks."""
    return _SPACES.sub(" ", unify_hyphens(fold_width(clean(text)).replace("\n", " "))).strip()


def to_katakana(text: str) -> str:
    """Hiragana and half-width katakana as full-width katakana; dashes after kana as the long mark ー."""
    return _katakana(_compose(widen_katakana(clean(text))))


def _katakana(text: str) -> str:
    return _DASHES.sub(_long_mark, jaconv.hira2kata(text))


def _long_mark(match: re.Match[str]) -> str:
    dashes = match.group()
    return "ー" * len(dashes) if _stands_after_kana(match) else dashes


def _stands_after_kana(match: re.Match[str]) -> bool:
    return "ァ" <= match.string[match.start() - 1 : match.start()] <= "ヺ"


def to_hiragana(text: str) -> str:
    """Katakana of any width as hiragana."""
    return jaconv.kata2hira(to_katakana(text))


def unmarked_line(text: str) -> str:
    """One line without any blank: for comparing names that were typed with and without a space."""
    return re.sub(r"\s+", "", one_line(text))


# Variants of kanji in names and addresses that people type for one another. For comparing only.
_SAME_KANJI = dict(
    zip(
        "髙﨑𠮷濵濱邊邉齋齊斉澤廣國櫻惠眞圓瀧龍嶋嶌冨德曻彌榮濟學會禮藏邨舩桒曾槇",
        "高崎吉浜浜辺辺斎斎斎沢広国桜恵真円滝竜島島富徳昇弥栄済学会礼蔵村船桑曽槙",
        strict=True,
    )
)
_VARIANTS = re.compile(f"[{''.join(_SAME_KANJI)}]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def search_fold(text: str) -> str:
    """The form in which two texts are compared: compatibility forms, case, kana and kanji variants made one.

    Full NFKC (㈱ is (株)), lower case, katakana, dashes unified (ー stays after kana), blanks gone, 髙 as 高.
    Never stored as a person's text and never shown.
    """
    text = unicodedata.normalize("NFKC", clean(text)).casefold()
    # Still clean; but signs that a selector kept apart may join.
    text = _katakana(_compose(_SELECTORS.sub("", text)))
    text = _VARIANTS.sub(lambda match: _SAME_KANJI[match.group()], "".join(text.split()))
    return _DASHES.sub(lambda match: ("ー" if _stands_after_kana(match) else "-") * len(match.group()), text)
