"""Offices (公共職業安定所) and the areas they have jurisdiction over (管轄)."""

from copy import deepcopy
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.errors import Refused
from hellowork.audit.edits import edits_kept
from hellowork.calendar.hours import OFFICE_HOURS_DATA, Hours, parse_hours
from hellowork.offices.models.municipality import Municipality
from hellowork.offices.reference.prefectures import DOMESTIC_CHOICES


class OfficeKind(models.TextChoices):
    """What an office is. The operator's own word (ハローワーク) stands in its name, not here."""

    MAIN = "main", _("安定所")
    BRANCH = "branch", _("出張所")
    ROOM = "room", _("分室")
    COUNTER = "counter", _("相談窓口")


def default_hours() -> list[dict[str, Any]]:
    """The hours that most offices keep: weekdays 8:30 to 17:15."""
    return deepcopy(OFFICE_HOURS_DATA)


def validate_hours(value: object) -> None:
    """Refuses hours that are not a timetable of `hellowork.calendar.hours`."""
    try:
        parse_hours(value)
    except (AttributeError, TypeError, ValueError) as error:
        raise ValidationError(
            _("開庁時間の形が正しくありません：%(why)s"), params={"why": str(error)}
        ) from error


class OfficeQuerySet(models.QuerySet["Office"]):
    """Offices by what they are asked for."""

    def for_municipality(self, code: str) -> "Office":
        """The office with jurisdiction over a municipality, or the default office where none has it.

        One query. Office.DoesNotExist when neither exists: then nobody has set the operator's offices up.
        """
        own = Jurisdiction.objects.filter(office=OuterRef("pk"), municipality_id=code)
        return (
            self.annotate(has_jurisdiction=Exists(own))
            .filter(Q(has_jurisdiction=True) | Q(is_default=True))
            .order_by("-has_jurisdiction")[:1]
            .get()
        )

    def in_charge_of(self, code: str) -> "Office":
        """The same for whoever registers: where nothing is set up yet they are told so, and nothing is kept."""
        try:
            return self.for_municipality(code)
        except Office.DoesNotExist:
            raise Refused(
                _("ただいま登録の受付を準備しています。お急ぎの方は、窓口へお越しください。"),
                code="no_office",
            ) from None

    def with_areas(self) -> "OfficeQuerySet":
        """With `area` at hand, in the official order of municipalities: one query more for any number of
        offices.
        """
        return self.prefetch_related(Prefetch("area", queryset=Municipality.objects.order_by("code")))

    def in_public_order(self) -> "OfficeQuerySet":
        """By prefecture from north to south, then by code, as the public list shows them."""
        return self.order_by("prefecture", "code")


@edits_kept(
    *("code", "name", "kana", "kind", "prefecture", "postal_code", "address", "telephone", "fax"),
    *("hours", "hours_note", "is_default"),
)
class Office(models.Model):
    """安定所: an office of the operator, which accepts postings and serves seekers.

    The first five digits of a 求人番号 and of a 求職番号 are the code of the office that gave it.
    """

    code = models.CharField(
        _("安定所番号"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^[0-9]{5}$", _("5桁の数字で入力してください。"))],
        help_text=_("求人番号と求職番号のはじめの5桁になります。"),
    )
    name = models.CharField(_("名称"), max_length=60)
    kana = models.CharField(_("名称（カナ）"), max_length=80)
    kind = models.CharField(_("種別"), max_length=10, choices=OfficeKind.choices, default=OfficeKind.MAIN)
    prefecture = models.CharField(_("都道府県"), max_length=2, choices=DOMESTIC_CHOICES)
    postal_code = models.CharField(
        _("郵便番号"),
        max_length=7,
        validators=[RegexValidator(r"^[0-9]{7}$", _("7桁の数字で入力してください。"))],
    )
    address = models.CharField(_("所在地（都道府県を除く）"), max_length=120)
    access = models.CharField(_("交通"), max_length=120, blank=True)
    # Both in E.164, as `hellowork.text.phones` reads them.
    telephone = models.CharField(_("電話番号"), max_length=20)
    fax = models.CharField(_("FAX番号"), max_length=20, blank=True)
    hours = models.JSONField(_("開庁時間"), default=default_hours, validators=[validate_hours])
    hours_note = models.CharField(_("開庁時間の注記"), max_length=120, blank=True)
    area = models.ManyToManyField(
        Municipality, verbose_name=_("管轄"), through="Jurisdiction", related_name="offices", blank=True
    )
    is_default = models.BooleanField(
        _("管轄のない地域を受け持つ"),
        default=False,
        help_text=_("どの安定所の管轄でもない市区町村の求人と求職は、この安定所が受け持ちます。"),
    )

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("安定所")
        verbose_name_plural = _("安定所")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{5}$"), name="office_code_is_5_digits"),
            models.CheckConstraint(condition=Q(kind__in=OfficeKind.values), name="office_kind_is_known"),
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="office_default_is_one"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_address(self) -> str:
        """The address with its prefecture, without the postal code."""
        return f"{self.get_prefecture_display()}{self.address}"

    @property
    def timetable(self) -> Hours:
        """The opening hours (開庁時間) as `hellowork.calendar.hours` reads them."""
        return parse_hours(self.hours)


class Jurisdiction(models.Model):
    """管轄: that an office is in charge of a municipality; each municipality has one such office at most."""

    office = models.ForeignKey(
        Office, on_delete=models.CASCADE, related_name="jurisdictions", verbose_name=_("安定所")
    )
    municipality = models.OneToOneField(
        Municipality, on_delete=models.PROTECT, related_name="jurisdiction", verbose_name=_("市区町村")
    )

    class Meta:
        verbose_name = _("管轄")
        verbose_name_plural = _("管轄")
        ordering = ["municipality"]

    def __str__(self) -> str:
        return f"{self.office}: {self.municipality}"
