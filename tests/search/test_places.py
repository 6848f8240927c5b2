"""Places as people name them."""

import pytest

from employers.search import places


def meant(text: str) -> set[str]:
    return {place.full_name for named in places.named(text) for place in named.places}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("東京", {"東京都"}),
        ("とうきょう", {"東京都"}),
        ("東京都", {"東京都"}),
        ("北海道", {"北海道"}),
        ("ﾁﾊﾞ", {"千葉県"}),
        ("京都", {"京都府"}),
        ("足立区", {"東京都足立区"}),
        ("足立", {"東京都足立区"}),
        ("あだちく", {"東京都足立区"}),
        ("東京都足立区", {"東京都足立区"}),
        ("横浜市青葉区", {"神奈川県横浜市青葉区"}),
        ("青葉区", {"宮城県仙台市青葉区", "神奈川県横浜市青葉区"}),
        ("府中市", {"東京都府中市", "広島県府中市"}),
        ("東京都府中市", {"東京都府中市"}),
        ("津", {"三重県津市"}),
        ("四日市", {"三重県四日市市"}),
        ("余市町", {"北海道余市郡余市町"}),
        ("大玉村", {"福島県安達郡大玉村"}),
        ("鎌ヶ谷", {"千葉県鎌ケ谷市"}),
        ("千葉、埼玉", {"千葉県", "埼玉県"}),
        ("新宿駅", set()),
        ("市", set()),
        ("'; --", set()),
        ("", set()),
    ],
)
def test_names(text, names):
    assert meant(text) == names


def test_a_designated_city_is_all_its_wards():
    (named,) = places.named("神奈川県横浜市")
    assert len(named.places) == 18
    assert named.prefectures == ["14"]


def test_a_name_of_several_prefectures_tells_which():
    (named,) = places.named("港区")
    assert named.prefectures == ["13", "23", "27"]


@pytest.mark.parametrize(
    ("text", "prefectures"),
    [
        ("関東", ["08", "09", "10", "11", "12", "13", "14"]),
        ("かんとう", ["08", "09", "10", "11", "12", "13", "14"]),
        ("関東地方", ["08", "09", "10", "11", "12", "13", "14"]),
        ("四国エリア", ["36", "37", "38", "39"]),
        ("中国", ["31", "32", "33", "34", "35"]),
        ("中国地方", ["31", "32", "33", "34", "35"]),
        ("関西", ["25", "26", "27", "28", "29", "30"]),
        ("首都圏", ["11", "12", "13", "14"]),
        # Before a town of the same name.
        ("東海", ["21", "22", "23", "24"]),
        ("東北", ["02", "03", "04", "05", "06", "07"]),
    ],
)
def test_a_region_is_all_its_prefectures(text, prefectures):
    (named,) = places.named(text)
    assert [place.code for place in named.places] == named.prefectures == prefectures
    assert not named.is_ambiguous


@pytest.mark.parametrize(
    ("text", "prefectures"),
    [
        ("北海道・東北", ["01", "02", "03", "04", "05", "06", "07"]),
        ("甲信越・北陸", ["15", "16", "17", "18", "19", "20"]),
        ("中国・四国", ["31", "32", "33", "34", "35", "36", "37", "38", "39"]),
        ("九州・沖縄", ["40", "41", "42", "43", "44", "45", "46", "47"]),
    ],
)
def test_two_regions_are_named_side_by_side(text, prefectures):
    assert sorted(code for named in places.named(text) for code in named.prefectures) == prefectures


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("東海市", {"愛知県東海市"}),
        ("東海村", {"茨城県那珂郡東海村"}),
        ("東北町", {"青森県上北郡東北町"}),
        ("南九州", {"鹿児島県南九州市"}),
        ("四国中央", {"愛媛県四国中央市"}),
        ("中国駅", set()),
        ("地方", set()),
    ],
)
def test_a_name_that_holds_one_of_a_region_is_a_place_of_its_own(text, names):
    assert meant(text) == names


def test_every_municipality_is_found_by_its_own_name():
    for code in ("01", "13", "27", "47"):
        for place in places.municipalities_of(code):
            (named,) = places.named(place.full_name)
            assert place in named.places, place


def test_much_text_is_cut():
    assert len(places.named("足立区 " * 5 + "葛飾区 荒川区 北区 港区 台東区 墨田区")) == 5
