"""Amounts, counts and official numbers from text as people write it.

Sources: 法人番号の指定等に関する省令 (check digit of the corporate number), Japan Post (postal codes).
"""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from hellowork.text.normalise import number_line
from hellowork.text.unreadable import UnreadableError

_LEDGER = re.compile(r"(?P<office>[0-9]{5})(?:-(?=[0-9])|(?=[0-9]{8}$))(?P<running>[0-9]{1,8})")
_YEN_MARKS = re.compile(r"^[¥\\]|円$|円也$|(?<=\d)-$")
_YEN = re.compile(
    r"(?:(?P<oku>\d+(?:\.\d+)?)億)?(?:(?P<man>\d+(?:\.\d+)?)万)?(?:(?P<sen>\d+(?:\.\d+)?)千)?(?P<yen>\d+(?:\.\d+)?)?"
)
_UNITS = {"oku": 100_000_000, "man": 10_000, "sen": 1_000, "yen": 1}
_RANGE = re.compile(r"\d(?:円|万|千)*[~〜-](?:約)?\d|から")
MOST_YEN = 9_999_999_999


def ledger_number(text: str) -> str:
    """A number of a seeker or a posting as it is kept, from any width, with or without the hyphen or leading zeros.

    １３９１０ー１ and 1391000000001 are 13910-00000001; any other text stays as it is, narrow.
    """
    line = number_line(text)
    found = _LEDGER.fullmatch(line.replace(" ", ""))
    return f"{found['office']}-{found['running'].zfill(8)}" if found else line


def read_yen(text: str) -> int:
    """Whole yen from 220,000円, 22万, 22万5千円, ２２００００, ¥220,000-."""
    line = re.sub(r"[\s,、，]", "", number_line(text))
    if _RANGE.search(line):
        raise UnreadableError(_("%(label)sは、金額を1つだけ入力してください（例：220,000）。"), code="range")
    while (bare := _YEN_MARKS.sub("", line)) != line:
        line = bare
    found = _YEN.fullmatch(line)
    if not line or not found:
        raise UnreadableError(
            _("%(label)sは、数字で入力してください（例：220,000 または 22万）。"), code="invalid"
        )
    amount = sum((Decimal(found[unit]) * size for unit, size in _UNITS.items() if found[unit]), Decimal(0))
    if amount != int(amount):
        raise UnreadableError(
            _("%(label)sは、1円未満を切り捨てるか切り上げて入力してください。"), code="fraction"
        )
    if amount > MOST_YEN:
        raise UnreadableError(_("%(label)sは、けた数をご確認のうえ入力してください。"), code="too_large")
    return int(amount)


_WHOLE = re.compile(r"(\d{1,12})")


def read_whole_number(text: str, units: tuple[str, ...] = ()) -> int:
    """A count from 3, ３, 3人, 1,200人; `units` are the words that may follow."""
    line = re.sub(r"[\s,、，]", "", number_line(text))
    for unit in units:
        line = line.removesuffix(unit)
    if not _WHOLE.fullmatch(line):
        raise UnreadableError(_("%(label)sは、0以上の数字で入力してください（例：3）。"), code="invalid")
    return int(line)


def read_postal_code(text: str) -> str:
    """Seven digits from 〒100-0001, 100ー0001, １０００００１."""
    digits = re.sub(r"[〒\s-]", "", number_line(text))
    if not re.fullmatch(r"[0-9]{7}", digits):
        raise UnreadableError(
            _("%(label)sは、7けたの数字で入力してください（例：100-0001）。"), code="invalid"
        )
    return digits


def corporate_check_digit(base: str) -> int:
    """The first digit of a corporate number (法人番号) for its other twelve.

    9 - (the sum of each digit, from the last, times 1 and 2 in turn) mod 9.
    """
    total = sum(int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(base)))
    return 9 - total % 9


def read_corporate_number(text: str) -> str:
    """Thirteen digits with the right check digit, from any spelling, also as an invoice number (T…)."""
    digits = re.sub(r"[\s-]", "", number_line(text)).removeprefix("T").removeprefix("t")
    if re.fullmatch(r"[0-9]{12}", digits):
        raise UnreadableError(
            _(
                "%(label)sは13けたです。登記の「会社法人等番号」（12けた）ではなく、国税庁が指定した番号を入力してください。"
            ),
            code="twelve_digits",
        )
    if not re.fullmatch(r"[0-9]{13}", digits):
        raise UnreadableError(_("%(label)sは、13けたの数字で入力してください。"), code="invalid")
    if int(digits[0]) != corporate_check_digit(digits[1:]):
        raise UnreadableError(
            _("%(label)sに打ち間違いがないか、1けたずつご確認ください。"), code="check_digit"
        )
    return digits
