"""The search table in step with the postings: in the transaction that changes them, and by the repair."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.forms import model_to_dict

from employers.actions import acceptance, establishments, postings
from employers.models import Acceptance, Posting, PostingSearch, PostingText
from employers.search import index, reading
from employers.search.fields import TextField
from employers.search.filters import option
from employers.search.query import Query
from employers.search.words import read
from employers.tasks import SEARCH_REPAIR, SORT_IN
from hellowork.accounts.errors import Refused
from tests.employers import factories as make

pytestmark = pytest.mark.django_db


def found(text: str = "", **filters) -> list[int]:
    return list(PostingSearch.objects.page(Query(words=read(text), **filters)).posting_ids)


def test_an_accepted_posting_is_found_at_once_and_not_before():
    posting = make.submitted_posting(description="紙飛行機を折る仕事です。")
    assert found("紙飛行機") == []

    acceptance.accept_posting(by=make.staff(), posting_id=posting.pk, is_performed_at_client=False)
    assert found("紙飛行機") == [posting.pk]


def test_a_refused_acceptance_leaves_no_row():
    posting = make.submitted_posting(wage_form="hourly", base_min=100, base_max=100, allowances=[])
    with pytest.raises(Refused):
        acceptance.accept_posting(by=make.staff(), posting_id=posting.pk, is_performed_at_client=False)
    assert not PostingSearch.objects.exists()


@pytest.mark.parametrize("transition", ["fill", "cancel"])
def test_a_posting_that_ends_is_gone_at_once(transition):
    employer = make.member()
    posting = make.open_posting(employer)
    postings.close_posting(by=employer, posting_id=posting.pk, transition=transition)
    assert found() == []


def test_a_batch_that_expires_is_taken_out_by_one_statement(django_assert_num_queries, house_clock):
    employer, officer = make.member(), make.staff()
    batch = [make.open_posting(employer, accepted_by=officer) for _ in range(3)]
    with django_assert_num_queries(1):
        index.remove([posting.pk for posting in batch])
    index.publish([posting.pk for posting in batch])

    acceptance.expire_postings(Posting.objects.order_by("pk").select_for_update())
    assert not PostingSearch.objects.exists()
    assert not PostingText.objects.exists()


def test_a_posting_on_hold_stays_visible_and_takes_no_self_application():
    employer = make.member()
    posting = make.open_posting(employer, wants_self_application=True)
    assert PostingSearch.objects.get().takes_self_application

    postings.hold_posting(by=employer, posting_id=posting.pk, reason="応募が多いため")
    assert found() == [posting.pk]
    assert not PostingSearch.objects.get().takes_self_application
    postings.release_posting(by=employer, posting_id=posting.pk)
    assert found() == [posting.pk]


def test_the_switch_of_the_self_application_is_searched_at_once():
    employer = make.member()
    posting = make.open_posting(employer)
    asked = {"any_of": ((option("with", "self").code,),)}
    assert found(**asked) == []
    postings.switch_self_application(by=employer, posting_id=posting.pk, on=True)
    assert found(**asked) == [posting.pk]
    postings.switch_self_application(by=employer, posting_id=posting.pk, on=False)
    assert found(**asked) == []


def test_a_new_name_of_the_establishment_is_searched_at_once():
    employer = make.member()
    posting = make.open_posting(employer)
    change = establishments.change_establishment
    change(by=employer, establishment_id=employer.establishment_id, changes={"name": "紺碧商会株式会社"})
    assert found("紺碧商会") == [posting.pk]
    assert found("青空食品") == []


@pytest.mark.parametrize(("level", "rows"), [(1, 1), (2, 1), (3, 1), (4, 0)])
def test_level_4_never_stands_in_the_table(level, rows):
    posting = make.open_posting(publication_level=level)
    assert PostingSearch.objects.count() == rows
    index.publish([posting.pk])
    assert PostingSearch.objects.count() == rows


def test_level_2_is_found_only_by_those_who_may():
    posting = make.open_posting(publication_level=2)
    for filters in ({}, {"prefectures": ("13",)}, {"wage_month": 1}):
        assert found(**filters) == found("事務", **filters) == []
        assert (
            found(sees_level_2=True, **filters) == found("事務", sees_level_2=True, **filters) == [posting.pk]
        )


def test_level_3_is_not_found_by_the_name_wherever_the_employer_wrote_it():
    employer = make.member(make.establishment(name="株式会社カナリヤ堂", kana="カナリヤドウ"))
    make.open_posting(
        employer,
        publication_level=3,
        title="事務（カナリヤ堂）",
        description="株式会社カナリヤ堂の事務です。",
        workplace_name="カナリヤ堂本店",
        street="可那里屋1-1",
        access="カナリヤ堂前から歩いて1分",
        message="カナリヤ 堂 でお待ちしています。",
    )
    for text in ("カナリヤ堂", "カナリヤ", "ｶﾅﾘﾔ", "かなりや", "可那里屋"):
        assert found(text) == [], text
        assert found(text, fields=tuple(TextField)) == found(text, fields=(TextField.EMPLOYER,)) == [], text
    assert len(found("事務")) == len(found("事務", fields=(TextField.TITLE,))) == 1
    assert PostingText.objects.get().folded.split("\n")[TextField.EMPLOYER.line - 1] == ""


def test_level_3_is_not_found_by_what_the_establishment_says_of_itself_on_every_card():
    """One who copied it off a named posting would otherwise know whose the other is; of what trade they are, it tells."""
    employer = make.member(
        make.establishment(business="熟練者が紙飛行機を折ります", features="三代続く工房です", industry="E")
    )
    named = make.open_posting(employer, title="事務")
    unnamed = make.open_posting(employer, publication_level=3, title="事務")
    for text in ("紙飛行機を折ります", "三代続く工房"):
        assert found(text) == [named.pk]
    assert set(found("製造業")) == {named.pk, unnamed.pk}


def test_a_word_of_each_field_is_found_in_it_and_in_no_other():
    employer = make.member(
        make.establishment(name="青磁商会", kana="セイジ", business="琥珀の加工", features="")
    )
    texts = {
        TextField.TITLE: ("title", "瑠璃磨き"),
        TextField.WORK: ("description", "翡翠を磨く仕事です。"),
        TextField.STATION: ("access", "珊瑚駅から歩いて5分"),
        TextField.PLACE: ("workplace_name", "瑪瑙工場"),
        TextField.LICENCE: ("licences", "水晶技能士 PC検定"),
        TextField.EXPERIENCE: ("experience_text", "真珠の選別"),
        TextField.OTHER: ("special_notes", "月25万円の象牙手当"),
    }
    posting = make.open_posting(employer, **dict(texts.values()))
    words = {
        "青磁": TextField.EMPLOYER, "セイジ": TextField.EMPLOYER, "琥珀": TextField.BUSINESS, "瑠璃磨き": TextField.TITLE,
        "翡": TextField.WORK, "珊瑚駅": TextField.STATION, "瑪瑙": TextField.PLACE, "瑙": TextField.PLACE,
        "PC": TextField.LICENCE, "真珠の選別": TextField.EXPERIENCE, "250,000円": TextField.OTHER,
    }  # fmt: skip
    for word, own in words.items():
        assert found(word) == [posting.pk], word
        for field in TextField:
            assert found(word, fields=(field,)) == ([posting.pk] if field is own else []), (word, field)
        assert found(f"-{word}", fields=(own,)) == []
    # The number stands in no text and is found whatever is searched.
    assert found(posting.standing.number, fields=(TextField.TITLE,)) == [posting.pk]


@pytest.mark.parametrize("word", ["翡翠", "翡翠を磨く", "翡", "PC"])
def test_a_word_left_out_stands_nowhere_whatever_fields_are_searched(word):
    make.open_posting(title="一般事務", description="PCで翡翠を磨く仕事です。")
    other = make.open_posting(title="経理事務", description="伝票の整理です。")
    assert found(f"事務 -{word}", fields=(TextField.TITLE,)) == [other.pk]


def test_a_row_that_would_be_the_same_is_left_alone(django_assert_num_queries):
    posting = make.open_posting()
    with django_assert_num_queries(1):
        assert index.publish([posting.pk]) == 0
    PostingSearch.objects.update(digest=0)
    with django_assert_num_queries(2):
        assert index.publish([posting.pk]) == 1


def test_many_rows_are_written_as_each_by_itself():
    employer, officer = make.member(), make.staff()
    no_overtime = {"has_overtime": False, "overtime_hours": None}
    cards = (
        {"description": 'it\'s "C:\\\\temp" {100%,NULL} の事務です。', "car_commuting": None},
        {"description": "NULL", "car_commuting": True},
        {"description": "紙飛行機を\n折る仕事です。", "car_commuting": False},
    )
    ids = [make.open_posting(employer, accepted_by=officer, **no_overtime, **card).pk for card in cards]
    one_by_one = written()
    assert [(row["car_commuting"], row["overtime_hours"]) for row in one_by_one[:3]] == [
        (None, None),
        (True, None),
        (False, None),
    ]

    PostingSearch.objects.update(digest=0, terms="old", overtime_hours=1, car_commuting=False)
    PostingText.objects.update(folded="old")
    assert index.publish(ids) == 3
    assert written() == one_by_one

    index.remove(ids)
    assert index.publish(ids) == 3
    assert written() == one_by_one


def written() -> list[dict]:
    return [*PostingSearch.objects.order_by("pk").values(), *PostingText.objects.order_by("pk").values()]


def test_what_a_row_is_made_from_is_read_as_it_stands():
    posting = make.open_posting(allowances=[{"name": "職務手当", "kind": "duty", "min": 5_000, "max": 8_000}])
    [(read, digest)] = reading.findable([posting.pk])
    assert digest == PostingSearch.objects.get().digest
    for one, other in (
        (read, posting),
        (read.public_card, posting.public_card),
        (read.public_card.municipality, posting.public_card.municipality),
        (read.standing, posting.standing),
        (read.establishment, posting.establishment),
    ):
        other.refresh_from_db()
        assert model_to_dict(one) == model_to_dict(other)


def test_the_repair_writes_what_is_missing_and_takes_away_what_is_too_much():
    employer, officer = make.member(), make.staff()
    missing, wrong, textless, ended, right = (
        make.open_posting(employer, accepted_by=officer) for _ in range(5)
    )
    PostingSearch.objects.filter(pk=missing.pk).delete()
    PostingSearch.objects.filter(pk=wrong.pk).update(digest=0)
    PostingText.objects.filter(pk=wrong.pk).update(folded="")
    PostingText.objects.filter(pk=textless.pk).delete()
    Posting.objects.filter(pk=ended.pk).update(state="filled")

    said = StringIO()
    call_command("search_repair", "--dry-run", "--batch=2", stdout=said)
    assert said.getvalue() == "5 compared, 3 would be written, 1 would be removed\n"
    assert PostingText.objects.filter(folded="").exists()

    call_command("search_repair", "--batch=2", stdout=StringIO())
    assert sorted(found()) == [missing.pk, wrong.pk, textless.pk, right.pk]
    assert not PostingText.objects.filter(folded="").exists()
    assert {text.pk for text in PostingText.objects.all()} == set(found())


@pytest.mark.django_db(transaction=True)
def test_several_processes_repair_what_one_would():
    employer, officer = make.member(), make.staff()
    for _ in range(5):
        make.open_posting(employer, accepted_by=officer)
    before = written()
    PostingSearch.objects.filter(pk__in=found()[:3]).delete()
    PostingSearch.objects.update(digest=0)

    said = StringIO()
    call_command("search_repair", "--batch=2", "--processes=2", stdout=said)
    assert said.getvalue() == "5 compared, 5 written, 0 removed\n"
    assert written() == before


def test_the_job_finds_rows_of_another_card_level_or_switch():
    employer, officer = make.member(), make.staff()
    missing, ended, other_level, longer, right = (
        make.open_posting(employer, accepted_by=officer) for _ in range(5)
    )
    assert not index.stale().exists()
    PostingSearch.objects.filter(pk=missing.pk).delete()
    PostingSearch.objects.filter(pk=other_level.pk).update(level=3, digest=0)
    Posting.objects.filter(pk=ended.pk).update(state="cancelled")
    last_day = longer.standing.refer_until + dt.timedelta(days=30)
    Acceptance.objects.filter(posting=longer).update(refer_until=last_day)

    assert set(index.stale().values_list("pk", flat=True)) == {
        missing.pk,
        ended.pk,
        other_level.pk,
        longer.pk,
    }
    assert SEARCH_REPAIR.run() == {"done": 4, "failed": 0, "backlog": 0}
    assert set(found()) == {missing.pk, other_level.pk, longer.pk, right.pk}
    assert PostingSearch.objects.get(pk=longer.pk).refer_until == last_day


def test_what_waits_beside_the_index_is_found_and_sorted_in_by_the_job():
    SORT_IN.run()
    posting = make.open_posting(description="紙飛行機を折る仕事です。")
    assert found("紙飛行機") == [posting.pk]
    assert waiting() > 0

    posting = make.open_posting(description="紙風船を折る仕事です。")
    assert SORT_IN.run() == {"done": 0, "failed": 0, "backlog": 0}
    assert waiting() == 0
    assert found("紙風船") == [posting.pk]


def waiting() -> int:
    """Pages of the list beside the index of the lexemes, which this empties."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('ps_terms')")
        return cursor.fetchone()[0]


def test_the_wide_column_lies_beside_the_table():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, attstorage FROM pg_attribute WHERE attrelid = 'employers_postingsearch'::regclass"
            " AND attname = 'terms'"
        )
        assert cursor.fetchall() == [("terms", "e")]
        cursor.execute(
            "SELECT reloptions FROM pg_class WHERE relname IN ('employers_postingsearch', 'ps_terms') ORDER BY relname"
        )
        assert cursor.fetchall() == [(["toast_tuple_target=128"],), (["fastupdate=on"],)]
