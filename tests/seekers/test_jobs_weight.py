"""How heavy the search is on the line of a phone, with hits whose texts are as long as they may be."""

import gzip
import random
from collections.abc import Sequence
from urllib.parse import urlencode

import pytest

from employers.models import JobCard
from employers.search import index
from hellowork.offices.models import Municipality
from tests.benchmarks import data, trades, wording
from tests.benchmarks.asking import Answer
from tests.employers.pages import soup_of

pytestmark = pytest.mark.django_db

KB = 1024
MOST_HTML, MOST_IN_ALL, MOST_REQUESTS = 14 * KB, 40 * KB, 6


def zipped(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def longest(name: str, rng: random.Random) -> str:
    """A text of the card as long as it may be, of sentences about one trade."""
    length, trade = JobCard._meta.get_field(name).max_length, rng.choice(trades.TRADES)
    text = ""
    while len(text) < length:
        text += wording.description(rng, trade)
    return text[:length]


def publish_twenty(prefectures: Sequence[str] = ()) -> None:
    """With their names; each in its own words, all in these prefectures."""
    made, rng = data.make(20), random.Random(1)  # noqa: S311 - made-up data, the same each time
    inside = list(Municipality.objects.filter(prefecture__in=prefectures).order_by("code"))
    for card, posting in zip(made.cards, made.postings, strict=True):
        card.publication_level = posting.publication_level = 1
        card.title, card.description = longest("title", rng), longest("description", rng)
        if inside:
            card.municipality = rng.choice(inside)
    data.write(made)
    index.publish([posting.pk for posting in made.postings])


def test_a_page_without_hits_is_light(client):
    """What each search carries before its rows."""
    assert zipped(client.get("/jobs/?pref=13&city=13101").content) < 9 * KB


def test_the_first_load_with_twenty_long_hits_fits_its_budget(client):
    publish_twenty()
    answer = client.get("/jobs/")
    assert len(soup_of(answer).select(".job")) == 20
    html = zipped(answer.content)
    assert html <= MOST_HTML, html
    weights = {path: zipped(client.get(path).getvalue()) for path in Answer(200, answer.content, 0).parts}
    assert len(weights) >= 4, "the styles, two scripts and the mark"
    assert 1 + len(weights) <= MOST_REQUESTS, weights
    assert html + sum(weights.values()) <= MOST_IN_ALL, (html, weights)


@pytest.mark.parametrize("prefectures", [["13"], ["11", "13", "14"], ["01", "13"], ["01", "20", "40"]])
def test_with_the_towns_of_chosen_prefectures_too(client, prefectures):
    """Hokkaido has by far the most."""
    publish_twenty(prefectures)
    answer = client.get(f"/jobs/?{urlencode([('pref', code) for code in prefectures])}")
    assert len(soup_of(answer).select(".job")) == 20
    assert zipped(answer.content) <= MOST_HTML, zipped(answer.content)
