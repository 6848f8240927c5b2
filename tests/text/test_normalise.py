"""Names survive, spellings fold, invisible signs go."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hellowork.text import normalise

STORED_FORMS = [
    normalise.clean,
    normalise.one_line,
    normalise.prose,
    normalise.fold_width,
    normalise.number_line,
    normalise.to_katakana,
    normalise.to_hiragana,
]
# Kanji that careless folding changes: outside the BMP, compatibility ideographs, a variation sequence.
RARE_KANJI = [
    "髙",
    "﨑",
    "𠮷",
    "\ufa19",
    "\uf9dc",
    "\U0002f80f",
    "葛\U000e0100",
    "辻\ufe00",
    "邉",
    "德",
    "①",
    "々",
    "〆",
]
HARD = (
    st.text(alphabet="か\u3099ｶﾞ\u200b髙﨑𠮷 \u3000\n\t\r１，2.Ａa（）-ー\u202e゛ﾞ\u309a葛\U000e0100\ufa19")
    | st.text()
)


@pytest.mark.parametrize("fold", STORED_FORMS)
@pytest.mark.parametrize("kanji", RARE_KANJI)
def test_no_stored_form_changes_a_kanji(fold, kanji):
    assert fold(f"{kanji}田") == f"{kanji}田"


@pytest.mark.parametrize("fold", STORED_FORMS)
@given(text=HARD)
def test_folding_twice_changes_nothing_more(fold, text):
    assert fold(fold(text)) == fold(text)


@given(text=HARD)
def test_clean_leaves_no_control_and_no_bidi_sign(text):
    cleaned = normalise.clean(text)
    assert not [char for char in cleaned if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t"]
    assert not [
        char for char in cleaned if unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "LRI")
    ]


@given(text=st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)))
def test_kanji_alone_stay_as_they_are(text):
    assert normalise.one_line(text) == text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("　髙﨑　 𠮷男 ", "髙﨑 𠮷男"),
        ("ﾔﾏﾀﾞ ﾊﾅｺ", "ヤマダ ハナコ"),
        ("ＡＢＣ商事（株）", "ABC商事（株）"),
        ("時給１，１９０円〜", "時給1,190円〜"),
        ("か\u3099くせい", "がくせい"),
        ("abc\u202egpj.exe\u200b\x00", "abcgpj.exe"),
        ("一\r\n二", "一 二"),
    ],
)
def test_one_line(typed, stored):
    assert normalise.one_line(typed) == stored


def test_prose_keeps_lines_and_indents_but_not_trailing_blanks():
    assert normalise.prose("一行目　\r\n　二行目\r\r\r\r\r三行目\n") == "一行目\n　二行目\n\n\n三行目"


@pytest.mark.parametrize("dash", list(normalise.HYPHENS))
def test_every_dash_is_a_hyphen_between_digits(dash):
    assert normalise.number_line(f"０３{dash}1234") == "03-1234"


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("やまだ", "ヤマダ"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("ヴぁん", "ヴァン"),
        ("けーき", "ケーキ"),
        ("ケ-キ", "ケーキ"),
        ("ﾜﾞ", "ヷ"),
    ],
)
def test_katakana(typed, kana):
    assert normalise.to_katakana(typed) == kana


def test_hiragana():
    assert normalise.to_hiragana("ﾔﾏﾀﾞ ハナコ") == "やまだ はなこ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("𠮷田　花子", "吉田花子"),
        ("ﾎｰﾑﾍﾙﾊﾟｰ", "ホームヘルパー"),
        ("へるぱー", "ヘルパー"),
        ("㈱ＡＢＣ", "(株)abc"),
        ("渡邉", "渡辺"),
        ("\ufa19", "神"),
        ("葛\U000e0100飾", "葛飾"),
        ("１−２ー３", "1-2-3"),
    ],
)
def test_search_fold_makes_variants_equal(one, other):
    assert normalise.search_fold(one) == normalise.search_fold(other)
