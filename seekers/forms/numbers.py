"""求人番号 typed directly: up to five at once, in any width, with any hyphen or none."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hellowork.text.normalise import number_line, one_line
from hellowork.text.numbers import ledger_number

MOST_NUMBERS = 5
_MOST_TYPED = 400
_LONGEST_SHOWN = 20
_BETWEEN = re.compile(r"[\s,、，;；/／・]+")
_OFFICE, _RUNNING, _NUMBER = (
    re.compile(r"[0-9]{5}"),
    re.compile(r"[0-9]{8}"),
    re.compile(r"[0-9]{5}-[0-9]{8}"),
)


@dataclass(frozen=True, slots=True)
class TypedNumbers:
    """Numbers as they are kept, each once, and what was typed beside them. `ignored` are lines about the rest."""

    typed: str = ""
    numbers: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


def read_numbers(text: str) -> TypedNumbers:
    """The numbers of a typed line."""
    pieces = _joined([piece for piece in _BETWEEN.split(number_line(text[:_MOST_TYPED])) if piece])
    read = dict.fromkeys(map(ledger_number, pieces))
    numbers = [number for number in read if _NUMBER.fullmatch(number)]
    ignored = [
        _("「%(typed)s」は求人番号ではありません。") % {"typed": piece[:_LONGEST_SHOWN]}
        for piece in read
        if piece not in numbers
    ][:MOST_NUMBERS]
    if len(numbers) > MOST_NUMBERS:
        rest = "、".join(numbers[MOST_NUMBERS:][:MOST_NUMBERS])
        said = _("求人番号は一度に%(most)s件までです。次の番号は、あとでさがしてください：%(rest)s")
        ignored.append(said % {"most": MOST_NUMBERS, "rest": rest})
    return TypedNumbers(one_line(text)[:_MOST_TYPED], tuple(numbers[:MOST_NUMBERS]), tuple(ignored))


def _joined(pieces: list[str]) -> list[str]:
    """A number typed with a blank for its hyphen (13010 12345678) is one."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _OFFICE.fullmatch(joined[-1]) and _RUNNING.fullmatch(piece):
            joined[-1] = f"{joined[-1]}-{piece}"
        else:
            joined.append(piece)
    return joined
