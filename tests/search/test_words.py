"""What people type, read as terms."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from employers.search.query import Query
from employers.search.words import MOST_CHARACTERS, MOST_SYNONYMS, MOST_WORDS, Group, read, read_excluded


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
        ("介護 AND 夜勤", ["介護", "夜勤"]),
        ("介護 and 夜勤 ＡＮＤ 早番", ["介護", "夜勤", "早番"]),
        ("介護 or 看護 Ｏｒ 保育", ["介護 OR 看護 OR 保育"]),
        ("介護 not 夜勤 And Not 早番", ["介護", "-夜勤", "-早番"]),
        ('介護 "and" 「OR」 -not', ["介護", '"and"', '"OR"', "-not"]),
        ("android orbit notes", ["android", "orbit", "notes"]),
        ("経理、総務，人事,労務､法務", ["経理", "総務", "人事", "労務", "法務"]),
        ("経理、 -総務、「土、日 休み」", ["経理", "-総務", '"土、日 休み"']),
        ("1,000円 １，５００円 週2、3日", ["1,000円", "1,500円", "週2、3日"]),
        ("経理,2級,A,B", ["経理", "2級", "A", "B"]),
        ("営業・販売", ["営業・販売"]),
        ("、経理、、", ["経理"]),
        ("、，,", []),
        ("C++ c# .NET", ["C++", "c#", ".NET"]),
        ("'; -- & | ! ( ) :* <->", []),
        ("   ", []),
    ],
)
def test_terms(text, terms):
    assert typed(text) == terms


@pytest.mark.parametrize(
    "text",
    ["介護 -夜勤", '"web デザイナー" OR SE', "-「夜 勤」 PG 25万", '"and" or 「土、日」、1,000円 not "or"'],
)
def test_a_question_can_be_written_back(text):
    again = " ".join(typed(text))
    assert read(again).terms == read(" ".join(typed(again))).terms
    assert typed(again) == typed(text)


def test_one_or_two_latin_letters_are_a_whole_word():
    (term,) = read("SE").terms
    assert term.alternatives[0].lexemes == ("=se",)
    assert not term.needs_proof


def test_a_number_of_a_posting_is_one_word_in_any_spelling():
    for text in ("13010-00000012", "１３０１０－１２", "13010ー12", "1301000000012"):
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
    groups = [Group(("看護師", "ナース")), Group(("PG", "プログラマー"))]
    nurse, without = read("看護師 -ナース").with_synonyms(groups).terms
    assert nurse.also == ("ナース",)
    assert [alternative.phrase for alternative in nurse.alternatives] == ["看護師", "ナース"]
    assert not without.also
    assert read("プログラマ").with_synonyms(groups).terms[0].also == ("PG",)
    wide = read("甲乙").with_synonyms([Group(("甲乙", *(f"丙丁{number}" for number in range(30))))])
    assert len(wide.terms[0].also) == MOST_SYNONYMS


def test_a_word_that_is_only_asked_by_finds_the_others_and_is_never_shown_or_searched_for():
    groups = [Group(("看護師", "ナース"), asked_only=("看護婦",))]
    (old,) = read("看護婦").with_synonyms(groups).terms
    assert old.also == ("看護師", "ナース")
    (new,) = read("看護師").with_synonyms(groups).terms
    assert new.also == ("ナース",)
    assert [alternative.phrase for alternative in new.alternatives] == ["看護師", "ナース"]


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("引越し作業", ["引越シ作業", "引越作業", "引ッ越シ作業"]),
        ("サーバ管理者", ["サーバ管理者", "サーバー管理者"]),
        ("サーバー管理者", ["サーバー管理者", "サーバ管理者"]),
        ("一級建築士", ["一級建築士", "1級建築士"]),
        ("サーバー", ["サーバ"]),
    ],
)
def test_another_spelling_counts_inside_longer_words_and_is_not_worth_a_word(typed, phrases):
    groups = [
        Group(spelling, is_spelling=True)
        for spelling in (("引越", "引越し", "引っ越し"), ("サーバー", "サーバ"), ("1級", "一級"))
    ]
    (term,) = read(typed).with_synonyms(groups).terms
    assert [alternative.phrase for alternative in term.alternatives] == phrases
    assert not term.also


def test_a_word_in_quotes_is_searched_for_as_it_stands():
    (term,) = read('"看護師"').with_synonyms([Group(("看護師", "ナース"))]).terms
    assert [alternative.phrase for alternative in term.alternatives] == ["看護師"]
    assert term.spelled == '"看護師"'
    (either,) = read('"看護師" OR 介護士').with_synonyms([Group(("介護士", "介護職"))]).terms
    assert either.also == ("介護職",)


def test_a_word_in_another_spelling_has_the_synonyms_of_the_first():
    groups = [Group(("ウェイター", "ウエイター"), is_spelling=True), Group(("ホール係", "ウェイター"))]
    (term,) = read("ウエイター").with_synonyms(groups).terms
    assert term.also == ("ホール係",)


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
    assert "\x00" not in "".join([*query.tsqueries(), *query.doubtful_tsqueries()])
    again = read(" ".join(term.spelled for term in words.terms))
    assert len(again.terms) <= len(words.terms)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("、", "「、」は、文字や数字を含まないため、検索に使っていません。"),
        ("介護 ***", "「***」は、文字や数字を含まないため、検索に使っていません。"),
        ('介護 "夜 勤', "引用符が閉じられていないため、「夜 勤」をひと続きの語句として検索しています。"),
        ("「土日 休み", "引用符が閉じられていないため、「土日 休み」をひと続きの語句として検索しています。"),
        ("介\x00護", "目に見えない文字は取り除いて検索しています。"),
        ("OR 介護", "「OR」の前後に語がないため、「OR」は検索に使っていません。"),
        ("介護 OR", "「OR」の前後に語がないため、「OR」は検索に使っていません。"),
        ("介護 NOT", "「NOT」の前後に語がないため、「NOT」は検索に使っていません。"),
        ("and", "「and」の前後に語がないため、「and」は検索に使っていません。"),
        ("or", "「or」の前後に語がないため、「or」は検索に使っていません。"),
        ("not", "「not」の前後に語がないため、「not」は検索に使っていません。"),
        ("介護 AND", "「AND」の前後に語がないため、「AND」は検索に使っていません。"),
        ("介護 AND AND 夜勤", "「AND」の前後に語がないため、「AND」は検索に使っていません。"),
        ("介護 OR -夜勤", "ORでは除く語をつなげないため、それぞれ別の条件として検索しています。"),
        ("-夜勤", "除く語だけが入力されています。その語を含まない求人をすべて表示しています。"),
        ("NOT 夜勤", "除く語だけが入力されています。その語を含まない求人をすべて表示しています。"),
        ("あ" * 50, f"「{'あ' * 20}…」は長いため、はじめの40文字で検索しています。"),
        (
            " ".join(f"語{number}" for number in range(10)),
            "キーワードは8語までです。「語8」「語9」は検索に使っていません。",
        ),
        ("介護 " * 400, "入力が長いため、はじめの1,000文字までを検索に使っています。"),
    ],
)
def test_what_is_left_aside_is_said(text, note):
    assert read(text).notes == (note,)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "介護", '"夜 勤" -日勤 OR', "介護 OR 看護", "介護 and not 夜勤", "介護\n夜勤", "カ\u3099ス"],
)
def test_a_question_that_is_read_as_it_stands_has_no_notes(text):
    assert [note for note in read(text).notes if "OR" not in note] == []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("夜勤 早番", ["-夜勤", "-早番"]),
        ("-夜勤 NOT 早番 OR 遅番", ["-夜勤", "-早番", "-遅番"]),
        ('"夜勤 専従"', ['-"夜勤 専従"']),
        ("夜勤 夜勤", ["-夜勤"]),
        ("経理、総務 and 人事", ["-経理", "-総務", "-人事"]),
        ("!!", []),
    ],
)
def test_every_word_of_the_box_for_leaving_out_is_left_out(text, terms):
    words = read_excluded(text)
    assert [term.spelled for term in words.terms] == terms
    assert not any("除く語だけ" in note for note in words.notes)


@pytest.mark.parametrize("text", ["and", "OR", "ｎｏｔ"])
def test_a_box_for_leaving_out_that_holds_a_sign_alone_says_so(text):
    (note,) = read_excluded(text).notes
    assert note.endswith("の前後に語がないため、「" + note[1 : 1 + len(text)] + "」は検索に使っていません。")


def test_words_and_words_left_out_stand_side_by_side():
    words = read("介護 -夜勤").beside(read_excluded("夜勤 早番"))
    assert [term.spelled for term in words.terms] == ["介護", "-夜勤", "-早番"]


def test_words_of_both_boxes_are_bounded_together_and_what_is_cut_is_said():
    eight = " ".join(f"語{number}" for number in range(MOST_WORDS))
    words = read(eight).beside(read_excluded("夜勤"))
    assert [term.spelled for term in words.terms] == eight.split()
    assert words.notes == ("キーワードは8語までです。「夜勤」は検索に使っていません。",)
    assert words.was_cut
