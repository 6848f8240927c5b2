"""A text of the employer's without what tells who they are, for publication without name (公開希望 3).

What that is says `employers.identity`. Names of one or two letters are hidden where they stand alone; within a longer
word nobody can tell, and `names_within_words` says so to who accepts the card.
"""

from employers import identity
from employers.models.establishment import Establishment
from employers.models.job_card import JobCard

# Stands where a text named the employer.
HIDDEN_WORD = "〔非公開〕"


def masked(text: str, card: JobCard, establishment: Establishment) -> str:
    """A text of the card with `HIDDEN_WORD` for whatever names the employer."""
    if not text:
        return text
    parts, end = [], 0
    for begins, ends in sorted(identity.spans(text, card, establishment)):
        if begins >= end:
            parts += [text[end:begins], HIDDEN_WORD]
        end = max(end, ends)
    return "".join([*parts, text[end:]])


def names_within_words(text: str, card: JobCard, establishment: Establishment) -> bool:
    """Whether a text that was masked may still hold the employer's name as part of a longer word."""
    rest = masked(text, card, establishment).replace(HIDDEN_WORD, "。")
    return identity.may_name_within_words(rest, card, establishment)
