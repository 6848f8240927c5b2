"""Any spelling of a telephone number (gate J2 asks for twelve)."""

import pytest

from hellowork.text.phones import phone_text, phone_uri, read_phone
from hellowork.text.unreadable import UnreadableError

SPELLINGS = [
    "03-1234-5678",
    "0312345678",
    "０３－１２３４－５６７８",
    "０３ー１２３４ー５６７８",
    "03‐1234‐5678",
    "03−1234−5678",
    "03―1234―5678",
    "03 1234 5678",
    "03\u30001234\u30005678",
    "03(1234)5678",
    "（03）1234-5678",
    "03.1234.5678",
    "03/1234/5678",
    "03・1234・5678",
    "+81 3 1234 5678",
    "+81-3-1234-5678",
    "＋８１（０）３－１２３４－５６７８",
    "0081-3-1234-5678",
    "010-81-3-1234-5678",
    "81-3-1234-5678",
    "TEL: 03-1234-5678",
    "電話：03-1234-5678",
    "03-1234-5678（代表）",
    "\u202a03-1234-5678\u202c",
]


@pytest.mark.parametrize("typed", SPELLINGS)
def test_any_spelling_gives_one_number(typed):
    assert read_phone(typed) == "+81312345678"


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("090-1234-5678", "+819012345678", "090-1234-5678"),
        ("06012345678", "+816012345678", "060-1234-5678"),
        ("0570-000-000", "+81570000000", "0570-000-000"),
        ("0120000000", "+81120000000", "0120-000-000"),
        ("0800-123-4567", "+818001234567", "0800-123-4567"),
        ("03-0000-0000", "+81300000000", "03-0000-0000"),
        ("+1 650 253 0000", "+16502530000", "+1 650-253-0000"),
    ],
)
def test_stored_and_shown(typed, stored, shown):
    assert read_phone(typed) == stored
    assert phone_text(stored) == shown


@pytest.mark.parametrize(
    "typed", ["", "1234-5678", "03-1234-567", "03-12345-67890", "110", "なし", "03-1234-5678 山田", "+81"]
)
def test_what_is_no_number_is_told_what_to_do(typed):
    with pytest.raises(UnreadableError) as refused:
        read_phone(typed)
    assert refused.value.sentence("電話番号").startswith("電話番号は、市外局番から入力してください")


def test_extension_only_where_there_is_a_place_for_it():
    assert read_phone("03-1234-5678 内線１２３", extension=True) == "+81312345678;ext=123"
    assert phone_text("+81312345678;ext=123") == "03-1234-5678（内線123）"
    with pytest.raises(UnreadableError):
        read_phone("03-1234-5678（内線123）")


def test_uri():
    assert phone_uri("+81312345678") == "tel:+81312345678"
    assert phone_uri("0570-000-000") == "tel:0570000000"
    assert phone_uri("なし") == ""
    assert phone_text("なし") == "なし"
