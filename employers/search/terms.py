"""What one word of a question asks of the lexemes, and of the text where lexemes are no proof.

Without fields a word stands somewhere in the text, else in one of their lines; each field has lexemes of its own.
"""

from collections.abc import Iterable

from employers.search.condition import Condition
from employers.search.fields import TextField
from employers.search.words import Alternative, Term

Fields = tuple[TextField, ...]


def asked(term: Term, fields: Fields) -> str:
    """The piece of a tsquery that every row with the word matches."""
    return any_of(_lexemes(alternative, fields) for alternative in term.alternatives)


def there(term: Term, fields: Fields) -> Condition:
    """That the word is really there, in one of its alternatives: a condition on the row `written` of the texts."""
    return Condition.any(_proof(alternative, fields) for alternative in term.alternatives)


def in_text(condition: Condition, row: str) -> Condition:
    """A condition on the text that belongs to a row: a single value, so that the planner makes no join of it."""
    return condition and Condition(
        f"COALESCE((SELECT {condition.sql} FROM employers_postingtext written"  # noqa: S608 - SQL of ours
        f" WHERE written.posting_id = {row}.posting_id), false)",
        condition.parameters,
    )


def any_of(parts: Iterable[str]) -> str:
    return f"({' | '.join(parts)})"


def quoted(lexeme: str) -> str:
    """A lexeme inside a tsquery."""
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


def _lexemes(alternative: Alternative, fields: Fields) -> str:
    pieces = alternative.lexemes
    if not narrows(alternative, fields):
        return _all(map(quoted, pieces))
    return any_of(_all(_own(field, piece) for piece in pieces) for field in fields)


def _own(field: TextField, piece: str) -> str:
    """A single character is asked for as the beginning of what begins with it."""
    return f"{quoted(field.own(piece))}{':*' if len(piece) == 1 else ''}"


def _proof(alternative: Alternative, fields: Fields) -> Condition:
    if is_whole(alternative):
        return Condition(
            "EXISTS (SELECT FROM employers_postingsearch own"
            " WHERE own.posting_id = written.posting_id AND own.terms @@ %s::tsquery)",
            (_lexemes(alternative, fields),),
        )
    word = alternative.phrase or alternative.lexemes[0]
    if not fields:
        return Condition("strpos(written.folded, %s) > 0", (word,))
    return Condition.any(
        Condition("strpos(split_part(written.folded, E'\\n', %s), %s) > 0", (field.line, word))
        for field in fields
    )


def narrows(alternative: Alternative, fields: Fields) -> bool:
    """Whether the fields are asked at all: the number of a posting stands in none of its texts."""
    return bool(fields) and not (is_whole(alternative) and "-" in alternative.lexemes[0])


def is_whole(alternative: Alternative) -> bool:
    """A whole word in Latin letters, an amount, a number: its one lexeme is proof."""
    return alternative.lexemes[0].startswith("=")


def _all(parts: Iterable[str]) -> str:
    return f"({' & '.join(parts)})"
