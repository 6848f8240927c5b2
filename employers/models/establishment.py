"""Establishments."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q

from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.audit.edits import edits_kept
from hellowork.calendar.hours import EVENING_BEGINS, EVENING_ENDS
from hellowork.offices.reference.industries import Industry

ONE_MYPAGE = "establishment_has_one_mypage"


class EstablishmentQuerySet(models.QuerySet["Establishment"]):
    def for_actor(self, actor: Actor) -> Self:
        """The establishment a member acts for; every one for staff, who serve all employers."""
        if actor.is_employer:
            return self.filter(pk=actor.establishment_id)
        return self if actor.is_staff or actor.is_system else self.none()

    def locked(self) -> Self:
        return self.select_for_update(of=("self",), no_key=True)


@edits_kept(
    *(
        "name",
        "kana",
        "is_sole_proprietor",
        "corporate_number",
        "representative_title",
        "representative_name",
    ),
    *("postal_code", "municipality", "street", "telephone", "fax", "homepage", "office"),
)
class Establishment(models.Model):
    """事業所: in principle one covered establishment for employment insurance, not the company (TERMS).

    The number (事業所番号) comes with the first acceptance. Data here shows on every posting of the establishment.
    """

    number = models.CharField("事業所番号", max_length=13, null=True, unique=True, editable=False)  # noqa: DJ001 - unique, and empty before the first acceptance
    name = models.CharField("事業所名", max_length=120)
    kana = models.CharField("事業所名（カナ）", max_length=160)
    is_sole_proprietor = models.BooleanField("個人事業主", default=False)
    corporate_number = models.CharField("法人番号", max_length=13, blank=True)
    representative_title = models.CharField("代表者の役職", max_length=60, blank=True)
    representative_name = models.CharField("代表者名", max_length=60, blank=True)
    postal_code = models.CharField("郵便番号", max_length=7)
    municipality = models.ForeignKey(
        "offices.Municipality", models.PROTECT, verbose_name="市区町村", related_name="establishments"
    )
    street = models.CharField("町名・番地・建物", max_length=160)
    telephone = models.CharField("電話番号", max_length=20)
    fax = models.CharField("FAX番号", max_length=20, blank=True)
    homepage = models.URLField("ホームページ", max_length=200, blank=True)
    industry = models.CharField("産業分類", max_length=2, choices=Industry.choices)
    business = models.CharField("事業内容", max_length=90)
    features = models.CharField("会社の特長", max_length=90, blank=True)
    employees_company = models.PositiveIntegerField("従業員数（企業全体）")
    employees_here = models.PositiveIntegerField("従業員数（就業場所）")
    employees_women = models.PositiveIntegerField("従業員数（うち女性）")
    employees_part_time = models.PositiveIntegerField("従業員数（うちパート）")
    founded_year = models.PositiveSmallIntegerField("設立年", null=True, blank=True)
    capital_yen = models.PositiveBigIntegerField("資本金（円）", null=True, blank=True)
    has_labour_union = models.BooleanField("労働組合", default=False)
    # Outside these hours a referral may be sent without a call: the employer cannot be reached.
    telephone_from = models.TimeField("電話を受けられる時間（開始）", default=EVENING_ENDS)
    telephone_until = models.TimeField("電話を受けられる時間（終了）", default=EVENING_BEGINS)
    office = models.ForeignKey(
        "offices.Office",
        models.PROTECT,
        verbose_name="管轄の安定所",
        related_name="establishments",
        editable=False,
    )
    created_at = models.DateTimeField("登録日時", db_default=clock.Now(), editable=False)

    objects = EstablishmentQuerySet.as_manager()

    class Meta:
        verbose_name = "事業所"
        verbose_name_plural = "事業所"
        indexes = [models.Index("kana", "id", name="establishment_by_kana")]
        constraints = [
            models.CheckConstraint(
                condition=Q(corporate_number="") | Q(corporate_number__regex=r"^[0-9]{13}$"),
                name="establishment_corporate_number_has_13_digits",
            ),
            # One company at one address has one MyPage; only sole proprietors have no number to tell them apart by.
            models.UniqueConstraint(
                fields=["corporate_number", "postal_code", "street"],
                condition=~Q(corporate_number=""),
                name=ONE_MYPAGE,
            ),
            models.CheckConstraint(
                condition=Q(is_sole_proprietor=True, corporate_number="")
                | Q(is_sole_proprietor=False) & ~Q(corporate_number=""),
                name="establishment_company_has_its_number",
                violation_error_message="法人番号を入力するか、個人事業主を選んでください。",
            ),
            models.CheckConstraint(
                condition=Q(employees_here__lte=models.F("employees_company"))
                & Q(employees_women__lte=models.F("employees_here"))
                & Q(employees_part_time__lte=models.F("employees_here")),
                name="establishment_parts_are_within_the_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_address(self) -> str:
        """The address without its postal code; asks for the municipality."""
        return f"{self.municipality.full_name}{self.street}"

    def answers_telephone_at(self, moment: dt.time) -> bool:
        """Whether someone answers the telephone at this time of an open day."""
        return self.telephone_from <= moment < self.telephone_until
