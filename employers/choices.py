"""The options of a job card (求人票), with the official words; domain notes 2.2 tell which are confirmed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostingState(models.TextChoices):
    """Where a posting stands; `employers.lifecycle` holds the arrows and each audience's words."""

    DRAFT = "draft", _("入力中")
    SUBMITTED = "submitted", _("確認待ち（仮登録）")
    RETURNED = "returned", _("修正のお願い")
    VISIT_ASKED = "visit_asked", _("来所のお願い")
    LAPSED = "lapsed", _("来所期限経過")
    REFUSED = "refused", _("不受理")
    WITHDRAWN = "withdrawn", _("取下げ")
    OPEN = "open", _("公開中")
    ON_HOLD = "on_hold", _("紹介保留中")
    FILLED = "filled", _("充足")
    CANCELLED = "cancelled", _("取消")
    EXPIRED = "expired", _("期限切れ")


# Accepted and not ended: what can be found, referred to and applied for, or could again.
LIVE_STATES = (PostingState.OPEN, PostingState.ON_HOLD)
# What the employer may write in.
EDITABLE_STATES = (PostingState.DRAFT, PostingState.RETURNED)


class PublicationLevel(models.IntegerChoices):
    """公開希望."""

    ALL = 1, _("事業所名等を含む求人情報を公開する")
    SEEKERS = 2, _("ハローワークの求職者に限定し、事業所名等を含む求人情報を公開する")
    WITHOUT_NAME = 3, _("事業所名等を含まない求人情報を公開する")
    NOT_PUBLIC = 4, _("求人情報を公開しない")


# Levels whose postings may take direct self-applications (オンライン自主応募).
SELF_APPLICATION_LEVELS = (PublicationLevel.ALL, PublicationLevel.SEEKERS)


class WorkingTime(models.TextChoices):
    """求人区分: decided by working hours, not by form or pay."""

    FULL = "full", _("フルタイム")
    PART = "part", _("パート")


class EmploymentForm(models.TextChoices):
    """雇用形態."""

    REGULAR = "regular", _("正社員")
    OTHER = "other", _("正社員以外")
    PART_TIMER = "part_timer", _("パート労働者")
    FIXED_TERM_DISPATCH = "fixed_dispatch", _("有期雇用派遣労働者")
    PERMANENT_DISPATCH = "permanent_dispatch", _("無期雇用派遣労働者")


class ContractWork(models.TextChoices):
    """派遣・請負等: whether the work is performed for, or at, somebody else's business."""

    NONE = "none", _("派遣・請負ではない")
    DISPATCH = "dispatch", _("派遣")
    TEMP_TO_PERM = "temp_to_perm", _("紹介予定派遣")
    CONTRACTING = "contracting", _("請負")


class Term(models.TextChoices):
    """雇用期間."""

    INDEFINITE = "indefinite", _("定めなし")
    FOUR_MONTHS_OR_MORE = "four_months", _("定めあり（4か月以上）")
    UNDER_FOUR_MONTHS = "under_four_months", _("定めあり（4か月未満）")
    DAILY = "daily", _("日雇")


class Renewal(models.TextChoices):
    """契約更新の可能性."""

    NO = "no", _("なし")
    IN_PRINCIPLE = "in_principle", _("あり（原則更新）")
    CONDITIONAL = "conditional", _("あり（条件付きで更新あり）")


class Smoking(models.TextChoices):
    """受動喫煙対策 (健康増進法; 職業安定法施行規則4条の2)."""

    INDOORS_FORBIDDEN = "indoors_forbidden", _("あり（屋内禁煙）")
    SMOKING_ROOM = "smoking_room", _("あり（喫煙室設置）")
    NONE = "none", _("なし（喫煙可）")
    OTHER = "other", _("その他")


class Housing(models.TextChoices):
    """入居可能住宅."""

    NONE = "none", _("なし")
    SINGLE = "single", _("単身用あり")
    FAMILY = "family", _("世帯用あり")
    BOTH = "both", _("単身用・世帯用あり")


class DrivingLicence(models.TextChoices):
    """普通自動車運転免許."""

    NONE = "none", _("不要")
    REQUIRED = "required", _("必須（AT限定不可）")
    REQUIRED_AT = "required_at", _("必須（AT限定可）")
    PREFERRED = "preferred", _("あれば尚可")


class AgeReason(models.TextChoices):
    """年齢制限該当事由: the exceptions of 労働施策総合推進法施行規則1条の3第1項."""

    RETIREMENT = "1", _("1号：定年を上限")
    LAW = "2", _("2号：法令の規定により年齢制限がある")
    CAREER = "3i", _("3号のイ：長期勤続によるキャリア形成のため若年者等を対象")
    SKILLS = "3ro", _("3号のロ：技能・ノウハウの継承のため特定の職種で特定の年齢層を対象")
    ARTS = "3ha", _("3号のハ：芸術・芸能の分野")
    ELDERLY = "3ni", _("3号のニ：60歳以上の高年齢者、または国の施策の対象となる年齢層")


class Experience(models.TextChoices):
    """必要な経験等・必要な免許・資格."""

    NOT_ASKED = "none", _("不問")
    REQUIRED = "required", _("必須")
    WELCOME = "welcome", _("あれば尚可")


