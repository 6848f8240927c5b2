"""The night against the search: for any saved search it finds what the search itself finds among new postings."""

import json
import random
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from employers.models import PostingSearch
from employers.search.fields import TextField
from employers.search.query import Query
from hellowork.accounts.actor import ANONYMOUS
from seekers.saved.address import read
from seekers.saved.bits import NewPostings
from seekers.saved.question import Question

pytestmark = pytest.mark.django_db
SEARCHES, NEW = 300, 500


def _addresses(texts: list[str]) -> list[str]:
    """Searches of every kind, most of them with words out of the texts themselves."""
    rng = random.Random(20261126)  # noqa: S311 - made-up questions, the same each time
    runs = [run for text in texts for run in text.split() if len(run) > 1]

    def piece() -> str:
        run = rng.choice(runs)
        start = rng.randrange(len(run))
        return run[start : start + rng.choice((1, 2, 2, 3, 4, 8))]

    def address() -> str:
        words = [
            f'"{piece()}"' if rng.random() < 0.3 else piece() for _n in range(rng.choice((0, 0, 1, 1, 1, 2)))
        ]
        words += [f"-{piece()}"] if rng.random() < 0.2 else []
        words += [f"{piece()} OR {piece()}"] if rng.random() < 0.2 else []
        words += (
            [rng.choice(("看護師", "PG", "在宅", "SE", "夜勤なし", "C++", "25万円"))]
            if rng.random() < 0.2
            else []
        )
        asked = {
            "q": " ".join(words),
            "pref": rng.sample(("13", "14", "27", "23", "01"), rng.choice((0, 0, 1, 2))),
            "place": rng.choice((*[""] * 7, "千代田区", "横浜", "新宿駅")),
            "job": rng.sample(("06", "07", "08"), rng.choice((0, 0, 0, 1, 2))),
            "time": rng.choice(([], [], [], ["part"])),
            "form": rng.choice(([], [], [], ["regular"])),
            "with": rng.sample(("car", "weekend", "no_experience"), rng.choice((0, 0, 0, 1, 2))),
            "wage": rng.choice(("", "", "", "", "231000", "300000")),
            "hourly": rng.choice(("", "", "", "", "", "1200")),
        }
        return urlencode({name: value for name, value in asked.items() if value}, doseq=True)

    return [address() for _n in range(SEARCHES)]


def _asked(address: str, rng: random.Random, ids: list[int]) -> Query:
    """The question of an address, sometimes with what else a question can hold."""
    return replace(
        read(address).query(ANONYMOUS),
        fields=tuple(rng.sample(list(TextField), rng.choice((0, 0, 0, 0, 1, 2)))),
        none_of=rng.choice(((), (), ("#fpart_timer",), ("#car", "#p13"))),
        wage_year=rng.choice((0, 0, 0, 0, 2_900_000)),
        sees_level_2=rng.random() < 0.5,
        without_postings=tuple(rng.sample(ids, rng.choice((0, 0, 50)))),
        without_establishments=tuple(rng.sample(range(1, len(ids) // 4), rng.choice((0, 0, 50)))),
    )


def test_it_finds_what_the_search_itself_finds(two_thousand):
    new = set(two_thousand[-NEW:])
    rows = PostingSearch.objects.filter(pk__in=new).order_by("accepted_on", "posting_id")
    postings, rng = NewPostings(rows), random.Random(1)  # noqa: S311 - likewise
    assert len(postings) > NEW * 0.9
    finds = 0
    for address in _addresses(list(rows.values_list("text__folded", flat=True)[:60])):
        query = _asked(address, rng, two_thousand)
        page = PostingSearch.objects.page(query, size=len(two_thousand))
        expected = [each for each in page.posting_ids if each in new]
        question = Question.of(query)
        hidden = postings.hidden(query.without_postings, query.without_establishments)
        found = postings.answer(question, sees_level_2=query.sees_level_2, hidden=hidden)
        assert postings.newest(found, NEW) == expected, query
        assert found.bit_count() == len(expected)
        assert Question.read(json.loads(json.dumps(question.stored()))) == question, "storing changes nothing"
        finds += bool(expected)
    assert finds > SEARCHES / 8, "most questions should find something to compare"
