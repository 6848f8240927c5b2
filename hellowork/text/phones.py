"""Telephone numbers in any spelling.

Stored in E.164 (+81312345678): one form for each number, so that two spellings are equal; the form that
`tel:` links and message services take; and numbers abroad fit. People read the national form, made on output.
"""

import re

import phonenumbers
from django.utils.translation import gettext_lazy as _

from hellowork.text.normalise import number_line
from hellowork.text.unreadable import UnreadableError

_LABELS = re.compile(
    r"^\s*(?:tel|phone|電話番号|電話|携帯)\s*[:.]?\s*|\((?:代表?|直通|携帯)\)$|代表$", re.IGNORECASE
)
_EXTENSION = re.compile(r"\s*[(,;]?\s*(?:内線|ext\.?=?|extension)\s*:?\s*(\d{1,6})\s*\)?$", re.IGNORECASE)
_ALLOWED = re.compile(r"[\d+()\[\]\s./,・-]*")
_FROM_ABROAD = re.compile(r"^(?:00|010)?81(?=[1-9]\d{8,9}$)")
_JAPANESE = re.compile(r"0(?:[2-9]0\d{8}|800\d{7}|[1-9]\d{8})")
# Numbers that cannot be dialled with +81: 0120, 0570, 0800, 0990.
_ONLY_FROM_JAPAN = re.compile(r"(?:120|570|990)\d{6}|800\d{7}")


def read_phone(text: str, *, extension: bool = False) -> str:
    """E.164 from 03-1234-5678, 03(1234)5678, ０３ー１２３４…, +81 3 …; Japanese unless a + says otherwise.

    With `extension`, 内線123 at the end is kept as `;ext=123` (RFC 3966).
    """
    line = _LABELS.sub("", number_line(text).replace("〜", "-"))
    inner = _EXTENSION.search(line)
    line = line[: inner.start()] if inner else line
    if inner and not extension:
        raise UnreadableError(_("%(label)sは、内線を除いた番号を入力してください。"), code="extension")
    if not line or not _ALLOWED.fullmatch(line):
        raise _wrong()
    number = _parse(re.sub(r"[^\d+]", "", line))
    return f"{number};ext={inner[1]}" if inner else number


def _wrong() -> UnreadableError:
    return UnreadableError(
        _("%(label)sは、市外局番から入力してください（例：03-1234-5678、090-1234-5678）。"), code="invalid"
    )


def _parse(digits: str) -> str:
    try:
        number = phonenumbers.parse(_FROM_ABROAD.sub("+81", digits), "JP")
    except phonenumbers.NumberParseException as problem:
        raise _wrong() from problem
    if number.country_code == 81:
        # The plan of the Ministry itself, not a list of numbers in use: a range opened yesterday is accepted.
        if not _JAPANESE.fullmatch(f"0{number.national_number}"):
            raise _wrong()
    elif not phonenumbers.is_possible_number(number):
        raise _wrong()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_text(stored: str) -> str:
    """How people read a stored number: 03-1234-5678（内線123）, abroad +1 650-253-0000; else as it is."""
    try:
        number = phonenumbers.parse(stored, "JP")
    except phonenumbers.NumberParseException:
        return stored
    japanese = number.country_code == 81
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL if japanese else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    inner, number.extension = number.extension, None
    text = phonenumbers.format_number(number, style)
    return f"{text}（内線{inner}）" if inner else text


def phone_uri(stored: str) -> str:
    """The `tel:` address of a number in any spelling; empty where it is none."""
    try:
        number = phonenumbers.parse(stored, "JP")
    except phonenumbers.NumberParseException:
        return ""
    if number.country_code == 81 and _ONLY_FROM_JAPAN.match(str(number.national_number)):
        return f"tel:0{number.national_number}"
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966).replace("-", "")
