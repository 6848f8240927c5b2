"""Pay of a card as a reader compares it: in the form it is paid, by the month, and by the year with the sum behind it."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from employers.choices import WageForm
from employers.models import JobCard
from employers.wages import MONTHS, allowances_of, monthly, monthly_hours

_MAN = 10_000


@dataclass(frozen=True, slots=True)
class Pay:
    """`low` and `high` are yen in the form `form` (月給, 時給 …) with what is paid to everyone; a month and a year are
    None while hours and days off do not let them be told. `card` is whose pay it is.
    """

    form: str
    low: int
    high: int
    month: tuple[int, int] | None
    year: tuple[int, int] | None
    includes_overtime: bool
    card: JobCard

    @property
    def text(self) -> str:
        """月給 23万5,000円から29万円"""
        return f"{self.form} {range_text(self.low, self.high)}"

    @property
    def html(self) -> SafeString:
        """The same for a page: a narrow line breaks between the amounts, never within one."""
        if self.low == self.high:
            return format_html("{} {}", self.form, yen_text(self.low))
        return format_html("{} {}から<wbr>{}", self.form, yen_text(self.low), yen_text(self.high))

    @property
    def month_text(self) -> str:
        """The month, where pay is not told by the month already."""
        return range_text(*self.month) if self.month and self.form != WageForm.MONTHLY.label else ""

    @property
    def year_text(self) -> str:
        """年収の目安 in 10,000 yen, cut down."""
        return range_text(*(yen // _MAN * _MAN for yen in self.year)) if self.year else ""

    @property
    def sum_text(self) -> str:
        """How 年収の目安 is reckoned, in words."""
        return _sum(self.card, WageForm(self.card.wage_form))


def pay_of(card: JobCard) -> Pay:
    """The pay of a card that was accepted: a, b and c together where they are paid in one measure."""
    form, month = WageForm(card.wage_form), monthly(card)
    low, high = card.base_min or 0, card.base_max or 0
    if form is WageForm.MONTHLY and month:
        low, high = month
    elif form is WageForm.HOURLY:
        rows = allowances_of(card)
        low, high = low + sum(row.min for row in rows), high + sum(row.max for row in rows)
    return Pay(
        form=str(form.label),
        low=low,
        high=high,
        month=month,
        year=(month[0] * MONTHS, month[1] * MONTHS) if month else None,
        includes_overtime=bool(card.has_fixed_overtime and form is WageForm.MONTHLY),
        card=card,
    )


def _sum(card: JobCard, form: WageForm) -> str:
    if form is WageForm.HOURLY:
        hours = monthly_hours(card)
        return _("時給×月平均%(hours)s時間×12か月。賞与と時間外手当は含みません。") % {
            "hours": round(hours) if hours else "－"
        }
    if form is WageForm.DAILY:
        return _("日給×月平均の労働日数×12か月。賞与と時間外手当は含みません。")
    parts = [_("基本給"), *([_("毎月決まって支払う手当")] if card.allowances else [])]
    parts += [_("固定残業代")] if card.has_fixed_overtime else []
    return _("月額（%(parts)s）×12か月。賞与は含みません。") % {"parts": "＋".join(parts)}


def yen_text(amount: int) -> str:
    """23万5,000円, 1,226円"""
    man, rest = divmod(amount, _MAN)
    if not man:
        return f"{amount:,}円"
    return f"{man:,}万{f'{rest:,}' if rest else ''}円"


def range_text(low: int, high: int) -> str:
    """23万円から29万円; one amount where both are the same."""
    return yen_text(low) if low == high else f"{yen_text(low)}から{yen_text(high)}"
