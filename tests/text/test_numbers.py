"""Money, counts, postal codes and corporate numbers in any spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hellowork.text.numbers import (
    MOST_YEN,
    corporate_check_digit,
    ledger_number,
    read_corporate_number,
    read_postal_code,
    read_whole_number,
    read_yen,
)
from hellowork.text.unreadable import UnreadableError


@pytest.mark.parametrize(
    "typed",
    [
        "220000",
        "220,000",
        "220,000円",
        "２２００００",
        "２２０，０００円",
        "22万",
        "22万円",
        "２２万円",
        "¥220,000",
        "￥220,000-",
        "22.0万",
        "220千円",
        "22 万 円",
        "22万0円",
    ],
)
def test_yen_in_any_spelling(typed):
    assert read_yen(typed) == 220_000


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("22.5万", 225_000),
        ("22万5千円", 225_000),
        ("22万5,000円", 225_000),
        ("1,190円", 1190),
        ("0", 0),
        ("1億2000万円", 120_000_000),
    ],
)
def test_yen_amounts(typed, amount):
    assert read_yen(typed) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("20万〜25万", "range"),
        ("200000～250000", "range"),
        ("20万円から", "range"),
        ("応相談", "invalid"),
        ("-5", "invalid"),
        ("円", "invalid"),
        ("1,190.5円", "fraction"),
        ("99999億", "too_large"),
    ],
)
def test_what_is_no_amount(typed, code):
    with pytest.raises(UnreadableError) as refused:
        read_yen(typed)
    assert refused.value.code == code


@given(amount=st.integers(0, MOST_YEN))
def test_yen_reads_what_we_write(amount):
    assert read_yen(f"{amount:,}円") == amount


@pytest.mark.parametrize("typed", ["1200", "１２００", "1,200人", "1200名"])
def test_counts(typed):
    assert read_whole_number(typed, ("人", "名")) == 1200


@pytest.mark.parametrize("typed", ["三", "1.5", "-1", "", "3匹"])
def test_what_is_no_count(typed):
    with pytest.raises(UnreadableError):
        read_whole_number(typed, ("人",))


@pytest.mark.parametrize(
    "typed",
    [
        "1000001",
        "100-0001",
        "〒100-0001",
        "１００－０００１",
        "100ー0001",
        "100−0001",
        "100‐0001",
        "100 0001",
        "〒 １００ ０００１",
        "100—0001",
        "100―0001",
        "100–0001",
    ],
)
def test_postal_code_in_any_spelling(typed):
    assert read_postal_code(typed) == "1000001"


@pytest.mark.parametrize("typed", ["100-001", "10000012", "東京都", ""])
def test_what_is_no_postal_code(typed):
    with pytest.raises(UnreadableError):
        read_postal_code(typed)


# Public bodies: 国税庁 and 厚生労働省.
@pytest.mark.parametrize("number", ["7000012050002", "6000012070001"])
def test_real_corporate_numbers(number):
    assert read_corporate_number(number) == number
    assert read_corporate_number(f"Ｔ{number[0]}－{number[1:5]} {number[5:]}") == number


@given(base=st.from_regex(r"\A[0-9]{12}\Z"), place=st.integers(0, 12))
def test_one_wrong_digit_is_seen(base, place):
    number = f"{corporate_check_digit(base)}{base}"
    assert read_corporate_number(number) == number
    # Digits that differ by 9 have the same remainder: the ministry's rule cannot tell 0 from 9.
    wrong = str((int(number[place]) + 1) % 9)
    if (int(number[place]) - int(wrong)) % 9:
        with pytest.raises(UnreadableError):
            read_corporate_number(number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize(
    ("typed", "code"),
    [("000012050002", "twelve_digits"), ("123", "invalid"), ("8000012050002", "check_digit")],
)
def test_what_is_no_corporate_number(typed, code):
    with pytest.raises(UnreadableError) as refused:
        read_corporate_number(typed)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "typed",
    [
        "13910-00000001",
        "1391000000001",
        "１３９１０ー００００００" + "０１",
        "13910 - 1",
        " １３９１０−0000001\n",
        "13910‐01",
    ],
)
def test_a_number_of_the_ledgers_in_any_spelling(typed):
    assert ledger_number(typed) == "13910-00000001"


@pytest.mark.parametrize(
    "typed", ["", "なし", "13910", "139101", "13910-", "13910-123456789", "139100000000012"]
)
def test_anything_else_is_no_number_of_the_ledgers(typed):
    assert ledger_number(typed) == typed
