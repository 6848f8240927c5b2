"""What a person typed into the search box, as terms that the index can answer.

Terms stand side by side (all must be there, with `AND` between them or without), `OR` joins its neighbours, `-語` and
`NOT 語` leave out, quotes（"…" or 「…」） keep words together. Nothing a person types is an error: what cannot be searched
for is left aside, what is too much is cut, and `Words.notes` says so. Each word then passes the synonyms
(`employers.search.synonyms`).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from employers.search import folding, reading_notes
from employers.search.reading_notes import Note, Said
from employers.search.tokens import Sign, Token, tokens
from hellowork.text.normalise import number_line, one_line
from hellowork.text.numbers import ledger_number

# These bound the work of one question.
MOST_WORDS = 8
MOST_CHARACTERS = 40
MOST_SYNONYMS = 10
MOST_TYPED = 1000

_SHORT_LATIN = 2
_PROVEN_BY_PAIRS = 2
_JOIN = " OR "
_POSTING_NUMBER = re.compile(r"[0-9]{5}-[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a term can be there: every lexeme, and the phrase where lexemes alone are no proof."""

    lexemes: tuple[str, ...]
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the question: any of its alternatives.

    `parts` are the words as they were typed, more than one where OR joined them; `also` are the synonyms that are
    searched for with them, as a reader is told. `exact` are the parts that stood in quotes: they have no synonyms.
    `is_anywhere` is a word that is looked for in the whole text, whatever fields were chosen: a typed place.
    """

    parts: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    is_excluded: bool = False
    also: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    is_anywhere: bool = False

    @property
    def typed(self) -> str:
        """The term for a reader."""
        return _JOIN.join(self.parts)

    @property
    def spelled(self) -> str:
        """The term as it can be typed again."""
        words = _JOIN.join(f'"{part}"' if " " in part or part in self.exact else part for part in self.parts)
        return f"-{words}" if self.is_excluded else words

    @property
    def may_widen(self) -> tuple[str, ...]:
        """The parts that may have synonyms: none of what is left out, nor what stood in quotes."""
        return () if self.is_excluded else tuple(part for part in self.parts if part not in self.exact)

    @property
    def needs_proof(self) -> bool:
        """Whether a text that holds the lexemes may still lack the word."""
        return any(alternative.phrase for alternative in self.alternatives)


@dataclass(frozen=True, slots=True)
class Group:
    """Words of which each finds the postings of all, as the table of synonyms holds them.

    `asked_only` find the others, and are neither searched for nor shown to who typed one of them. With `is_spelling`
    the words are one word spelled in several ways, also inside longer words.
    """

    words: tuple[str, ...]
    asked_only: tuple[str, ...] = ()
    is_spelling: bool = False
    # Folded: all that it is found by, and its words as they are put in place of one another.
    keys: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.keys:
            keys = map(folding.fold_word, (*self.words, *self.asked_only))
            shapes = map(folding.fold if self.is_spelling else folding.fold_word, self.words)
            object.__setattr__(self, "keys", tuple(dict.fromkeys(keys)))
            object.__setattr__(self, "shapes", tuple(shapes))


@dataclass(frozen=True, slots=True)
class Words:
    """A question read. `notes` say in sentences what was left aside or cut; `was_cut` that it was too long."""

    terms: tuple[Term, ...] = ()
    was_cut: bool = False
    notes: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The words that may have synonyms, as they were typed."""
        return tuple(part for term in self.terms for part in term.may_widen)

    def with_synonyms(self, groups: Collection[Group]) -> "Words":
        """The same question, each word joined with the others of its groups; words left out stay as they are."""
        return replace(self, terms=tuple(_widened(term, groups) for term in self.terms))

    def beside(self, other: "Words") -> "Words":
        """Both questions at once, within the bounds of one."""
        terms = list(dict.fromkeys((*self.terms, *other.terms)))
        both = _bounded(terms, [], is_box=True)
        notes = dict.fromkeys((*self.notes, *other.notes, *both.notes))
        return Words(both.terms, self.was_cut or other.was_cut or both.was_cut, tuple(notes))


def read(text: str) -> Words:
    """The terms of a typed question."""
    terms: list[Term] = []
    notes = list(reading_notes.on_text(text, MOST_TYPED))
    before: Token | None = None
    for token in tokens(text[:MOST_TYPED], notes):
        if token.sign:
            before = _waiting(token, before, notes, is_first=not terms)
            continue
        sign = before.sign if before else None
        term = _term(replace(token, is_excluded=token.is_excluded or sign is Sign.NOT), notes)
        if term and sign is Sign.OR:
            term = _joined_or_beside(terms, term, notes)
        before = None
        if term and term not in terms:
            terms.append(term)
    if before:
        notes.append(Note.LONELY.of(before.word))
    return _bounded(terms, notes)


def _waiting(token: Token, before: Token | None, notes: list[Said], *, is_first: bool) -> Token | None:
    """The sign that waits for its word, this or the one before it; `AND NOT` is one. All but NOT need a word before."""
    if before and before.sign is Sign.AND and token.sign is Sign.NOT:
        return token
    is_lonely = is_first and token.sign is not Sign.NOT
    if before or is_lonely:
        notes.append(Note.LONELY.of((before or token).word))
    return None if is_lonely else token