class Education(models.TextChoices):
    """学歴."""

    ANY = "any", _("不問")
    JUNIOR_HIGH = "junior_high", _("中学以上")
    HIGH_SCHOOL = "high_school", _("高校以上")
    VOCATIONAL = "vocational", _("専修学校以上")
    JUNIOR_COLLEGE = "junior_college", _("短大・高専以上")
    UNIVERSITY = "university", _("大学以上")
    GRADUATE = "graduate", _("大学院")


class WageForm(models.TextChoices):
    """賃金形態."""

    MONTHLY = "monthly", _("月給")
    DAILY = "daily", _("日給")
    HOURLY = "hourly", _("時給")
    YEARLY = "yearly", _("年俸制")


class AllowanceKind(models.TextChoices):
    """定額的に支払われる手当の種類: which of them count for the minimum wage (最低賃金法4条3項, 同法施行規則1条)."""

    DUTY = "duty", _("職務・役職手当")
    QUALIFICATION = "qualification", _("資格手当")
    REGION = "region", _("地域・調整手当")
    HOUSING = "housing", _("住宅手当")
    OTHER = "other", _("その他、毎月決まって支払う手当")
    ATTENDANCE = "attendance", _("精皆勤手当（最低賃金の計算には入りません）")
    FAMILY = "family", _("家族手当（最低賃金の計算には入りません）")
    COMMUTING = "commuting", _("通勤手当（最低賃金の計算には入りません）")


NOT_IN_MINIMUM_WAGE = frozenset({AllowanceKind.ATTENDANCE, AllowanceKind.FAMILY, AllowanceKind.COMMUTING})


class CommutingPay(models.TextChoices):
    """通勤手当."""

    ACTUAL = "actual", _("実費支給（上限なし）")
    ACTUAL_CAPPED = "actual_capped", _("実費支給（上限あり）")
    FIXED = "fixed", _("一定額")
    NONE = "none", _("なし")


class HoursSystem(models.TextChoices):
    """就業時間の区分 (労働基準法32条以下)."""

    ORDINARY = "ordinary", _("通常の勤務時間")
    SHIFTS = "shifts", _("交替制（シフト制）")
    FLEX = "flex", _("フレックスタイム制")
    DISCRETIONARY = "discretionary", _("裁量労働制")
    VARIABLE = "variable", _("変形労働時間制")
    DEEMED = "deemed", _("事業場外みなし労働時間制")


class Weekday(models.TextChoices):
    """休日となる曜日."""

    MONDAY = "mon", _("月曜日")
    TUESDAY = "tue", _("火曜日")
    WEDNESDAY = "wed", _("水曜日")
    THURSDAY = "thu", _("木曜日")
    FRIDAY = "fri", _("金曜日")
    SATURDAY = "sat", _("土曜日")
    SUNDAY = "sun", _("日曜日")
    HOLIDAY = "holiday", _("祝日")


class TwoDayWeekend(models.TextChoices):
    """週休二日制."""

    WEEKLY = "weekly", _("毎週")
    OTHER = "other", _("その他")
    NONE = "none", _("なし")


class HiringReason(models.TextChoices):
    """募集理由."""

    VACANCY = "vacancy", _("欠員補充")
    INCREASE = "increase", _("増員")
    NEW_ESTABLISHMENT = "new", _("新規事業所設立")
    OTHER = "other", _("その他")


class SelectionMethod(models.TextChoices):
    """選考方法."""

    INTERVIEW = "interview", _("面接")
    DOCUMENTS = "documents", _("書類選考")
    TEST = "test", _("筆記試験")
    OTHER = "other", _("その他")


class ApplicationDocument(models.TextChoices):
    """応募書類等."""

    LETTER = "letter", _("ハローワーク紹介状")
    RESUME = "resume", _("履歴書（写真貼付）")
    CAREER = "career", _("職務経歴書")
    JOB_CARD = "job_card", _("ジョブ・カード")
    OTHER = "other", _("その他")


class DocumentRoute(models.TextChoices):
    """応募書類の送付方法; the first must be chosen for files to come through MyPage (SV3)."""

    MYPAGE = "mypage", _("求職者マイページからの登録")
    POST = "post", _("郵送")
    MAIL = "mail", _("Eメール")
    BROUGHT = "brought", _("面接時に持参")


class DocumentReturn(models.TextChoices):
    """応募書類の返戻."""

    DISCARDED = "discarded", _("求人者の責任にて廃棄")
    RETURNED = "returned", _("返却")


class Insurance(models.TextChoices):
    """加入保険等."""

    EMPLOYMENT = "employment", _("雇用保険")
    ACCIDENT = "accident", _("労災保険")
    HEALTH = "health", _("健康保険")
    PENSION = "pension", _("厚生年金")
    PUBLIC_ACCIDENT = "public_accident", _("公務災害補償")
    SAVINGS = "savings", _("財形")
    OTHER = "other", _("その他")


class RefusalGround(models.TextChoices):
    """不受理の根拠: the grounds of 職業安定法5条の6第1項."""

    UNLAWFUL = "1", _("一号：内容が法令に違反する")
    INADEQUATE = "2", _("二号：労働条件が通常の労働条件と比べて著しく不適当")
    MEASURES = "3", _("三号：労働関係法令違反により処分・公表等の措置を受けている")
    NOT_DISCLOSED = "4", _("四号：労働条件が明示されていない")
    ORGANISED_CRIME = "5", _("五号：暴力団関係者等による申込み")
    NO_DECLARATION = "6", _("六号：正当な理由なく自己申告に応じない")
