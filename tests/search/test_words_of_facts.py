"""What employers ticked is found by the words that stand on a row, and by those that people type for them."""

import pytest

from employers.actions import postings
from employers.models import PostingSearch
from employers.search.query import Query
from employers.search.words import read
from seekers.job_rows import feature_tags_of
from tests.employers import factories as make

pytestmark = pytest.mark.django_db

# Words, the card that has it, the card that does not.
FACTS = [
    ("マイカー通勤可", {"car_commuting": True}, {"car_commuting": False}),
    ("残業なし", {"has_overtime": False}, {"has_overtime": True}),
    ("転勤なし", {"may_be_transferred": False}, {"may_be_transferred": None}),
    ("賞与あり", {"has_bonus": True}, {"has_bonus": False}),
    ("駅近", {"station_minutes": 3}, {"station_minutes": 30}),
    ("土日休み", {"weekdays_off": ["sat", "sun"]}, {"weekdays_off": ["sun"]}),
    ("週休二日制", {"two_day_weekend": "weekly"}, {"two_day_weekend": "other"}),
    ("在宅勤務", {"can_work_from_home": True}, {"can_work_from_home": False}),
    ("学歴不問", {"education": "any"}, {"education": "high_school"}),
]


def found(text: str) -> list[int]:
    return list(PostingSearch.objects.page(Query(words=read(text))).posting_ids)


@pytest.mark.parametrize(("word", "having", "lacking"), FACTS)
def test_a_fact_is_found_by_its_word(word, having, lacking):
    employer = make.member()
    has = make.open_posting(employer, **having)
    make.open_posting(employer, **lacking)
    assert found(word) == found(f"事務 {word}") == [has.pk]


def test_every_word_of_a_row_finds_it():
    posting = make.open_posting(
        wants_self_application=True,
        car_commuting=True,
        has_overtime=False,
        can_work_from_home=True,
        two_day_weekend="weekly",
        experience="none",
        education="any",
    )
    posting.refresh_from_db()
    words = [str(label) for label, _tone in feature_tags_of(posting, most=9)]
    assert len(words) >= 6
    assert {word: found(word) for word in words} == {word: [posting.pk] for word in words}


def test_the_word_for_self_applications_goes_with_the_switch():
    employer = make.member()
    posting = make.open_posting(employer, wants_self_application=True)
    assert found("オンライン自主応募可") == [posting.pk]
    postings.switch_self_application(by=employer, posting_id=posting.pk, on=False)
    assert found("オンライン自主応募可") == []


def test_who_may_become_a_regular_is_not_found_by_regular():
    make.open_posting(employment_form="other", employment_form_name="契約社員", becomes_regular=True)
    assert found("正社員") == []