def read_excluded(text: str) -> Words:
    """The terms of a box whose words are all left out, signs or none."""
    notes = list(reading_notes.on_text(text, MOST_TYPED))
    typed = list(tokens(text[:MOST_TYPED], notes))
    words = [token for token in typed if not token.sign]
    if not words:
        notes += [Note.LONELY.of(token.word) for token in typed]
    terms = (_term(replace(token, is_excluded=True), notes) for token in words)
    return _bounded([term for term in dict.fromkeys(terms) if term], notes, is_box=True)


def _bounded(terms: list[Term], notes: list[Said], *, is_box: bool = False) -> Words:
    """As many terms as are searched for."""
    kept, rest = terms[:MOST_WORDS], terms[MOST_WORDS:]
    if rest:
        notes.append(Note.TOO_MANY.of("」「".join(term.typed for term in rest[:3]), most=MOST_WORDS))
    if kept and not is_box and all(term.is_excluded for term in kept):
        notes.append(Note.ONLY_WITHOUT.of())
    was_cut = any(said.note in reading_notes.CUTS for said in notes)
    return Words(tuple(kept), was_cut, tuple(dict.fromkeys(str(said) for said in notes)))


def _term(token: Token, notes: list[Said]) -> Term | None:
    """A word as a term; None for one without a letter or digit."""
    word = token.word[:MOST_CHARACTERS]
    if len(token.word) > MOST_CHARACTERS:
        notes.append(Note.TOO_LONG.of(word, most=MOST_CHARACTERS))
    alternatives = tuple(_alternatives(word, is_quoted=token.is_quoted))
    if not alternatives:
        if shown := one_line(word):
            notes.append(Note.NO_LETTER.of(shown))
        return None
    parts = (one_line(word),)
    return Term(parts, alternatives, token.is_excluded, exact=parts if token.is_quoted else ())


def _alternatives(word: str, *, is_quoted: bool) -> Iterator[Alternative]:
    if _POSTING_NUMBER.fullmatch(number := ledger_number(word)):
        yield Alternative((folding.latin(number),))
        if "-" in number_line(word):
            return
    folded = folding.fold_word(word)
    if not folded:
        return
    amount = None if is_quoted else folding.amount_of(folded)
    yield spelled(folded, whole=not is_quoted)
    if amount is not None:
        yield Alternative((folding.latin(str(amount)),))


def spelled(folded: str, *, whole: bool = True) -> Alternative:
    """The word as it is spelled; one or two Latin letters mean a whole word (SE is not in service)."""
    if whole and len(folded) <= _SHORT_LATIN and folding.is_latin(folded):
        return Alternative((folding.latin(folded),))
    runs = folded.split(" ")
    found = tuple(dict.fromkeys(piece for run in runs for piece in folding.pieces(run)))
    return Alternative(found, folded if len(folded) > _PROVEN_BY_PAIRS else "")


def _joined_or_beside(terms: list[Term], term: Term, notes: list[Said]) -> Term:
    """The term joined to the one before it; what is left out cannot be an alternative and stands for itself."""
    if term.is_excluded or terms[-1].is_excluded:
        notes.append(Note.OR_WITHOUT.of())
        return term
    first = terms.pop()
    alternatives = dict.fromkeys((*first.alternatives, *term.alternatives))
    parts, exact = (*first.parts, *term.parts), (*first.exact, *term.exact)
    return Term(parts, tuple(alternatives), exact=exact)


def _widened(term: Term, groups: Collection[Group]) -> Term:
    """The term with the other spellings of its words, and the words that mean the same."""
    typed = [folding.fold_word(part) for part in term.may_widen]
    spellings = [key for part in term.may_widen for key in other_spellings(part, groups)]
    if not typed:
        return term
    keys = {*typed, *spellings}
    others = {
        key: word
        for group in groups
        if not (group.is_spelling or keys.isdisjoint(group.keys))
        for key, word in zip(group.shapes, group.words, strict=True)
    }
    also = {key: word for key, word in others.items() if key and key not in typed}
    added = list(dict.fromkeys((*(key for key in spellings if key not in typed), *also)))[:MOST_SYNONYMS]
    if not added:
        return term
    alternatives = dict.fromkeys((*term.alternatives, *(spelled(key) for key in added)))
    shown = tuple(also[key] for key in added if key in also and key not in spellings)
    return replace(term, alternatives=tuple(alternatives), also=shown)


def other_spellings(word: str, groups: Collection[Group]) -> list[str]:
    """The folded word with each spelling in place of another: 引越作業 is 引っ越し作業, サーバ管理 is サーバー管理."""
    folded, found = folding.fold(word), []
    for group in groups:
        parts = group.shapes if group.is_spelling else ()
        inside = max((part for part in parts if part in folded), key=len, default="")
        found += [folded.replace(inside, part) for part in parts if inside and part != inside]
    return list(dict.fromkeys(map(folding.fold_word, found)))
