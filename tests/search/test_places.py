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


def test_every_municipality_is_found_by_its_own_name():
    for code in ("01", "13", "27", "47"):
        for place in places.municipalities_of(code):
            (named,) = places.named(place.full_name)
            assert place in named.places, place


def test_much_text_is_cut():
    assert len(places.named("足立区 " * 5 + "葛飾区 荒川区 北区 港区 台東区 墨田区")) == 5
