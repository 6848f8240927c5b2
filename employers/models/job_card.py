"""Job cards: one version of a posting's text."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from employers import choices
from hellowork import clock
from hellowork.offices.reference.occupations import (
    GROUPED_OCCUPATION_CHOICES,
    OccupationGroup,
    occupations_in,
)

# What 職業安定法5条の3第2項 and 職安則4条の2 ask to be disclosed, and what else a card cannot go without. A card with one
# of these empty cannot be accepted; the database holds that for the columns, `employers.findings` for what depends.
REQUIRED_TEXTS = (
    "title",
    "occupation",
    "description",
    "duties_change",
    "workplace_change",
    "street",
    "contact_name",
    "contact_telephone",
)
REQUIRED_CHOICES = (
    "working_time",
    "employment_form",
    "contract_work",
    "term",
    "smoking",
    "wage_form",
    "commuting_pay",
    "hours_system",
    "experience",
    "education",
    "document_route",
)
REQUIRED_VALUES = (
    "publication_level",
    "municipality",
    "workplace_is_named",
    "has_trial",
    "has_age_limit",
    "base_min",
    "base_max",
    "has_fixed_overtime",
    "break_minutes",
    "has_overtime",
    "days_off_a_year",
    "openings",
)
# What only a card with an age limit may say.
AGE_COLUMNS = ("age_from", "age_until", "age_reason", "age_reason_text")


def _middle_lies_in_its_group() -> Q:
    """No 中分類, or one of the 大分類 that is chosen."""
    lies = Q(occupation_middle="")
    for group in OccupationGroup.values:
        codes = [code for code, _name in occupations_in(group)]
        lies |= Q(occupation=group, occupation_middle__gte=codes[0], occupation_middle__lte=codes[-1])
    return lies


def _accepted_is_complete() -> Q:
    """Not accepted, or everything required is there."""
    complete = Q(accepted_at__isnull=False)
    for name in (*REQUIRED_TEXTS, *REQUIRED_CHOICES):
        complete &= ~Q(**{name: ""})
    for name in REQUIRED_VALUES:
        complete &= Q(**{f"{name}__isnull": False})
    return Q(accepted_at__isnull=True) | complete


class JobCard(models.Model):
    """求人票: immutable once accepted (a trigger holds that). A change is a new card.

    A draft may be incomplete: texts and choices are then empty, numbers and yes/no null. Money is in yen, of the
    period that `wage_form` names; times are of the day in Japan.
    """

    posting = models.ForeignKey(
        "employers.Posting", models.CASCADE, verbose_name="求人", related_name="cards"
    )
    created_at = models.DateTimeField("作成日時", db_default=clock.Now(), editable=False)
    changed_at = models.DateTimeField("最終入力", db_default=clock.Now(), editable=False)
    accepted_at = models.DateTimeField("受理日時", null=True, editable=False)
    # 職業安定法5条の6: the employer declared, when handing in, that no ground of refusal applies to it.
    declared_at = models.DateTimeField("自己申告の日時", null=True, editable=False)

    # 1 求人区分
    working_time = models.CharField("求人区分", max_length=4, choices=choices.WorkingTime, blank=True)
    publication_level = models.PositiveSmallIntegerField(
        "公開希望", choices=choices.PublicationLevel, null=True, blank=True
    )
    wants_self_application = models.BooleanField("オンライン自主応募を受け付ける", default=False)
    with_trial_employment = models.BooleanField("トライアル雇用併用の希望", default=False)

    # 2 仕事内容
    title = models.CharField("職種", max_length=28, blank=True)
    occupation = models.CharField("職業分類", max_length=2, choices=OccupationGroup, blank=True)
    # Beside the large group, where the employer knows it: as fine as most people look.
    occupation_middle = models.CharField(
        "職業分類（中分類）", max_length=3, choices=GROUPED_OCCUPATION_CHOICES, blank=True
    )
    description = models.TextField("仕事の内容", max_length=360, blank=True)
    duties_change = models.CharField("仕事の変更の範囲", max_length=120, blank=True)
    employment_form = models.CharField("雇用形態", max_length=20, choices=choices.EmploymentForm, blank=True)
    employment_form_name = models.CharField("正社員以外の名称", max_length=30, blank=True)
    becomes_regular = models.BooleanField("正社員登用の制度", null=True, blank=True)
    contract_work = models.CharField("派遣・請負等", max_length=14, choices=choices.ContractWork, blank=True)
    dispatch_licence = models.CharField("労働者派遣事業の許可番号", max_length=20, blank=True)
    term = models.CharField("雇用期間", max_length=20, choices=choices.Term, blank=True)
    term_text = models.CharField("雇用期間の長さ", max_length=60, blank=True)
    renewal = models.CharField("契約更新の可能性", max_length=14, choices=choices.Renewal, blank=True)
    renewal_criteria = models.CharField("契約更新の条件", max_length=120, blank=True)
    renewal_limit = models.CharField("更新の上限（通算期間または回数）", max_length=60, blank=True)
    has_trial = models.BooleanField("試用期間", null=True, blank=True)
    trial_text = models.CharField("試用期間の長さ", max_length=60, blank=True)
    trial_same_conditions = models.BooleanField("試用期間中の労働条件は同じ", null=True, blank=True)
    trial_conditions = models.CharField("試用期間中の労働条件", max_length=120, blank=True)

    # 3 就業場所
    workplace_is_named = models.BooleanField("就業先の事業所を明示できる", null=True, blank=True)
    workplace_name = models.CharField("就業先の名称", max_length=120, blank=True)
    postal_code = models.CharField("就業場所の郵便番号", max_length=7, blank=True)
    municipality = models.ForeignKey(
        "offices.Municipality",
        models.PROTECT,
        verbose_name="就業場所の市区町村",
        related_name="job_cards",
        null=True,
        blank=True,
    )
    street = models.CharField("就業場所の町名・番地・建物", max_length=160, blank=True)
    access = models.CharField("最寄り駅・交通", max_length=90, blank=True)
    station_minutes = models.PositiveSmallIntegerField("最寄り駅から徒歩（分）", null=True, blank=True)
    may_be_transferred = models.BooleanField("転勤の可能性", null=True, blank=True)
    workplace_change = models.CharField("就業場所の変更の範囲（転勤）", max_length=120, blank=True)
    smoking = models.CharField("受動喫煙対策", max_length=20, choices=choices.Smoking, blank=True)
    smoking_note = models.CharField("受動喫煙対策の特記事項", max_length=90, blank=True)
    can_work_from_home = models.BooleanField("在宅勤務", default=False)
    car_commuting = models.BooleanField("マイカー通勤", null=True, blank=True)

    welcomes_uij = models.BooleanField("UIJターン歓迎", default=False)

    # 4 応募の条件
    has_age_limit = models.BooleanField("年齢の制限", null=True, blank=True)
    age_from = models.PositiveSmallIntegerField("年齢（下限）", null=True, blank=True)
    age_until = models.PositiveSmallIntegerField("年齢（上限）", null=True, blank=True)
    age_reason = models.CharField("年齢制限該当事由", max_length=4, choices=choices.AgeReason, blank=True)
    age_reason_text = models.CharField("年齢制限の理由", max_length=120, blank=True)
    education = models.CharField("学歴", max_length=16, choices=choices.Education, blank=True)
    experience = models.CharField("必要な経験等", max_length=10, choices=choices.Experience, blank=True)
    experience_text = models.CharField("必要な経験等の内容", max_length=120, blank=True)
    licences = models.CharField("必要な免許・資格", max_length=120, blank=True)
    driving_licence = models.CharField(
        "普通自動車運転免許", max_length=12, choices=choices.DrivingLicence, blank=True
    )

    # 5 賃金・手当
    wage_form = models.CharField("賃金形態", max_length=10, choices=choices.WageForm, blank=True)
    base_min = models.PositiveIntegerField("a 基本給（下限・円）", null=True, blank=True)
    base_max = models.PositiveIntegerField("a 基本給（上限・円）", null=True, blank=True)
    # Rows of {"name", "kind" (AllowanceKind), "min", "max"}; `employers.wages.allowances_of` reads them.
    allowances = models.JSONField("b 定額的に支払われる手当", default=list, blank=True)
    has_fixed_overtime = models.BooleanField("c 固定残業代", null=True, blank=True)
    fixed_overtime_min = models.PositiveIntegerField("c 固定残業代（下限・円）", null=True, blank=True)
    fixed_overtime_max = models.PositiveIntegerField("c 固定残業代（上限・円）", null=True, blank=True)
    fixed_overtime_hours = models.PositiveSmallIntegerField("固定残業代に相当する時間", null=True, blank=True)
    fixed_overtime_excess_is_paid = models.BooleanField("超過分は追加で支給する", default=False)
    other_allowances = models.CharField("d その他の手当等付記事項", max_length=200, blank=True)
    commuting_pay = models.CharField("通勤手当", max_length=14, choices=choices.CommutingPay, blank=True)
    commuting_pay_yen = models.PositiveIntegerField("通勤手当の額（月額・円）", null=True, blank=True)
    pay_day_text = models.CharField("賃金締切日・支払日", max_length=60, blank=True)
    raise_text = models.CharField("昇給", max_length=90, blank=True)
    has_bonus = models.BooleanField("賞与の制度", null=True, blank=True)
    bonus_text = models.CharField("賞与", max_length=90, blank=True)

    # 6 労働時間
    hours_system = models.CharField("就業時間の区分", max_length=14, choices=choices.HoursSystem, blank=True)
    starts_at = models.TimeField("始業", null=True, blank=True)
    ends_at = models.TimeField("終業", null=True, blank=True)
    hours_text = models.CharField("就業時間の特記事項", max_length=160, blank=True)
    break_minutes = models.PositiveSmallIntegerField("休憩時間（分）", null=True, blank=True)
    has_overtime = models.BooleanField("時間外労働", null=True, blank=True)
    overtime_hours = models.PositiveSmallIntegerField("時間外労働（月平均・時間）", null=True, blank=True)
    overtime_special = models.CharField("36協定の特別条項", max_length=160, blank=True)
    days_a_week = models.PositiveSmallIntegerField("週所定労働日数", null=True, blank=True)
    weekdays_off = ArrayField(
        models.CharField(max_length=8, choices=choices.Weekday),
        verbose_name="休日となる曜日",
        default=list,
        blank=True,
    )
    days_off_text = models.CharField("休日等", max_length=90, blank=True)
    two_day_weekend = models.CharField("週休二日制", max_length=8, choices=choices.TwoDayWeekend, blank=True)
    days_off_a_year = models.PositiveSmallIntegerField("年間休日数", null=True, blank=True)
    paid_leave_days = models.PositiveSmallIntegerField("6か月経過後の年次有給休暇日数", null=True, blank=True)

    # 7 保険・年金・定年等
    insurances = ArrayField(
        models.CharField(max_length=16, choices=choices.Insurance),
        verbose_name="加入保険等",
        default=list,
        blank=True,
    )
    retirement_age = models.PositiveSmallIntegerField("定年年齢", null=True, blank=True)
    employed_until_age = models.PositiveSmallIntegerField("再雇用等の上限年齢", null=True, blank=True)
    has_severance_pay = models.BooleanField("退職金制度", null=True, blank=True)
    housing = models.CharField("入居可能住宅", max_length=8, choices=choices.Housing, blank=True)
    has_nursery = models.BooleanField("利用可能な託児施設", null=True, blank=True)

    # 8 選考・PR
    openings = models.PositiveSmallIntegerField("採用人数", null=True, blank=True)
    hiring_reason = models.CharField("募集理由", max_length=10, choices=choices.HiringReason, blank=True)
    selection_methods = ArrayField(
        models.CharField(max_length=10, choices=choices.SelectionMethod),
        verbose_name="選考方法",
        default=list,
        blank=True,
    )
    result_within_days = models.PositiveSmallIntegerField(
        "選考結果通知（面接後・日以内）", null=True, blank=True
    )
    documents = ArrayField(
        models.CharField(max_length=10, choices=choices.ApplicationDocument),
        verbose_name="応募書類等",
        default=list,
        blank=True,
    )
    document_route = models.CharField(
        "応募書類の送付方法", max_length=8, choices=choices.DocumentRoute, blank=True
    )
    document_return = models.CharField(
        "応募書類の返戻", max_length=10, choices=choices.DocumentReturn, blank=True
    )
    contact_name = models.CharField("選考担当者の氏名", max_length=26, blank=True)
    contact_department = models.CharField("課係名・役職名", max_length=48, blank=True)
    contact_telephone = models.CharField("選考担当者の電話番号", max_length=20, blank=True)
    special_notes = models.TextField("求人に関する特記事項", max_length=600, blank=True)
    message = models.TextField("事業所からのメッセージ", max_length=400, blank=True)
    note_to_office = models.CharField("ハローワークへの連絡事項", max_length=200, blank=True)

    class Meta:
        verbose_name = "求人票"
        verbose_name_plural = "求人票"
        indexes = [models.Index("posting", models.F("id").desc(), name="job_card_of_posting")]
        constraints = [
            models.CheckConstraint(condition=_accepted_is_complete(), name="job_card_accepted_is_complete"),
            models.CheckConstraint(
                condition=Q(base_min__isnull=True)
                | Q(base_max__isnull=True)
                | Q(base_min__lte=models.F("base_max")),
                name="job_card_base_wage_ascends",
            ),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True)
                | Q(age_until__isnull=True)
                | Q(age_from__lte=models.F("age_until")),
                name="job_card_age_ascends",
            ),
            models.CheckConstraint(
                condition=Q(has_age_limit=True)
                | Q(has_age_limit__isnull=True)
                | Q(age_from__isnull=True, age_until__isnull=True, age_reason="", age_reason_text=""),
                name="job_card_no_limit_no_ages",
            ),
            models.CheckConstraint(
                condition=_middle_lies_in_its_group(), name="job_card_occupation_middle_in_its_group"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="job_card_accepted_is_immutable",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__accepted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title or "（職種未入力）"

    @property
    def state(self) -> str:
        """Tells one saving of a draft from the next."""
        return self.changed_at.isoformat()
