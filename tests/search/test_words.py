"""What people type, read as terms."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from employers.search.query import Query
from employers.search.words import MOST_CHARACTERS, MOST_SYNONYMS, MOST_WORDS, read


def typed(text: str) -> list[str]:
    return [term.spelled for term in read(text).terms]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("介護 夜勤", ["介護", "夜勤"]),
        ("介護　夜勤", ["介護", "夜勤"]),
        ("介護 -夜勤", ["介護", "-夜勤"]),
        ("介護 －夜勤", ["介護", "-夜勤"]),
        ("介護 ー夜勤", ["介護", "-夜勤"]),
        ("介護 NOT 夜勤 ＮＯＴ 早番", ["介護", "-夜勤", "-早番"]),
        ('"web デザイナー" 「土日 休み」', ['"web デザイナー"', '"土日 休み"']),
        ('-"夜 勤"', ['-"夜 勤"']),
        ("介護 OR 看護 保育", ["介護 OR 看護", "保育"]),
        ("介護 OR", ["介護"]),
        ("OR 介護", ["介護"]),
        ("介護 介護", ["介護"]),
        ("C++ c# .NET", ["C++", "c#", ".NET"]),
        ("'; -- & | ! ( ) :* <->", []),
        ("   ", []),
    ],
)
def test_terms(text, terms):
    assert typed(text) == terms


@pytest.mark.parametrize("text", ["介護 -夜勤", '"web デザイナー" OR SE', "-「夜 勤」 PG 25万"])
def test_a_question_can_be_written_back(text):
    again = " ".join(typed(text))
    assert read(again).terms == read(" ".join(typed(again))).terms
    assert typed(again) == typed(text)


def test_one_or_two_latin_letters_are_a_whole_word():
    (term,) = read("SE").terms
    assert term.alternatives[0].lexemes == ("=se",)
    assert not term.needs_proof


def test_a_number_of_a_posting_is_one_word_in_any_spelling():
    for text in ("13010-00000012", "１３０１０－１２", "13010ー12"):
        (term,) = read(text).terms
        assert term.alternatives[0].lexemes == ("=13010-00000012",)


def test_an_amount_is_searched_as_written_and_as_a_number():
    (term,) = read("25万").terms
    assert [alternative.lexemes for alternative in term.alternatives] == [("25", "5万"), ("=250000",)]


def test_too_much_is_cut_and_said():
    many = read(" ".join(f"単語{number}" for number in range(MOST_WORDS + 3)))
    assert (len(many.terms), many.was_cut) == (MOST_WORDS, True)
    long = read("あ" * 500)
    assert (len(long.terms[0].alternatives[0].phrase), long.was_cut) == (MOST_CHARACTERS, True)
    assert not read("介護").was_cut


def test_synonyms_join_words_asked_for_and_leave_those_left_out_alone():
    groups = [("看護師", "ナース"), ("PG", "プログラマー")]
    nurse, without = read("看護師 -ナース").with_synonyms(groups).terms
    assert nurse.also == ("ナース",)
    assert [alternative.phrase for alternative in nurse.alternatives] == ["看護師", "ナース"]
    assert not without.also
    assert read("プログラマ").with_synonyms(groups).terms[0].also == ("PG",)
    wide = read("甲乙").with_synonyms([["甲乙", *(f"丙丁{number}" for number in range(30))]])
    assert len(wide.terms[0].also) == MOST_SYNONYMS


@given(st.text(max_size=300))
@example("\x00")
@example('"')
@example("「「」")
@example("'" * 50 + "\\" * 50)
@example("-" * 300)
@example("a" * 3000)
@example('介護 OR OR NOT NOT - "" OR')
def test_whatever_is_typed_is_a_question(text):
    words = read(text)
    assert len(words.terms) <= MOST_WORDS
    query = Query(words=words)
    assert "\x00" not in query.tsquery() + query.doubtful_tsquery()
    again = read(" ".join(term.spelled for term in words.terms))
    assert len(again.terms) <= len(words.terms)
