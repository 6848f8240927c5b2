"""The texts of a posting that words can be asked of one by one."""

import enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.search import folding


class TextField(enum.StrEnum):
    """検索する項目. The value is the name in an address; the order is that of the lines of `PostingSearch.folded`."""

    TITLE = "title"
    EMPLOYER = "employer"
    WORK = "work"
    STATION = "station"
    PLACE = "place"
    BUSINESS = "business"
    LICENCE = "licence"
    EXPERIENCE = "experience"
    OTHER = "other"

    @property
    def words(self) -> str | Promise:
        return _WORDS[self]

    @property
    def line(self) -> int:
        """Which line of the folded text is this field, counted from 1."""
        return _LINES[self]

    def own(self, lexeme: str) -> str:
        """The lexeme as it stands for this field alone. No run of a text holds a colon, no facet begins so."""
        return f"{_LETTERS[self]}:{lexeme}"

    def lexemes(self, line: str) -> tuple[set[str], str]:
        """What its line is found by in the whole text, but for its characters; and what the field alone is found by,
        a line break before each.

        Alone: neighbours, whole words, and the last character of each run. Every character stands so at the beginning
        of one: a question for a single one asks for the beginning.
        """
        found = folding.lexemes(line)
        alone = found.union(run[-1] for run in line.split())
        return found, f"\n{self.own('')}".join(["", *alone])


_WORDS = {
    TextField.TITLE: _("職種"),
    TextField.EMPLOYER: _("事業所名"),
    TextField.WORK: _("仕事の内容"),
    TextField.STATION: _("最寄り駅"),
    TextField.PLACE: _("就業場所"),
    TextField.BUSINESS: _("事業内容"),
    TextField.LICENCE: _("免許・資格"),
    TextField.EXPERIENCE: _("経験"),
    TextField.OTHER: _("その他"),
}
_LINES = {field: line for line, field in enumerate(TextField, 1)}
_LETTERS = dict(zip(TextField, "tnwspblxo", strict=True))
