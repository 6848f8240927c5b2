"""Occupations (職業) by 厚生労働省編職業分類, revised 2022-04-14, in use at Hello Work since March 2023.

Large groups (大分類, 2 digits) and middle groups (中分類, 3 digits); small groups (033-01) are left out.
The large groups stand in the ministry's notices; the middle groups were compared with a public client of
the real search, not with the ministry's own table
(https://www.hellowork.mhlw.go.jp/info/mhlw_job_info.html): whoever has it at hand should compare once more.
Old tables of 2011 (letters A to K) are another classification and must not be mixed in.
"""

from django.db import models


class OccupationGroup(models.TextChoices):
    """職業分類, 大分類. The value is the two-digit code."""

    MANAGEMENT = "01", "管理的職業"
    RESEARCH_ENGINEERING = "02", "研究・技術の職業"
    LAW_BUSINESS_CULTURE = "03", "法務・経営・文化芸術等の専門的職業"
    MEDICAL = "04", "医療・看護・保健の職業"
    CHILDCARE_EDUCATION = "05", "保育・教育の職業"
    CLERICAL = "06", "事務的職業"
    SALES = "07", "販売・営業の職業"
    WELFARE_CARE = "08", "福祉・介護の職業"
    SERVICES = "09", "サービスの職業"
    SECURITY = "10", "警備・保安の職業"
    AGRICULTURE_FORESTRY_FISHERY = "11", "農林漁業の職業"
    MANUFACTURING_REPAIR = "12", "製造・修理・塗装・製図等の職業"
    TRANSPORT_MACHINES = "13", "配送・輸送・機械運転の職業"
    CONSTRUCTION_ELECTRICITY = "14", "建設・土木・電気工事の職業"
    CARRYING_CLEANING = "15", "運搬・清掃・包装・選別等の職業"


# Middle groups (中分類) run through from 001 to 099, so that the tables below are read in order.
_MIDDLE: dict[OccupationGroup, tuple[str, ...]] = {
    OccupationGroup.MANAGEMENT: ("法人・団体の役員", "法人・団体の管理職員", "その他の管理的職業"),
    OccupationGroup.RESEARCH_ENGINEERING: (
        "研究者",
        "農林水産技術者",
        "開発技術者",
        "製造技術者",
        "建築・土木・測量技術者",
        "情報処理・通信技術者（ソフトウェア開発）",
        "情報処理・通信技術者（ソフトウェア開発を除く）",
        "その他の技術の職業",
    ),
    OccupationGroup.LAW_BUSINESS_CULTURE: (
        "法務の職業",
        "経営・金融・保険の専門的職業",
        "宗教家",
        "著述家、記者、編集者",
        "美術家、写真家、映像撮影者",
        "デザイナー",
        "音楽家、舞台芸術家",
        "図書館司書、学芸員、カウンセラー（医療・福祉施設を除く）",
        "その他の法務・経営・文化芸術等の専門的職業",
    ),
    OccupationGroup.MEDICAL: (
        "医師、歯科医師、獣医師、薬剤師",
        "保健師、助産師",
        "看護師、准看護師",
        "医療技術者",
        "栄養士、管理栄養士",
        "あん摩マッサージ指圧師、はり師、きゅう師、柔道整復師",
        "その他の医療・看護・保健の専門的職業",
        "保健医療関係助手",
    ),
    OccupationGroup.CHILDCARE_EDUCATION: (
        "保育士、幼稚園教員",
        "学童保育等指導員、保育補助者、家庭的保育者",
        "学校等教員",
        "習い事指導等教育関連の職業",
    ),
    OccupationGroup.CLERICAL: (
        "総務・人事・企画事務の職業",
        "一般事務・秘書・受付の職業",
        "その他の総務等事務の職業",
        "電話・インターネットによる応接事務の職業",
        "医療・介護事務の職業",
        "会計事務の職業",
        "生産関連事務の職業",
        "営業・販売関連事務の職業",
        "外勤事務の職業",
        "運輸・郵便事務の職業",
        "コンピュータ等事務用機器操作の職業",
    ),
    OccupationGroup.SALES: (
        "小売店・卸売店店長",
        "販売員",
        "商品仕入・再生資源卸売の職業",
        "販売類似の職業",
        "営業の職業",
    ),
    OccupationGroup.WELFARE_CARE: ("福祉・介護の専門的職業", "施設介護の職業", "訪問介護の職業"),
    OccupationGroup.SERVICES: (
        "家庭生活支援サービスの職業",
        "理容師、美容師、美容関連サービスの職業",
        "浴場・クリーニングの職業",
        "飲食物調理の職業",
        "接客・給仕の職業",
        "居住施設・ビル等の管理の職業",
        "その他のサービスの職業",
    ),
    OccupationGroup.SECURITY: ("警備員", "自衛官", "司法警察職員", "看守、消防員", "その他の保安の職業"),
    OccupationGroup.AGRICULTURE_FORESTRY_FISHERY: (
        "農業の職業（養畜・動物飼育、植木・造園を含む）",
        "林業の職業",
        "漁業の職業",
    ),
    OccupationGroup.MANUFACTURING_REPAIR: (
        "生産設備オペレーター（金属製品）",
        "生産設備オペレーター（食料品等）",
        "生産設備オペレーター（金属製品・食料品等を除く）",
        "機械組立設備オペレーター",
        "製品製造・加工処理工（金属製品）",
        "製品製造・加工処理工（食料品等）",
        "製品製造・加工処理工（金属製品・食料品等を除く）",
        "機械組立工",
        "機械整備・修理工",
        "製品検査工（金属製品）",
        "製品検査工（食料品等）",
        "製品検査工（金属製品・食料品等を除く）",
        "機械検査工",
        "生産関連の職業（塗装・製図を含む）",
        "生産類似の職業",
    ),
    OccupationGroup.TRANSPORT_MACHINES: (
        "配送・集荷の職業",
        "貨物自動車運転の職業",
        "バス運転の職業",
        "乗用車運転の職業",
        "その他の自動車運転の職業",
        "鉄道・船舶・航空機運転の職業",
        "その他の輸送の職業",
        "施設機械設備操作・建設機械運転の職業",
    ),
    OccupationGroup.CONSTRUCTION_ELECTRICITY: (
        "建設躯体工事の職業",
        "建設の職業（建設躯体工事の職業を除く）",
        "土木の職業",
        "採掘の職業",
        "電気・通信工事の職業",
    ),
    OccupationGroup.CARRYING_CLEANING: (
        "荷役・運搬作業員",
        "清掃・洗浄作業員",
        "包装作業員",
        "選別・ピッキング作業員",
        "その他の運搬・清掃・包装・選別等の職業",
    ),
}


