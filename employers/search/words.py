"""What a person typed into the search box, as terms that the index can answer.

Terms stand side by side (all must be there), `OR` joins its neighbours, `-語` and `NOT 語` leave out, quotes
（"…" or 「…」） keep words together. Each word passes the synonyms first. Nothing a person types is an error: what
cannot be searched for is left aside, what is too much is cut, and the page says so.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from employers.search import folding
from hellowork.text.normalise import number_line, one_line

# These bound the work of one question.
MOST_WORDS = 8
MOST_CHARACTERS = 40
MOST_SYNONYMS = 10
_MOST_TYPED = 1000

_SHORT_LATIN = 2
_PROVEN_BY_PAIRS = 2
_TOKEN = re.compile(
    r"""(?P<minus>[-‐‑–—−－ー~]?)(?:["“”„‟＂](?P<quoted>[^"“”„‟＂]*)["“”„‟＂]?|「(?P<bracketed>[^」]*)」?|(?P<plain>\S+))"""
)
_JOIN = " OR "
_NOT, _OR = {"NOT", "ＮＯＴ"}, {"OR", "ＯＲ"}
_POSTING_NUMBER = re.compile(r"([0-9]{5})-([0-9]{1,8})")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a term can be there: every lexeme, and the phrase where lexemes alone are no proof."""

    lexemes: tuple[str, ...]
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the question: any of its alternatives.

    `parts` are the words as they were typed, more than one where OR joined them; `also` are the synonyms that are
    searched for with them.
    """

    parts: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    is_excluded: bool = False
    also: tuple[str, ...] = ()

    @property
    def typed(self) -> str:
        """The term for a reader."""
        return _JOIN.join(self.parts)

    @property
    def spelled(self) -> str:
        """The term as it can be typed again."""
        words = _JOIN.join(f'"{part}"' if " " in part else part for part in self.parts)
        return f"-{words}" if self.is_excluded else words

    @property
    def needs_proof(self) -> bool:
        """Whether a text that holds the lexemes may still lack the word."""
        return any(alternative.phrase for alternative in self.alternatives)


@dataclass(frozen=True, slots=True)
class Words:
    """A question read. `was_cut` says that it was longer than what is searched for."""

    terms: tuple[Term, ...] = ()
    was_cut: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The folded words that may have synonyms."""
        return frozenset(key for term in self.terms if not term.is_excluded for key in _keys(term))

    def with_synonyms(self, groups: Collection[Collection[str]]) -> "Words":
        """The same question, each word joined with the others of its group; words left out stay as they are."""
        known: dict[str, Collection[str]] = {
            folding.fold_word(word): group for group in groups for word in group
        }
        return replace(
            self, terms=tuple(term if term.is_excluded else _widened(term, known) for term in self.terms)
        )


def read(text: str) -> Words:
    """The terms of a typed question."""
    cut = len(text) > _MOST_TYPED
    terms: list[Term] = []
    joins = excludes = False
    for minus, word, is_quoted in _tokens(text[:_MOST_TYPED]):
        if not is_quoted and not minus and word in _OR:
            joins = bool(terms)
            continue
        if not is_quoted and not minus and word in _NOT:
            excludes = True
            continue
        term = _term(word[:MOST_CHARACTERS], is_quoted=is_quoted, is_excluded=minus or excludes)
        cut = cut or len(word) > MOST_CHARACTERS
        if term and joins and not (term.is_excluded or terms[-1].is_excluded):
            term = _joined(terms.pop(), term)
        joins = excludes = False
        if term and term not in terms:
            terms.append(term)
    return Words(tuple(terms[:MOST_WORDS]), cut or len(terms) > MOST_WORDS)


def _tokens(text: str) -> Iterator[tuple[bool, str, bool]]:
    for found in _TOKEN.finditer(text):
        quoted = found["quoted"] if found["quoted"] is not None else found["bracketed"]
        yield bool(found["minus"]), quoted if quoted is not None else found["plain"], quoted is not None


def _term(word: str, *, is_quoted: bool, is_excluded: bool) -> Term | None:
    """A word as a term; None for one without a letter or digit."""
    alternatives = tuple(_alternatives(word, is_quoted=is_quoted))
    if not alternatives:
        return None
    return Term((one_line(word),), alternatives, is_excluded)


def _alternatives(word: str, *, is_quoted: bool) -> Iterator[Alternative]:
    if number := _POSTING_NUMBER.fullmatch(number_line(word)):
        yield Alternative((folding.latin(f"{number[1]}-{int(number[2]):08d}"),))
        return
    folded = folding.fold_word(word)
    if not folded:
        return
    amount = None if is_quoted else folding.amount_of(folded)
    yield _spelled(folded, whole=not is_quoted)
    if amount is not None:
        yield Alternative((folding.latin(str(amount)),))


def _spelled(folded: str, *, whole: bool = True) -> Alternative:
    """The word as it is spelled; one or two Latin letters mean a whole word (SE is not in service)."""
    if whole and len(folded) <= _SHORT_LATIN and folding.is_latin(folded):
        return Alternative((folding.latin(folded),))
    runs = folded.split(" ")
    found = tuple(dict.fromkeys(piece for run in runs for piece in folding.pieces(run)))
    return Alternative(found, folded if len(folded) > _PROVEN_BY_PAIRS else "")


def _joined(first: Term, second: Term) -> Term:
    alternatives = dict.fromkeys((*first.alternatives, *second.alternatives))
    return Term((*first.parts, *second.parts), tuple(alternatives))


def _keys(term: Term) -> list[str]:
    return [folding.fold_word(part) for part in term.parts]


def _widened(term: Term, known: Mapping[str, Collection[str]]) -> Term:
    keys = _keys(term)
    others = {folding.fold_word(word): word for key in keys for word in known.get(key, ())}
    added = [(key, word) for key, word in others.items() if key and key not in keys][:MOST_SYNONYMS]
    if not added:
        return term
    alternatives = dict.fromkeys((*term.alternatives, *(_spelled(key) for key, _word in added)))
    return replace(term, alternatives=tuple(alternatives), also=tuple(word for _key, word in added))
