"""At level 3 nobody learns who the employer is: not from a text, however it is written, and not by searching."""

import datetime as dt

import pytest

from employers.findings import find
from employers.masking import HIDDEN_WORD, masked, names_within_words
from employers.models import Establishment, JobCard
from employers.public_card import PublicCard
from employers.publication import Sight
from employers.search.document import text_of
from employers.search.folding import fold
from tests.employers import factories as make
from tests.employers.pages import card_of

PLACE = {
    "name": "株式会社東和",
    "kana": "トウワ",
    "representative_name": "森田 和夫",
    "street": "銀座4-5-6 青空第二ビル3F",
    "telephone": "+81312345678",
    "fax": "+81398765432",
    "homepage": "https://www.towa.example.jp/",
    "corporate_number": "1234567890123",
    "postal_code": "1040061",
}
CARD = {"contact_name": "田村", "contact_telephone": "+819011112222", "street": "千駄ケ谷一丁目2番3号"}


def hidden(text: str) -> str:
    return masked(text, JobCard(**CARD), Establishment(**PLACE)).replace(HIDDEN_WORD, "■")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("東和では事務を募集します。", "■では事務を募集します。"),
        ("株式会社東和の事務", "■の事務"),
        ("㈱東和、（株）東和、東和株式会社、東 和", "■、■、■、■"),
        ("とうわで働く", "■で働く"),
        ("ﾄｳﾜとＴＯＷＡ", "■とＴＯＷＡ"),
        ("東和会館の清掃", "東和会館の清掃"),
        ("電話03-1234-5678まで", "電話■まで"),
        ("電話０３－１２３４－５６７８、03ー1234ー5678、0312345678", "電話■、■、■"),
        ("(03)1234-5678 03(1234)5678 +81-3-1234-5678", "■ ■ ■"),
        ("FAX03‐9876―5432", "FAX■"),
        ("採用係の携帯080-1234-9999", "採用係の携帯■"),
        (
            "9時00分から18時00分、月額220,000円から250,000円",
            "9時00分から18時00分、月額220,000円から250,000円",
        ),
        ("2026-11-24から", "2026-11-24から"),
        ("場所は銀座４丁目５番６号です", "場所は■号です"),
        ("銀座4-5-6の青空第二ビル", "■の■"),
        ("銀座四丁目5－6", "■"),
        ("千駄ヶ谷1-2-3", "■"),
        ("銀座4-5-60", "銀座4-5-60"),
        ("銀座の店", "銀座の店"),
        ("〒104-0061", "〒■"),
        ("担当の田村まで。田村様あて", "担当の■まで。■あて"),
        ("代表 森田和夫、森田が面接", "代表 ■、■が面接"),
        ("https://www.towa.example.jp/recruit を見る", "■ を見る"),
        ("jinji@towa.example.jp へ", "■ へ"),
        ("東和株式会社東和が募集", "■が募集"),
        ("トウワ東和様と東和田村殿", "■■と東和■"),
        ("12345678901234、11234567890123、1234567890123", "12345678901234、11234567890123、■"),
        ("銀座4-5-6-7", "■-7"),
        ("", ""),
    ],
)
def test_what_tells_the_employer_is_hidden_in_any_spelling(text, read):
    assert hidden(text) == read


def test_the_company_of_a_branch_is_hidden_and_words_that_all_use_are_not():
    place = Establishment(**PLACE | {"name": "青空食品株式会社 千葉工場", "kana": "アオゾラショクヒン"})

    assert masked("青空食品の本社と工場", JobCard(), place) == f"{HIDDEN_WORD}の本社と工場"


@pytest.mark.parametrize(
    ("text", "within"),
    [("東和会館の清掃", True), ("東和では", False), ("株式会社東和", False), ("東京と平和", False)],
)
def test_a_short_name_within_a_word_is_told(text, within):
    assert names_within_words(text, JobCard(**CARD), Establishment(**PLACE)) is within


@pytest.mark.django_db
class TestPosting:
    def posting(self, **card):
        return make.open_posting(make.member(make.establishment(**PLACE)), publication_level=3, **card)

    def test_the_reason_of_an_age_limit_is_masked(self):
        limit = {
            "has_age_limit": True,
            "age_until": 59,
            "age_reason": "1",
            "age_reason_text": "株式会社東和の定年のため",
        }
        public = PublicCard(self.posting(**limit), Sight.WITHOUT_IDENTITY)

        said = "\n".join(str(fact.value) for section in public.sections() for fact in section.facts)
        assert "東和" not in said
        assert "の定年のため" in said

    @pytest.mark.parametrize("word", ["03-1234-5678", "東和", "銀座4-5-6", "田村"])
    def test_the_search_is_no_oracle(self, word):
        description = "東和です。電話０３－１２３４－５６７８、担当は田村、銀座４－５－６で働きます。"
        assert fold(word) not in text_of(self.posting(description=description))

    def test_a_name_that_cannot_be_hidden_stands_against_acceptance_at_this_level_only(self):
        by = make.member(make.establishment(**PLACE))
        for level, expected in ((1, set()), (3, {("name_in_text", "description")})):
            posting = make.draft_posting(by, publication_level=level, description="東和会館の清掃です。")
            found = find(card_of(posting), dt.date(2026, 5, 1))
            assert {(each.code, each.field) for each in found if each.blocks} == expected
