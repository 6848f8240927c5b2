"""The national data set: shaped as the country is, the same each time, and indexed as the house itself would."""

import random
from collections import Counter
from statistics import mean, median

import pytest
from django.db import connection

from employers.models import Posting, PostingSearch
from employers.search import document, index
from tests.benchmarks import data, national, places, questions, targets, wording
from tests.benchmarks.database import Times

COUNT = 600


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker) -> data.Made:
    """Postings that are never written."""
    with django_db_blocker.unblock():
        return data.make(COUNT, first=[1, 1, 1, 1])


def values(rows) -> list[dict]:
    return [
        {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields} for row in rows
    ]


@pytest.mark.django_db
def test_the_same_seed_makes_the_same_rows():
    one, other = (data.make(40, seed="seven", first=[1, 1, 1, 1]) for _ in range(2))
    different = data.make(40, seed="eight", first=[1, 1, 1, 1])
    assert values(one.cards) == values(other.cards)
    assert values(one.establishments) == values(other.establishments)
    assert values(one.cards) != values(different.cards)


def test_work_is_where_people_are():
    rng = random.Random(1)  # noqa: S311 - made-up data
    drawn = Counter(places.municipalities().draw(rng)["prefecture"] for _ in range(20_000))
    assert drawn.keys() == {f"{number:02d}" for number in range(1, 48)}
    assert drawn.most_common(1)[0][0] == "13"
    assert 0.12 < drawn["13"] / 20_000 < 0.22
    assert drawn["31"] / 20_000 < 0.008


def test_most_establishments_have_one_posting_and_a_few_have_many(made):
    sizes = Counter(posting.establishment_id for posting in made.postings)
    assert median(sizes.values()) == 1
    assert max(sizes.values()) >= 10
    assert 1.5 < mean(sizes.values()) < 5


def test_texts_are_as_long_as_real_ones(made):
    lengths = [len(document.text_of(posting)) for posting in made.postings[:200]]
    assert 230 < mean(lengths) < 350
    assert min(lengths) < 200 < 420 < max(lengths)


def test_some_postings_say_what_their_neighbour_says(made):
    texts = Counter(card.description for card in made.cards)
    assert 0.1 < 1 - len(texts) / COUNT < 0.5


def test_few_words_are_everywhere_and_most_are_rare():
    rng = random.Random(1)  # noqa: S311 - made-up data
    names = Counter(wording.name(rng) for _ in range(5_000))
    assert names.most_common(1)[0][1] > 100
    assert sum(1 for count in names.values() if count <= 3) > len(names) / 3


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_index_is_the_one_the_house_would_make():
    assert national.fill(40, chunk=20, processes=1).postings == 40
    assert [each.written + each.removed for each in index.repair(dry_run=True)] == [0]
    assert national.is_current()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE tablename = 'employers_postingsearch'")
        assert cursor.fetchone()[0] == len(PostingSearch._meta.indexes) + 1
    assert national.fill(40, chunk=20, processes=1).postings == 0
    # What a killed run has left is gone on with.
    assert national.fill(60, chunk=20, processes=1).postings == 20
    assert Posting.objects.count() == 60

    classes = questions.classes()
    assert [each.name for each in classes] == [f"Q{number}" for number in range(1, 18)]
    for each in classes:
        assert len(each.parameters) == questions.EACH
        assert [form.ignored for form in each.forms() if form.ignored] == [], each.label


def test_a_target_says_whether_it_is_met():
    page = {"p50": 1.0, "p95": 49.0, "max": 120.0}
    figures = {
        "database": {"Q1": {"page": page, "exact": page, "last_page": page}},
        "throughput": {"http": [{"per_s": 90.0}, {"per_s": 110.0}]},
    }
    met = {each.name: each.met for each in targets.of(figures)}
    assert met["page 1 and capped count, p95 ms"]
    assert met["page 1 and capped count, max ms"] is False
    assert met["searches a second over HTTP"]
    assert met["30,000 expired, s"] is None


def test_times_of_a_class():
    times = Times.of([number / 1000 for number in range(1, 31)])
    assert (times.p50, times.p95, times.max) == (15.5, 29.0, 30.0)
