"""Any bytes in the address of the search: always a page or the way to one, never an error, never many queries.

The whole view is asked, as a visitor would ask it. A slow database is the business of the limits in
`employers.search.page`; here the questions are strange, not the rows many.
"""

from urllib.parse import quote, quote_from_bytes, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seekers.forms.parameters import PARAMETERS
from tests.employers import factories as make

pytestmark = pytest.mark.django_db

MOST_QUERIES = 50
NAMES = [*(parameter.name for parameter in PARAMETERS), "no", "with", "x", "q[]", "", "\x00", "ｑ"]
STRANGE = [
    b"", b" ", b"\xe3\x80\x80", b"\x00", b"\xff\xfe", b"\xe3\x81", b"%", b"%zz", b"-1", b"-999999999999", b"0",
    b"1e9", b"1000000000", b"99999999999999999999", b"NaN", b"\xd9\xa3", b"\xef\xbc\x92\xef\xbc\x95\xe4\xb8\x87",
    b"13", b"99", b"13101", b"00000", b"part", b"new", b"wage", b"fit", b"table", b"until", b"'", b'"', b"\\", b"NOT",
    b"OR OR", b"- - -", b"\xe3\x80\x8c", b"<script>", b"{ x }", b"%(x)s", b"&|!<->:*", b"#p13", b"t:x", b"=pg",
    b"../../etc", b"\xed\xa0\x80", b"\xf0\x9f\x8d\xa3", b"13010-00000012", b"a" * 3000, b"\xe3\x81\x82" * 900,
    b"a OR " * 300, b"-b " * 300, b"(" * 500,
]  # fmt: skip
JAPANESE = st.text(st.characters(codec="utf-8"), max_size=60).map(str.encode)
VALUES = st.one_of(st.sampled_from(STRANGE), st.binary(max_size=40), JAPANESE)
PAIRS = st.tuples(st.sampled_from(NAMES), VALUES)
SETTINGS = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def address(pairs: list[tuple[str, bytes]]) -> str:
    return "&".join(f"{quote(name)}={quote_from_bytes(value)}" for name, value in pairs)


def asked(client, query: str, **headers: str) -> None:
    """The page of this query, and of where it leads to."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/jobs/?{query}", headers=headers)
    assert len(queries) <= MOST_QUERIES, [each["sql"][:80] for each in queries]
    if answer.status_code in (301, 302):
        target = urlsplit(answer.headers["Location"])
        assert target.path.startswith("/jobs/")
        answer = client.get(answer.headers["Location"], headers=headers)
    assert answer.status_code == 200
    assert b"\x00" not in answer.content


@pytest.fixture(autouse=True)
def one_posting(settings) -> None:
    settings.PAGES_A_MINUTE = 0
    make.open_posting()


def test_the_dearest_question_without_hits_stays_within_the_bound(client):
    """Eight words, each with another spelling and none with a hit, beside more conditions than are counted."""
    words = " ".join(f"引越作業サーバー{letter}" for letter in "甲乙丙丁戊己庚辛")
    prefectures = [("pref", str(code).encode()) for code in range(10, 48)]
    asked(client, address([("q", words.encode()), ("not", "夜勤 早番".encode()), *prefectures]))


def test_any_parameters_get_a_page(client):
    @SETTINGS
    @given(st.lists(PAIRS, max_size=12), st.booleans())
    @example([("page", b"1000000000")], False)
    @example([("wage", b"-5"), ("hourly", b"-5"), ("year", b"-5")], False)
    @example([("q", b"\xff\xfe"), ("q", b"\x00"), ("not", b"NOT NOT")], True)
    def check(pairs: list[tuple[str, bytes]], is_swap: bool) -> None:
        asked(client, address(pairs), **({"HX-Request": "true"} if is_swap else {}))

    check()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=200))
@example(raw="%")
@example(raw="&&&===")
@example(raw="q=%E3%81&q=%00")
@example(raw=";".join("q=1" for _number in range(50)))
def test_any_query_string_gets_a_page(client, raw):
    asked(client, raw.replace("#", ""))


def test_two_hundred_values_of_each_parameter_get_a_page(client):
    values = [str(number).encode() for number in range(200)]
    for parameter in PARAMETERS:
        asked(client, address([(parameter.name, value) for value in values]))


def test_two_hundred_conditions_at_once_get_a_page(client):
    pairs = [(name, value) for name in NAMES[:40] for value in (b"13", b"part", b"13101", b"none", b"yes")]
    asked(client, address(pairs[:200]))


def test_each_strange_value_gets_a_page_in_the_boxes(client):
    """Three values at a time, each in its own box."""
    for q, without, place in zip(*[iter([*STRANGE, b"", b""])] * 3, strict=False):
        asked(client, address([("q", q), ("not", without), ("place", place), ("page", q)]))
