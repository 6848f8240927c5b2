"""The form of the real service held against ours: each of its parameters is here, or there is a reason.

The list is that of the public descriptions of its form. An address stands for a yes: it must change the question, and
every parameter of it must be offered on the page. A sentence says why there is none, or what takes its place.
"""

import pytest
from django.http import QueryDict
from django.test import Client

from hellowork.accounts.actor import ANONYMOUS
from seekers.forms.search import SearchForm
from tests.employers.pages import soup_of

YES: dict[str, str] = {
    "フルタイム": "time=full",
    "パート": "time=part",
    "年齢：応募できる求人": "age=45",
    "年齢：不問のみ": "limit=none",
    "年齢：不問をのぞく": "limit=some&age=62",
    "都道府県（3つ）": "pref=13&pref=14&pref=11",
    "市区町村": "city=13101",
    "海外": "pref=59",
    "希望する職種・職業分類（大分類）": "job=06&job=07&job=08",
    "職業分類（中分類）": "job=034&job=038",
    "希望する職種（細かな名）": "q=経理事務&in=title",
    "月給の下限": "wage=250000",
    "時給の下限": "hourly=1200",
    "賞与あり": "with=bonus",
    "雇用形態：正社員": "form=regular",
    "雇用形態：正社員以外": "form=other",
    "雇用形態：有期雇用派遣労働者": "time=full&form=fixed_dispatch",
    "雇用形態：無期雇用派遣労働者": "time=full&form=permanent_dispatch",
    "雇用形態：パート労働者": "form=part_timer",
    "雇用形態：有期雇用派遣パート": "time=part&form=fixed_dispatch",
    "雇用形態：無期雇用派遣パート": "time=part&form=permanent_dispatch",
    "派遣": "contract=dispatch&contract=temp_to_perm",
    "請負": "contract=contracting",
    "派遣・請負を含まない": "contract=none",
    "契約更新の可能性：原則更新": "renewal=in_principle",
    "契約更新の可能性：条件あり": "renewal=conditional",
    "就業時間：開始": "from=0900",
    "就業時間：終了": "until=1730",
    "交替制を除く": "hours=shifts",
    "裁量労働制を除く": "hours=discretionary",
    "変形労働時間制を除く": "hours=variable",
    "時間外：なし": "overtime=none",
    "時間外：あり": "overtime=some",
    "時間外：月平均の時間": "overtime=20",
    "休日：各曜日と祝日": "off=mon&off=tue&off=wed&off=thu&off=fri&off=sat&off=sun&off=holiday",
    "週休二日：毎週": "weekend=weekly",
    "週休二日：その他": "weekend=other",
    "年間休日数": "dayoff=120",
    "雇用保険": "insurance=employment",
    "労災保険": "insurance=accident",
    "健康保険": "insurance=health",
    "厚生年金": "insurance=pension",
    "公務災害補償": "insurance=public_accident",
    "財形": "insurance=savings",
    "退職金制度": "insurance=severance",
    "定年制：あり": "retire=some",
    "定年制：なし": "retire=none",
    "定年年齢（60から70）": "retire=65",
    "入居可能住宅：単身用": "housing=single",
    "入居可能住宅：世帯用": "housing=family",
    "利用可能な託児施設": "with=nursery",
    "事業所名": "q=青空食品&in=employer",
    "事業所名：除く": "not=青空食品",
    "従業員数": "size=300",
    "産業分類（大分類、3つ）": "industry=D&industry=E&industry=P",
    "学歴不問": "with=no_education",
    "経験不問": "with=no_experience",
    "免許・資格不問": "with=no_licence",
    "普通自動車運転免許：必須": "driving=required",
    "普通自動車運転免許：あれば尚可": "driving=preferred",
    "普通自動車運転免許：AT限定可": "driving=at",
    "普通自動車運転免許：除く": "driving=none",
    "免許・資格（3つ）": "q=介護福祉士 OR 看護師&in=licence",
    "免許・資格：除く": "not=大型",
    "書類選考なし": "with=no_documents",
    "正社員登用あり": "with=regular",
    "マイカー通勤可": "with=car",
    "転勤の可能性なし": "with=no_transfer",
    "在宅勤務": "with=remote",
    "駅近（徒歩10分以内）": "with=near",
    "受動喫煙対策あり": "with=no_smoking",
    "トライアル雇用併用": "with=trial_employment",
    "UIJターン歓迎": "with=uij",
    "オンライン自主応募可": "with=self",
    "フリーワード（AND）": "q=事務 経理",
    "フリーワード（OR）": "q=事務 OR 経理",
    "NOT検索": "not=夜勤",
    "検索する項目の選択": "q=事務&in=title&in=employer&in=work&in=station&in=place&in=business&in=licence&in=experience&in=other",
    "新着：直近3日": "new=3",
    "新着：1週間以内": "new=7",
    "並び順：新着順": "sort=new",
    "並び順：下限賃金順": "sort=wage",
    "並び順：上限賃金順": "sort=wagemax",
    "並び順：紹介期限日順": "sort=until",
    "求人番号（5件まで）": "no=13010-1 13010-2",
    "事業所番号": "at=1301-000001-1",
}
REASONS: dict[str, str] = {
    "一般・新卒・季節・出稼ぎ・障害のある方のための求人": "求人票に区分がない。一般の求人だけを扱う。",
    "求職番号": "番号の入力の代わりにサインインする。",
    "沿線・駅": "公開された路線と駅の表がない。駅名は場所の欄とキーワードで探せる。",
    "職業分類（小分類）": "求人票は中分類までを持つ。もっと細かな職種はキーワードで探す。",
    "産業分類（中分類）": "事業所は大分類だけを持つ。",
    "手当・固定残業代を含む": "賃金はいつも a+b+c で比べる。含まない額で比べると求人どうしが並ばない。",
    "企業年金": "求人票に欄がない。",
    "退職金共済": "求人票に欄がない。退職金制度に含まれる。",
    "就業時間の10分きざみ": "求人の始業と終業はほとんどが30分きざみで、きざみを細かくしても結果は変わらない。",
    "新着：当日・前日": "2026年の画面と同じく直近3日から選ぶ。",
    "表示件数（10・30・50）": "いつも20件。ページを送るほうが、端末での表示が速い。",
}
ONLY_SHOWN = {"sort=new"}


