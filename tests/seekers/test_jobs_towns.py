"""Municipalities in the panel of the search: offered of the chosen prefectures, and never lost once they are ticked."""

from urllib.parse import urlencode

import pytest

from tests.employers import factories as make
from tests.employers.pages import said, soup_of
from tests.seekers.test_jobs_search import chips, titles

pytestmark = pytest.mark.django_db

MINATO, YOKOHAMA_NAKA = "13103", "14104"
BY_HTMX = {"HX-Request": "true"}


def ticked(answer) -> list[str]:
    return [each["value"] for each in soup_of(answer).select("#cities input[checked]")]


def offered(answer) -> dict[str, int]:
    """How many municipalities can be ticked, by the titles of their sections."""
    parts = soup_of(answer).select("#cities > details")
    return {said(part.summary): len(part.select("input[name=city]")) for part in parts}


def pressed(answer, *, tick=(), untick=(), q="") -> str:
    """The address that a browser without JavaScript makes of the form, with other prefectures ticked or words typed."""
    form = soup_of(answer).select_one("#jobs-form")
    sent = [(each["name"], each["value"]) for each in form.select("input[checked], input[type=hidden]")]
    kept = [pair for pair in sent if pair not in [("pref", code) for code in untick]]
    return f"/jobs/?{urlencode([('q', q), ('place', ''), *kept, *(('pref', code) for code in tick)])}"


@pytest.fixture
def minato(db) -> None:
    make.open_posting(title="港区の仕事", municipality=make.municipality(MINATO))
    make.open_posting(title="千代田区の仕事")


def test_the_towns_of_each_chosen_prefecture_can_be_ticked(client):
    assert offered(client.get("/jobs/")) == {}
    assert offered(client.get("/jobs/?pref=13")) == {"東京都の市区町村": 62}
    both = client.get(f"/jobs/?pref=13&pref=14&city={MINATO}")
    assert offered(both) == {"東京都の市区町村": 62, "神奈川県の市区町村": 58}
    assert ticked(both) == [MINATO]
    opened = [said(part.summary) for part in soup_of(both).select("#cities > details[open]")]
    assert opened == ["東京都の市区町村"]


def test_of_many_prefectures_the_last_show_their_chosen_towns_alone_and_the_page_says_so(client):
    three = client.get("/jobs/?pref=11&pref=12&pref=13")
    assert not soup_of(three).select("#towns-note")
    assert len(offered(three)) == 3
    four = client.get(f"/jobs/?pref=11&pref=12&pref=13&pref=14&city={MINATO}&city={YOKOHAMA_NAKA}")
    assert offered(four) == {
        "埼玉県の市区町村": 72,
        "千葉県の市区町村": 59,
        "東京都の市区町村": 62,
        "神奈川県の市区町村": 1,
    }
    assert ticked(four) == [MINATO, YOKOHAMA_NAKA]
    assert (
        said(soup_of(four).select_one("#towns-note"))
        == "都道府県が多いため、市区町村の一覧は一部だけ表示しています。"
    )


def test_a_place_abroad_has_no_towns_and_takes_no_room(client):
    assert offered(client.get("/jobs/?pref=59")) == {}
    assert len(offered(client.get("/jobs/?pref=13&pref=14&pref=59"))) == 2


@pytest.mark.parametrize(
    ("before", "act", "after"),
    [
        (f"pref=13&city={MINATO}", {"tick": ["14"]}, f"pref=13&pref=14&city={MINATO}"),
        (f"pref=13&city={MINATO}", {"tick": ["11", "14"]}, f"pref=11&pref=13&pref=14&city={MINATO}"),
        (
            f"pref=13&city={MINATO}",
            {"tick": ["08", "09", "10", "11"]},
            f"pref=08&pref=09&pref=10&pref=11&pref=13&city={MINATO}",
        ),
        (f"pref=13&pref=14&city={MINATO}", {"untick": ["14"]}, f"pref=13&city={MINATO}"),
        (f"pref=13&city={MINATO}", {"untick": ["13"]}, f"city={MINATO}"),
        (f"pref=13&city={MINATO}", {"untick": ["13"], "tick": ["14"]}, f"pref=14&city={MINATO}"),
        (f"city={MINATO}", {"tick": ["13"]}, f"pref=13&city={MINATO}"),
        (f"city={MINATO}", {}, f"city={MINATO}"),
    ],
)
def test_a_ticked_town_stays_whatever_becomes_of_the_prefectures(client, minato, before, act, after):
    """Each tick stands for itself, as each chip does: who no longer wants a town takes off the town."""
    address = pressed(client.get(f"/jobs/?{before}"), **act)
    answer = client.get(address)
    assert soup_of(answer).select_one("link[rel=canonical]")["href"].endswith(f"/jobs/?{after}")
    assert titles(answer) == ["港区の仕事"]
    assert "東京都港区" in chips(answer)
    assert ticked(answer) == [MINATO]
    assert ticked(client.get(address, headers=BY_HTMX)) == [MINATO]


def test_a_word_typed_later_is_looked_for_in_the_same_place(client, minato):
    """The place came with the address: a wish, or a chip of the prefecture taken off."""
    answer = client.get(f"/jobs/?pref=13&city={MINATO}")
    alone = client.get(chips(answer)["東京都"])
    assert offered(alone) == {"東京都の市区町村": 1}
    assert titles(client.get(pressed(alone, q="仕事"))) == ["港区の仕事"]


def test_a_town_whose_tick_is_taken_off_is_gone(client, minato):
    without = client.get(chips(client.get(f"/jobs/?pref=13&city={MINATO}"))["東京都港区"])
    assert ticked(without) == []
    assert len(titles(without)) == 2
