"""求人をくらべる: up to four side by side, under an address that can be shared."""

import pytest

from employers.actions import postings
from employers.models import Posting
from tests.employers import factories as make
from tests.employers.pages import main_of, said, soup_of
from tests.seekers.visitors import Visitors

pytestmark = pytest.mark.django_db

NAME = "カナリヤ商会株式会社"
EVERYBODY = (
    "anonymous",
    "online_seeker",
    "office_seeker",
    "lapsed_seeker",
    "own_member",
    "other_member",
    "staff",
)


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False


@pytest.fixture
def visitors() -> Visitors:
    return Visitors(make.member(make.establishment(name=NAME, kana="カナリヤショウカイ")))


def compare(browser, *made: Posting | str, **more: str):
    numbers = [each if isinstance(each, str) else each.acceptance.number for each in made]
    return browser.get("/jobs/compare/", {"n": numbers, **more})


def lines(answer) -> dict[str, list[str]]:
    rows = soup_of(answer).select("tbody tr:has(th[scope=row])")
    return {
        said(row.th).removesuffix("ちがい").strip(): [said(cell) for cell in row.select("td")] for row in rows
    }


def marked(answer) -> set[str]:
    rows = soup_of(answer).select("tbody tr:has(.tag)")
    return {said(row.th).removesuffix("ちがい").strip() for row in rows}


def test_facts_are_rows_and_differences_are_said_in_words(client):
    one = make.open_posting(title="事務", days_off_a_year=120)
    other = make.open_posting(title="検査", days_off_a_year=110)
    answer = compare(client, one, other)
    assert [said(head) for head in soup_of(answer).select("thead th > a")] == ["事務", "検査"]
    found = lines(answer)
    assert found["職種"] == ["事務", "検査"]
    assert [text[:3] for text in found["年間休日数"]] == ["120", "110"]
    assert {"職種", "年間休日数"} <= marked(answer)
    same = {name for name, (left, right) in found.items() if left == right}
    assert same
    assert not marked(answer) & same


def test_only_what_differs_on_request_under_an_address_of_its_own(client):
    one, other = make.open_posting(title="事務"), make.open_posting(title="検査")
    whole = compare(client, one, other)
    link = soup_of(whole).select_one("#different")["href"]
    short = client.get(f"/jobs/compare/{link}")
    assert lines(short).keys() == marked(whole)


def test_a_fact_that_one_card_leaves_out_keeps_its_place(client):
    one = make.open_posting(raise_text="あり（前年度実績）")
    other = make.open_posting(raise_text="")
    assert "記載なし" in str(lines(compare(client, one, other)).values())


@pytest.mark.parametrize("visitor", EVERYBODY)
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_each_visitor_reads_what_the_level_lets(visitors, visitor, level):
    posting = make.open_posting(visitors.employer, publication_level=level, title="検査（カナリヤ商会）")
    text = main_of(compare(visitors.browser(visitor), posting, make.open_posting()))
    sees_all = visitor in ("own_member", "staff")
    if level == 4 and not sees_all:
        assert f"{posting.acceptance.number}：この番号の求人は見つかりませんでした。" in text
    is_named = level == 1 or sees_all or (level == 2 and visitor in ("online_seeker", "office_seeker"))
    assert ("カナリヤ" in text) == is_named


def test_unknown_ended_and_surplus_numbers_are_named(client):
    made = [make.open_posting() for _one in range(6)]
    employer = make.member(made[0].establishment)
    postings.close_posting(by=employer, posting_id=made[0].pk, transition="fill")
    answer = compare(client, "13010-99999999", "abc", *made)
    text = main_of(answer)
    assert "13010-99999999：この番号の求人は見つかりませんでした。" in text
    assert "abc：この番号の求人は見つかりませんでした。" in text
    assert f"{made[0].acceptance.number}：この求人の募集は終わりました。" in text
    assert f"{made[5].acceptance.number}：一度にくらべられるのは4件までです。" in text
    assert len(soup_of(answer).select("thead th > a")) == 4


def test_any_spelling_and_the_same_twice(client):
    posting = make.open_posting()
    office, running = posting.acceptance.number.split("-")
    answer = compare(client, posting, f"{office}－{int(running)}", posting)
    assert len(soup_of(answer).select("thead th > a")) == 1
    assert "見つかりません" not in main_of(answer)


def test_one_alone_says_that_it_takes_two(client):
    alone = compare(client, make.open_posting())
    assert "くらべるには、2件以上を選んでください。" in main_of(alone)
    assert not soup_of(alone).select("#different")
    assert "2件以上を選んで" not in main_of(compare(client, make.open_posting(), make.open_posting()))


@pytest.mark.parametrize("query", ["", "n=", "n=%00", "n=" + "9" * 5000, "&".join(["n=1"] * 300)])
def test_nothing_to_compare_says_what_to_do(client, query):
    answer = client.get(f"/jobs/compare/?{query}")
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert "くらべる求人を選んでください" in main_of(answer)


def test_four_cost_as_much_as_one(client, django_assert_num_queries):
    made = [make.open_posting().standing.number for _one in range(4)]
    with django_assert_num_queries(1):
        compare(client, made[0])

    with django_assert_num_queries(1):
        compare(client, *made)