@pytest.mark.parametrize("parameter", YES)
@pytest.mark.django_db
def test_a_parameter_of_the_real_form_changes_the_question(parameter):
    query = YES[parameter]
    if query in ONLY_SHOWN or query.startswith("no="):
        return
    form = SearchForm.of(QueryDict(query), "/jobs/")
    assert form.ignored == ()
    asked = form.query(ANONYMOUS)
    assert asked != SearchForm().query(ANONYMOUS)
    for name in QueryDict(query):
        # Each part of the address counts, not only the first.
        rest = "&".join(pair for pair in query.split("&") if not pair.startswith(f"{name}="))
        assert asked != SearchForm.of(QueryDict(rest), "/jobs/").query(ANONYMOUS), name


@pytest.mark.django_db
def test_every_parameter_is_offered_on_the_page(client: Client):
    page = soup_of(client.get("/jobs/?pref=13&job=06"))
    fields = page.select("main input, main select")
    offered = {field["name"] for field in fields} | {"sort"}
    asked = {name for query in YES.values() for name in QueryDict(query)}
    # 事業所番号 comes with the link of a posting that names its employer.
    assert asked - offered == {"at"}
    values = {(field["name"], field.get("value")) for field in fields} | {
        (choice.parent["name"], choice["value"]) for choice in page.select("main select option")
    }
    typed = {"q", "not", "no", "at", "age", "sort"}
    chosen = {
        (name, value) for query in YES.values() for name, all_ in QueryDict(query).lists() for value in all_
    }
    assert {pair for pair in chosen if pair[0] not in typed} <= values


def test_a_reason_is_a_sentence():
    assert not YES.keys() & REASONS.keys()
    assert all(reason.endswith("。") for reason in REASONS.values())
