"""What the filters write, in the words that screen readers read right (interface notes 2.6)."""

import datetime as dt

import pytest
from django.template import Context, Template

INSTANT = dt.datetime(2026, 11, 22, 0, 5, tzinfo=dt.UTC)  # 9:05 in Japan.


def render(expression, **context):
    return Template("{% load house_text %}{{ " + expression + " }}").render(Context(context))


@pytest.mark.parametrize(
    ("expression", "value", "written"),
    [
        ("v|jdate", dt.date(2026, 11, 22), '<time datetime="2026-11-22">2026年11月22日（日曜日）</time>'),
        (
            "v|jdate",
            dt.datetime(2026, 11, 21, 15, 0, tzinfo=dt.UTC),
            '<time datetime="2026-11-22">2026年11月22日（日曜日）</time>',
        ),
        (
            "v|jdatetime",
            INSTANT,
            '<time datetime="2026-11-22T09:05+09:00">2026年11月22日（日曜日）9時05分</time>',
        ),
        ("v|jtime", dt.time(9, 0), '<time datetime="09:00">9時00分</time>'),
        ("v|jtime", INSTANT, '<time datetime="09:05">9時05分</time>'),
        ("v|jdate_plain", dt.date(2026, 1, 5), "2026年1月5日（月曜日）"),
        ("v|jdatetime_plain", INSTANT, "2026年11月22日（日曜日）9時05分"),
        ("v|wareki", dt.date(2026, 11, 22), '<time datetime="2026-11-22">令和8年11月22日</time>'),
        ("v|yen", 220000, "220,000円"),
        ("v|man_yen", 220000, "22万円"),
        ("v|man_yen", 225000, "22万5,000円"),
        ("v|man_yen", 1190, "1,190円"),
        ("v|number", 1284, "1,284"),
        ("v|tel_link", "+81312345678", '<a href="tel:+81312345678">03-1234-5678</a>'),
        ("v|tel_link", "<なし>", "&lt;なし&gt;"),
        ("v|tel", "+81312345678", "03-1234-5678"),
        ("v|postal_code", "1000001", "〒100-0001"),
        ("v|filesize_ja", 350, "350バイト"),
        ("v|filesize_ja", 35_000, "34KB"),
        ("v|filesize_ja", 1_258_291, "1.2MB"),
    ],
)
def test_written_form(expression, value, written):
    assert render(expression, v=value) == written


@pytest.mark.parametrize(
    "name",
    [
        "jdate",
        "jdatetime",
        "jtime",
        "jdate_plain",
        "jdatetime_plain",
        "wareki",
        "yen",
        "man_yen",
        "number",
        "tel",
        "tel_link",
        "postal_code",
        "filesize_ja",
    ],
)
def test_nothing_for_nothing(name):
    assert render(f"v|{name}", v=None) == ""


def test_time_range_is_spoken_in_words():
    both = render("a|jtime_range:b", a=dt.time(9), b=dt.time(18))
    assert both == '<time datetime="09:00">9時00分</time>から<time datetime="18:00">18時00分</time>まで'
    assert render("a|jtime_range:b", a=dt.time(0), b=None) == '<time datetime="00:00">0時00分</time>から'


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("ハローワークインターネットサービス", "ハローワーク<wbr>インターネットサービス"),
        ("みなと<仕事>", "みなと&lt;仕事&gt;"),
    ],
)
def test_a_long_name_may_be_broken_behind_its_first_word(name, written):
    assert render("v|breakable_after:w", v=name, w="ハローワーク") == written
