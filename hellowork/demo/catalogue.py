"""Invented establishments and what they offer. Wages are lawful by the table of minimum wages in force."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from employers import choices as c


@dataclass(frozen=True)
class Offer:
    """One posting; `card` changes what `full_time` or `part_time` say."""

    title: str
    occupation: str
    description: str
    base: tuple[int, int]
    is_part_time: bool = False
    card: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Company:
    """One establishment with its offers. `corporate_number` is empty for a sole proprietor."""

    name: str
    kana: str
    corporate_number: str
    postal_code: str
    municipality: str
    street: str
    telephone: str
    industry: str
    business: str
    features: str
    employees: tuple[int, int, int, int]
    contact: tuple[str, str]
    offers: tuple[Offer, ...]


COMPANIES = (
    Company(
        "青空食品株式会社",
        "アオゾラショクヒン",
        "1000000000018",
        "1530042",
        "13110",
        "青葉台9丁目99番1号",
        "+81301234501",
        "E",
        "総菜と弁当の製造、都内の店舗への配送を行っています。",
        "創業40年。未経験から始めた社員が7割で、子育て中の方も多く働いています。",
        (120, 60, 38, 25),
        ("田村", "タムラ"),
        (
            Offer(
                "一般事務",
                "06",
                "受発注の入力、電話と来客の応対、請求書の作成をお願いします。1日の入力は50件ほどです。",
                (230_000, 280_000),
            ),
            Offer(
                "弁当の製造スタッフ",
                "12",
                "総菜の盛り付け、包装、機械の洗浄をお願いします。作業は立ち仕事です。",
                (1_250, 1_350),
                True,
            ),
            Offer(
                "配送ドライバー",
                "13",
                "都内の店舗へ総菜を届けます。2トン車を使い、1日に8店舗ほど回ります。",
                (255_000, 310_000),
            ),
            Offer(
                "品質管理",
                "12",
                "製品の検査と記録、衛生の点検をお願いします。食品の経験を生かせます。",
                (250_000, 320_000),
            ),
            Offer(
                "店舗の販売スタッフ",
                "07",
                "総菜の販売、品出し、レジをお願いします。週3日から相談できます。",
                (1_250, 1_300),
                True,
            ),
        ),
    ),
    Company(
        "有限会社みどり介護",
        "ミドリカイゴ",
        "2000000000017",
        "1530042",
        "13110",
        "青葉台9丁目98番2号",
        "+81301234502",
        "P",
        "訪問介護とデイサービスを行う、地域の介護事業所です。",
        "職員の研修に力を入れ、資格の取得を支援しています。",
        (24, 24, 18, 12),
        ("緑川", "ミドリカワ"),
        (
            Offer(
                "訪問介護員",
                "08",
                "ご自宅での食事、入浴、掃除などのお手伝いをします。1日に4件ほど訪問します。",
                (1_300, 1_450),
                True,
            ),
            Offer(
                "デイサービスの介護職",
                "08",
                "利用者の送迎、レクリエーション、入浴の介助をお願いします。",
                (235_000, 270_000),
            ),
        ),
    ),
    Company(
        "大和精機株式会社",
        "ヤマトセイキ",
        "3000000000016",
        "1080075",
        "13103",
        "港南9丁目97番3号",
        "+81301234503",
        "E",
        "産業用ロボットの部品を設計し、製造しています。",
        "定年60歳、65歳までの再雇用があります。熟練者が技術を伝えています。",
        (85, 70, 14, 5),
        ("大和", "ヤマト"),
        (
            Offer(
                "機械加工（旋盤・フライス）",
                "12",
                "図面を見て金属部品を加工します。経験者は多品種の試作をお任せします。",
                (260_000, 360_000),
                card={
                    "has_age_limit": True,
                    "age_until": 59,
                    "age_reason": "1",
                    "age_reason_text": "定年を上限",
                    "retirement_age": 60,
                    "employed_until_age": 65,
                },
            ),
            Offer(
                "機械設計（CAD）",
                "02",
                "3次元CADで部品を設計します。客先との打合せにも参加します。",
                (300_000, 450_000),
                card={"can_work_from_home": True},
            ),
            Offer(
                "製品検査",
                "12",
                "測定器を使って寸法を確認し、記録します。細かい作業が得意な方に向いています。",
                (240_000, 290_000),
            ),
            Offer(
                "総務・経理",
                "06",
                "仕訳の入力、給与計算の補助、備品の管理をお願いします。",
                (250_000, 310_000),
            ),
        ),
    ),
    Company(
        "北沢商店",
        "キタザワショウテン",
        "",
        "1530042",
        "13110",
        "青葉台9丁目96番4号",
        "+81301234504",
        "I",
        "日用品と文房具の小売店です。近所の学校や会社にも納めています。",
        "家族で営む小さな店です。商店街の行事にも参加しています。",
        (6, 6, 4, 3),
        ("北沢", "キタザワ"),
        (
            Offer(
                "販売・配達スタッフ",
                "07",
                "店での接客と、近所への配達をお願いします。配達は自転車か軽自動車です。",
                (232_000, 260_000),
            ),
            Offer(
                "店番・事務（午前のみ）",
                "07",
                "レジ、伝票の整理、電話の応対をお願いします。",
                (1_260, 1_300),
                True,
            ),
        ),
    ),
    Company(
        "港南運輸株式会社",
        "コウナンウンユ",
        "4000000000015",
        "1080075",
        "13103",
        "港南9丁目95番5号",
        "+81301234505",
        "H",
        "関東一円の企業間輸送と倉庫の管理を行っています。",
        "安全を第一に、運行の管理と休憩を徹底しています。",
        (210, 120, 30, 20),
        ("港", "ミナト"),
        (
            Offer(
                "中型トラック運転手",
                "13",
                "関東近郊の定期便です。積み降ろしは機械を使い、宿泊はありません。",
                (290_000, 380_000),
            ),
            Offer(
                "倉庫内の仕分け",
                "15",
                "荷物の仕分けと検品をお願いします。軽い荷物が中心です。",
                (1_250, 1_400),
                True,
            ),
            Offer(
                "配車事務", "06", "運行の計画、運転手との連絡、日報の確認をお願いします。", (260_000, 330_000)
            ),
            Offer(
                "フォークリフト作業",
                "15",
                "倉庫でのフォークリフトによる入出庫です。資格のある方に向いています。",
                (265_000, 320_000),
                card={"licences": "フォークリフト運転技能講習修了"},
            ),
            Offer(
                "構内の請負作業",
                "15",
                "取引先の工場の構内で、荷物の搬入と搬出を行います。",
                (250_000, 300_000),
                card={"contract_work": c.ContractWork.CONTRACTING, "wants_self_application": True},
            ),
        ),
    ),
    Company(
        "株式会社しおさいシステム",
        "シオサイシステム",
        "5000000000014",
        "2350022",
        "14107",
        "汐見台9丁目94番6号",
        "+81301234506",
        "G",
        "医療機関向けの予約システムを開発し、運用しています。",
        "在宅勤務が中心です。勉強会を毎週開いています。",
        (48, 48, 17, 4),
        ("汐見", "シオミ"),
        (
            Offer(
                "プログラマー（Python）",
                "02",
                "Webアプリの設計から運用まで担当します。チームは5人、在宅勤務が週4日です。",
                (320_000, 480_000),
                card={"can_work_from_home": True},
            ),
            Offer(
                "サポート担当",
                "06",
                "医療機関からの問い合わせに、電話とメールで答えます。",
                (250_000, 300_000),
                card={"can_work_from_home": True},
            ),
            Offer(
                "システムエンジニア",
                "02",
                "クラウド環境の構築と監視を担当します。夜間の呼び出しはありません。",
                (350_000, 520_000),
                card={"can_work_from_home": True},
            ),
            Offer(
                "営業（医療機関向け）",
                "07",
                "導入のご提案と、その後の相談に応じます。新規の電話営業はありません。",
                (290_000, 420_000),
            ),
            Offer(
                "経理・労務",
                "06",
                "月次の決算、給与計算、社会保険の手続きをお願いします。",
                (280_000, 360_000),
                card={"can_work_from_home": True},
            ),
            Offer(
                "データ入力",
                "06",
                "医療機関の登録情報を入力し、確認します。在宅でできます。",
                (1_250, 1_350),
                True,
                {"can_work_from_home": True},
            ),
        ),
    ),
    Company(
        "社会福祉法人はなみずき会",
        "ハナミズキカイ",
        "6000000000013",
        "3370053",
        "11104",
        "大和田町9丁目93番7号",
        "+81301234507",
        "P",
        "特別養護老人ホームと保育園を運営しています。",
        "職員用の保育室があり、子育てをしながら働けます。",
        (160, 90, 68, 30),
        ("花田", "ハナダ"),
        (
            Offer(
                "保育士",
                "05",
                "1歳から3歳の担任の補助をお願いします。書類は園の端末で作成します。",
                (240_000, 285_000),
                card={"licences": "保育士"},
            ),
            Offer(
                "介護職（特別養護老人ホーム）",
                "08",
                "食事、入浴、排せつの介助と、生活の記録をお願いします。夜勤は月4回です。",
                (245_000, 300_000),
                card={
                    "hours_system": c.HoursSystem.SHIFTS,
                    "hours_text": "早番7時00分から16時00分まで、遅番11時00分から20時00分まで、夜勤あり",
                },
            ),
            Offer(
                "看護師（日勤のみ）",
                "04",
                "入居者の健康管理、服薬の確認、医師との連絡をお願いします。",
                (300_000, 360_000),
                card={"licences": "看護師"},
            ),
            Offer(
                "調理員",
                "09",
                "100食ほどの給食を3人で作ります。献立は栄養士が作成します。",
                (1_200, 1_280),
                True,
            ),
            Offer(
                "園の用務員",
                "15",
                "園庭の手入れ、簡単な修理、送迎の見守りをお願いします。",
                (1_160, 1_200),
                True,
            ),
        ),
    ),
    Company(
        "株式会社しらとり工務店",
        "シラトリコウムテン",
        "7000000000012",
        "4560035",
        "23109",
        "白鳥9丁目92番8号",
        "+81301234508",
        "D",
        "木造住宅の新築と改修を行っています。",
        "地元の木材を使い、年に20棟ほどを手がけています。",
        (32, 32, 6, 2),
        ("白鳥", "シラトリ"),
        (
            Offer(
                "大工（見習い可）",
                "14",
                "住宅の木工事を行います。道具は会社で用意し、先輩が教えます。",
                (250_000, 400_000),
            ),
            Offer(
                "現場監督",
                "02",
                "工程、品質、安全の管理を担当します。受け持ちは月2棟ほどです。",
                (310_000, 450_000),
            ),
            Offer("住宅の営業", "07", "展示場での接客と、資金計画のご相談を担当します。", (270_000, 400_000)),
            Offer(
                "経理事務", "06", "請求と支払いの処理、税理士とのやりとりをお願いします。", (240_000, 290_000)
            ),
            Offer(
                "左官・内装の職人",
                "14",
                "壁の塗装と内装の仕上げを行います。経験に応じて決めます。",
                (270_000, 420_000),
            ),
        ),
    ),
    Company(
        "株式会社なにわホテル",
        "ナニワホテル",
        "8000000000011",
        "5300005",
        "27127",
        "中之島9丁目91番9号",
        "+81301234509",
        "M",
        "客室120室のビジネスホテルを運営しています。",
        "外国からのお客さまが多く、語学を生かせます。",
        (75, 75, 44, 28),
        ("浪花", "ナニワ"),
        (
            Offer(
                "フロント係",
                "09",
                "チェックイン、観光の案内、予約の管理をお願いします。夜勤は月6回です。",
                (255_000, 300_000),
                card={"hours_system": c.HoursSystem.SHIFTS},
            ),
            Offer(
                "客室清掃",
                "15",
                "客室の清掃と備品の補充をお願いします。1人15室ほどが目安です。",
                (1_200, 1_250),
                True,
            ),
            Offer("朝食の調理補助", "09", "朝食の準備、片付け、洗い場をお願いします。", (1_200, 1_250), True),
            Offer(
                "設備の点検・管理",
                "10",
                "空調と給排水の点検、簡単な修理、業者の立会いをお願いします。",
                (250_000, 310_000),
            ),
            Offer("予約・経理事務", "06", "予約サイトの管理、売上の集計をお願いします。", (245_000, 290_000)),
        ),
    ),
    Company(
        "百道水産株式会社",
        "モモチスイサン",
        "9000000000010",
        "8140001",
        "40137",
        "百道浜9丁目90番10号",
        "+81301234510",
        "I",
        "市場で仕入れた魚を加工し、九州の店舗へ卸しています。",
        "朝が早い分、午後は早く帰れます。",
        (40, 40, 16, 14),
        ("百道", "モモチ"),
        (
            Offer(
                "鮮魚の加工",
                "12",
                "魚をさばき、真空包装します。包丁の使い方から教えます。",
                (1_100, 1_250),
                True,
            ),
            Offer(
                "市場での仕入れ補助",
                "07",
                "早朝の市場で、仕入れと積み込みを手伝います。",
                (245_000, 300_000),
                card={"starts_at": dt.time(4, 0), "ends_at": dt.time(13, 0)},
            ),
            Offer(
                "ルート配送",
                "13",
                "福岡市内の店舗へ届けます。普通免許で運転できる車です。",
                (240_000, 290_000),
            ),
            Offer("受注事務", "06", "電話とFAXの注文を入力し、配送の手配をします。", (225_000, 260_000)),
            Offer(
                "店舗の販売スタッフ（鮮魚）",
                "07",
                "鮮魚売場での対面販売をお願いします。調理方法のご案内もします。",
                (1_080, 1_200),
                True,
            ),
        ),
    ),
    Company(
        "もみじ農園",
        "モミジノウエン",
        "",
        "0040014",
        "01108",
        "もみじ台北9丁目89番11号",
        "+81301234511",
        "A",
        "野菜と果物を栽培し、直売所を開いています。",
        "農業の経験がない方も、季節ごとに覚えられます。",
        (9, 9, 4, 5),
        ("紅葉", "モミジ"),
        (
            Offer(
                "野菜の栽培と収穫",
                "11",
                "種まきから収穫、出荷までを行います。冬は温室での作業が中心です。",
                (210_000, 240_000),
            ),
            Offer(
                "直売所の販売",
                "07",
                "野菜の陳列とレジをお願いします。週末だけの勤務も相談できます。",
                (1_100, 1_150),
                True,
            ),
            Offer(
                "農産物の配達",
                "13",
                "市内の飲食店へ野菜を届けます。雪道の運転に慣れた方を歓迎します。",
                (215_000, 250_000),
            ),
            Offer(
                "加工場のスタッフ",
                "12",
                "ジャムと漬物の仕込み、瓶詰め、ラベル貼りをお願いします。",
                (1_100, 1_150),
                True,
            ),
        ),
    ),
    Company(
        "あかり人材サービス株式会社",
        "アカリジンザイサービス",
        "1100000000017",
        "1080075",
        "13103",
        "港南9丁目88番12号",
        "+81301234512",
        "R",
        "事務職を中心とした労働者派遣を行っています。",
        "派遣先が決まるまで、研修を受けられます。",
        (60, 15, 9, 3),
        ("明石", "アカシ"),
        (
            Offer(
                "派遣先での営業事務",
                "06",
                "派遣先で、見積書の作成と電話の応対を行います。",
                (1_600, 1_800),
                True,
                card={
                    "employment_form": c.EmploymentForm.FIXED_TERM_DISPATCH,
                    "contract_work": c.ContractWork.DISPATCH,
                    "dispatch_licence": "派13-000000",
                    "term": c.Term.FOUR_MONTHS_OR_MORE,
                    "term_text": "6か月",
                    "renewal": c.Renewal.CONDITIONAL,
                    "renewal_criteria": "派遣先の業務量と勤務の状況による",
                    "renewal_limit": "通算3年",
                },
            ),
            Offer(
                "派遣先での経理（紹介予定派遣）",
                "06",
                "派遣先で、仕訳と支払いの処理を行います。6か月後に直接雇用を検討します。",
                (1_700, 1_900),
                True,
                card={
                    "employment_form": c.EmploymentForm.FIXED_TERM_DISPATCH,
                    "contract_work": c.ContractWork.TEMP_TO_PERM,
                    "dispatch_licence": "派13-000000",
                    "term": c.Term.FOUR_MONTHS_OR_MORE,
                    "term_text": "6か月",
                    "renewal": c.Renewal.NO,
                },
            ),
            Offer(
                "社内の営業", "07", "派遣先の企業への訪問と、スタッフの相談に応じます。", (270_000, 360_000)
            ),
        ),
    ),
)


def full_time(offer: Offer) -> dict[str, Any]:
    """What a full-time card says unless the offer says otherwise."""
    return _common(offer) | {
        "working_time": c.WorkingTime.FULL,
        "employment_form": c.EmploymentForm.REGULAR,
        "wage_form": c.WageForm.MONTHLY,
        "allowances": [{"name": "職務手当", "kind": "duty", "min": 5_000, "max": 20_000}],
        "starts_at": dt.time(9, 0),
        "ends_at": dt.time(18, 0),
        "break_minutes": 60,
        "has_overtime": True,
        "overtime_hours": 12,
        "days_a_week": 5,
        "days_off_text": "土曜日、日曜日、祝日",
        "two_day_weekend": c.TwoDayWeekend.WEEKLY,
        "days_off_a_year": 122,
        "insurances": ["employment", "accident", "health", "pension"],
        "retirement_age": 65,
        "employed_until_age": 70,
        "has_trial": True,
        "trial_text": "3か月",
        "trial_same_conditions": True,
        "raise_text": "前年度実績あり（1月あたり3,000円から6,000円）",
        "bonus_text": "前年度実績あり（年2回・計2.5月分）",
        "has_severance_pay": True,
    }


def part_time(offer: Offer) -> dict[str, Any]:
    """What a part-time card says unless the offer says otherwise."""
    return _common(offer) | {
        "working_time": c.WorkingTime.PART,
        "employment_form": c.EmploymentForm.PART_TIMER,
        "wage_form": c.WageForm.HOURLY,
        "allowances": [],
        "starts_at": dt.time(9, 0),
        "ends_at": dt.time(15, 0),
        "break_minutes": 45,
        "has_overtime": False,
        "days_a_week": 4,
        "days_off_text": "週3日の休み。曜日は相談できます。",
        "two_day_weekend": c.TwoDayWeekend.OTHER,
        "days_off_a_year": 157,
        "insurances": ["employment", "accident"],
        "has_trial": False,
    }


def _common(offer: Offer) -> dict[str, Any]:
    return {
        "publication_level": c.PublicationLevel.ALL,
        "title": offer.title,
        "occupation": offer.occupation,
        "description": offer.description,
        "duties_change": "変更なし",
        "contract_work": c.ContractWork.NONE,
        "term": c.Term.INDEFINITE,
        "workplace_is_named": True,
        "workplace_change": "転勤なし",
        "smoking": c.Smoking.INDOORS_FORBIDDEN,
        "car_commuting": False,
        "has_age_limit": False,
        "education": c.Education.ANY,
        "experience": c.Experience.NOT_ASKED,
        "base_min": offer.base[0],
        "base_max": offer.base[1],
        "has_fixed_overtime": False,
        "commuting_pay": c.CommutingPay.ACTUAL_CAPPED,
        "commuting_pay_yen": 20_000,
        "pay_day_text": "月末締切、翌月25日支払い",
        "hours_system": c.HoursSystem.ORDINARY,
        "paid_leave_days": 10,
        "openings": 2,
        "hiring_reason": c.HiringReason.INCREASE,
        "selection_methods": [c.SelectionMethod.INTERVIEW, c.SelectionMethod.DOCUMENTS],
        "result_within_days": 7,
        "documents": [c.ApplicationDocument.LETTER, c.ApplicationDocument.RESUME],
        "document_route": c.DocumentRoute.MYPAGE,
        "document_return": c.DocumentReturn.RETURNED,
        "message": "職場の見学もできます。お気軽にお問い合わせください。",
    }
