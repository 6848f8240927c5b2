"""Dates, money, numbers and sizes in the one form that people and screen readers understand (rule 9)."""

import datetime as dt
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hellowork.text import dates, phones

register = template.Library()

_MAN = 10_000


@register.filter
def jdate(value: dt.date | dt.datetime | None) -> str:
    """2026年11月22日（日曜日） in a <time> element; nothing for nothing."""
    if not value:
        return ""
    day = dates.local(value)
    return _time(day.strftime("%Y-%m-%d"), dates.date_text(value))


@register.filter
def jdatetime(value: dt.datetime | None) -> str:
    """2026年11月22日（日曜日）9時00分 in a <time> element."""
    return (
        _time(dates.local(value).isoformat(timespec="minutes"), dates.datetime_text(value)) if value else ""
    )


@register.filter
def jtime(value: dt.time | dt.datetime | None) -> str:
    """9時00分 in a <time> element."""
    if value is None:
        return ""
    time = dates.local(value) if isinstance(value, dt.datetime) else value
    return _time(time.strftime("%H:%M"), dates.time_text(value))


@register.filter
def jtime_range(start: dt.time | dt.datetime | None, end: dt.time | dt.datetime | None) -> str:
    """9時00分から18時00分まで; with one end missing, 9時00分から or 18時00分まで."""
    begin = format_html("{}から", jtime(start)) if start is not None else ""
    finish = format_html("{}まで", jtime(end)) if end is not None else ""
    return format_html("{}{}", begin, finish)


@register.filter
def jdate_plain(value: dt.date | dt.datetime | None) -> str:
    """2026年11月22日（日曜日） as bare text, for mails, titles and attributes."""
    return dates.date_text(value) if value else ""


@register.filter
def jdatetime_plain(value: dt.datetime | None) -> str:
    """2026年11月22日（日曜日）9時00分 as bare text."""
    return dates.datetime_text(value) if value else ""


@register.filter
def wareki(value: dt.date | dt.datetime | None) -> str:
    """令和8年11月22日 in a <time> element."""
    return _time(dates.local(value).strftime("%Y-%m-%d"), dates.wareki_text(value)) if value else ""


def _time(machine: str, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, text)


@register.filter
def yen(value: int | Decimal | None) -> str:
    """220,000円"""
    return "" if value is None else f"{int(value):,}円"


@register.filter
def man_yen(value: int | Decimal | None) -> str:
    """22万円, 22万5,000円; below ten thousand as `yen`."""
    if value is None or abs(int(value)) < _MAN:
        return yen(value)
    man, rest = divmod(abs(int(value)), _MAN)
    return f"{'-' if value < 0 else ''}{man:,}万{f'{rest:,}' if rest else ''}円"


@register.filter
def number(value: int | None) -> str:
    """1,284"""
    return "" if value is None else f"{value:,}"


@register.filter
def tel(value: str | None) -> str:
    """03-1234-5678 as bare text."""
    return phones.phone_text(value) if value else ""


@register.filter
def tel_link(value: str | None) -> str:
    """03-1234-5678 as a link that dials; bare text where it is no number."""
    if not value:
        return ""
    text, uri = phones.phone_text(value), phones.phone_uri(value)
    return format_html('<a href="{}">{}</a>', uri, text) if uri else text


@register.filter
def breakable_after(text: str, word: str) -> str:
    """A long name that may be broken behind its first word: a run of katakana shows no browser where to break it."""
    return format_html("{}<wbr>{}", word, text[len(word) :]) if word and text.startswith(word) else text


@register.filter
def postal_code(value: str | None) -> str:
    """〒100-0001"""
    return f"〒{value[:3]}-{value[3:]}" if value else ""


@register.filter
def filesize_ja(value: int | None) -> str:
    """1.2MB, 350KB, 500バイト (1KB = 1,024 bytes)."""
    if value is None:
        return ""
    if value < 1024:
        return f"{value}バイト"
    if value < 1024 * 1024:
        return f"{value / 1024:.0f}KB"
    return f"{value / (1024 * 1024):.1f}MB"
