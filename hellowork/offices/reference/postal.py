"""Postal code (郵便番号) to municipality, from Japan Post's table.

The table is 1.9 MB of fixed-width lines, unpacked on first use and searched by halves: no database rows, no
dictionary of 143,000 entries in every process.
"""

import gzip
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "postal_codes.txt.gz"
_CODE, _PAIR, _LINE = 7, 12, 13


class _Codes(Sequence[bytes]):
    """The postal codes of the table's lines, without cutting it up."""

    def __init__(self, table: bytes) -> None:
        self.table = table

    def __len__(self) -> int:
        return len(self.table) // _LINE

    def __getitem__(self, line):
        return self.table[line * _LINE : line * _LINE + _CODE]

    def municipality(self, line: int) -> str:
        return self.table[line * _LINE + _CODE : line * _LINE + _PAIR].decode("ascii")


@cache
def _codes() -> _Codes:
    return _Codes(gzip.decompress(_FILE.read_bytes()))


def municipalities_of(postal_code: str) -> tuple[str, ...]:
    """Municipality codes in which a postal code lies: mostly one, several where it crosses a border, none
    if unknown.

    `postal_code` is seven ASCII digits; the form field has taken off hyphens and widths. Anything else is
    simply unknown.
    """
    if len(postal_code) != _CODE or not (postal_code.isascii() and postal_code.isdigit()):
        return ()
    codes, wanted = _codes(), postal_code.encode("ascii")
    line = bisect_left(codes, wanted)
    found = []
    while line < len(codes) and codes[line] == wanted:
        found.append(codes.municipality(line))
        line += 1
    return tuple(found)