def _numbered() -> dict[str, tuple[OccupationGroup, str]]:
    pairs = [(group, name) for group in OccupationGroup for name in _MIDDLE[group]]
    return {f"{number:03d}": pair for number, pair in enumerate(pairs, start=1)}


_BY_CODE = _numbered()

# (code, name) of each middle group, for a form field or a model's choices.
OCCUPATION_CHOICES: list[tuple[str, str]] = [(code, name) for code, (_group, name) in _BY_CODE.items()]

# The same under the names of their large groups, for a select with optgroups.
GROUPED_OCCUPATION_CHOICES: list[tuple[str, list[tuple[str, str]]]] = [
    (str(group.label), [(code, name) for code, (own, name) in _BY_CODE.items() if own is group])
    for group in OccupationGroup
]

# Large and middle groups, for what may name either.
ANY_OCCUPATION_CHOICES: list[tuple[str, str]] = [
    *((group.value, str(group.label)) for group in OccupationGroup),
    *OCCUPATION_CHOICES,
]


def occupation_name(code: str) -> str:
    """The name of a middle group; KeyError for a code that is not in the table."""
    return _BY_CODE[code][1]


def name_of(code: str) -> str:
    """The name of a large or a middle group; KeyError or ValueError for a code that is neither."""
    return occupation_name(code) if is_middle(code) else str(OccupationGroup(code).label)


def is_middle(code: str) -> bool:
    """Whether the code is one of a middle group."""
    return code in _BY_CODE


def group_of(code: str) -> OccupationGroup:
    """The large group of a middle group; KeyError for a code that is not in the table."""
    return _BY_CODE[code][0]


def large_of(code: str) -> OccupationGroup:
    """The large group of a code of either kind, its own where it is large; ValueError for a code that is neither."""
    return group_of(code) if is_middle(code) else OccupationGroup(code)


def occupations_in(group: str) -> list[tuple[str, str]]:
    """(code, name) of the middle groups of a large group; ValueError for an unknown group."""
    wanted = OccupationGroup(group)
    return [(code, name) for code, (own, name) in _BY_CODE.items() if own is wanted]
