"""What one word of a question asks of the lexemes, and of the text where lexemes are no proof.

Without fields, a word stands somewhere in the folded text. Of the fields with lexemes of their own it is asked by
those; of the others by the lexemes of the whole text first, then on their line.
"""

from collections.abc import Iterable

from employers.search.condition import Condition
from employers.search.fields import WITH_LEXEMES, TextField
from employers.search.words import Alternative, Term

Fields = tuple[TextField, ...]


def asked(term: Term, fields: Fields) -> str:
    """The piece of a tsquery that every row with the word matches."""
    return any_of(_lexemes(alternative, fields) for alternative in term.alternatives)


def is_doubtful(term: Term, fields: Fields) -> bool:
    """Whether a row that matches `asked` may still lack the word."""
    return any(_needs_proof(alternative, fields) for alternative in term.alternatives)


def there(term: Term, fields: Fields) -> Condition:
    """That the word is really there, in one of its alternatives."""
    return Condition.any(_proof(alternative, fields) for alternative in term.alternatives)


def any_of(parts: Iterable[str]) -> str:
    return f"({' | '.join(parts)})"


def quoted(lexeme: str) -> str:
    """A lexeme inside a tsquery."""
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


def _lexemes(alternative: Alternative, fields: Fields) -> str:
    pieces = alternative.lexemes
    if not _narrows(alternative, fields):
        return _all(pieces)
    if _is_whole(alternative) or WITH_LEXEMES.issuperset(fields):
        return any_of(_all(field.own(piece) for piece in pieces) for field in fields)
    return _all(pieces)


def _needs_proof(alternative: Alternative, fields: Fields) -> bool:
    if _is_whole(alternative):
        return False
    return bool(alternative.phrase) or not WITH_LEXEMES.issuperset(fields)


def _proof(alternative: Alternative, fields: Fields) -> Condition:
    if not _needs_proof(alternative, fields):
        return Condition("terms @@ %s::tsquery", (_lexemes(alternative, fields),))
    # One or two letters are their own lexeme.
    word = alternative.phrase or alternative.lexemes[0]
    if not fields:
        return Condition("strpos(folded, %s) > 0", (word,))
    return Condition.any(
        Condition("strpos(split_part(folded, E'\\n', %s), %s) > 0", (field.line, word)) for field in fields
    )


def _narrows(alternative: Alternative, fields: Fields) -> bool:
    """Whether the fields are asked at all: the number of a posting stands in none of its texts."""
    return bool(fields) and not (_is_whole(alternative) and "-" in alternative.lexemes[0])


def _is_whole(alternative: Alternative) -> bool:
    """A whole word in Latin letters, an amount, a number: its one lexeme is proof."""
    return alternative.lexemes[0].startswith("=")


def _all(pieces: Iterable[str]) -> str:
    return f"({' & '.join(map(quoted, pieces))})"
