"""One spelling of many, and the pieces a text is found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employers.search import folding
from employers.search.folding import fold, fold_word, lexemes, pieces


@pytest.mark.parametrize(
    "spellings",
    [
        ("ホームヘルパー", "ﾎｰﾑﾍﾙﾊﾟｰ", "ほーむへるぱー", "ホ－ムヘルパ‐"),
        ("Web", "ＷＥＢ", "web", "ｗｅｂ"),
        ("サーバー", "サーバ−", "ｻｰﾊﾞｰ", "さーばー"),
        ("C++", "Ｃ＋＋", "c++"),
        ("C#", "ｃ＃"),
        (".NET", "．ｎｅｔ"),
        ("1,200円", "1200円", "１，２００円", "１２００円"),
        ("髙島", "高島"),
        ("ヴァイオリン", "バイオリン", "ゔぁいおりん"),
        ("①", "1", "１"),
        ("café", "cafe", "ＣＡＦÉ"),
        ("鎌ヶ谷", "鎌ケ谷"),
        ("㈱青空", "(株)青空", "（株）青空"),
    ],
)
def test_spellings_are_one(spellings):
    assert len({fold(each) for each in spellings}) == 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("介護。福祉", "介護 福祉"),
        ("介護 福祉\n保育", "介護 福祉 保育"),
        ("Java/Python、C#・C++", "java python c# c++"),
        ("ASP.NETの開発。", "asp.netノ開発"),
        ("R&D部門 100％出資", "r&d部門 100%出資"),
        ("#1 ## + & % .", "1"),
        ("'; DROP TABLE --", "drop table"),
        ("\x00介\x00護", "介護"),
        ("", ""),
        ("！？…", ""),
    ],
)
def test_runs_end_where_words_end(text, folded):
    assert fold(text) == folded


def test_a_long_katakana_word_is_asked_for_without_its_last_mark():
    assert fold_word("サーバー") == "サーバ"
    assert fold_word("プログラマー") == "プログラマ"
    assert fold_word("カー") == "カー"


@pytest.mark.parametrize("text", ["月給25万円", "250,000円", "２５万", "25万0千円"])
def test_amounts_are_found_in_any_notation(text):
    assert "=250000" in lexemes(fold(text))


@pytest.mark.parametrize(
    ("word", "amount"), [("25万", 250_000), ("1,200円", 1_200), ("25万5千円", 255_000), ("24時間", None)]
)
def test_a_word_that_is_an_amount(word, amount):
    assert folding.amount_of(fold(word)) == amount


def test_facets_never_meet_a_piece_of_a_text():
    assert all(
        len(piece) <= 2 or piece.startswith("=") for piece in lexemes(fold("c## #p13 #all =x ＃ｐ１３"))
    )


@given(st.text(max_size=60))
def test_folding_is_done_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="介護ヘルパーabc+#.123 。\n", min_size=1, max_size=40), st.data())
def test_a_text_holds_the_pieces_of_each_of_its_parts(text, data):
    found = {*fold(text), *lexemes(fold(text))}
    for run in fold(text).split():
        start = data.draw(st.integers(0, len(run) - 1))
        end = data.draw(st.integers(start + 1, len(run)))
        assert set(pieces(run[start:end])) <= found
