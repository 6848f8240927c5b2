"""The job card as visitors read it: eight sections in the order of the paper 求人票, as far as their sight goes.

What a visitor without the employer's identity reads is made here, and only here, from `employers.publication` and
`employers.masking`: names and numbers are left out, the workplace ends at its municipality, and texts are masked.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.choices import SelectionMethod
from employers.masking import masked
from employers.models import Acceptance, Establishment, JobCard, Posting
from employers.pay import pay_of, range_text, yen_text
from employers.presentation import is_asked, label_of, value_text
from employers.publication import Sight
from employers.wages import allowances_of
from hellowork.offices.reference.industries import Industry
from hellowork.text.dates import time_text
from hellowork.text.templatetags.house_text import jdate, postal_code, tel_link
from hellowork.web.components import Fact

Text = str | SafeString | Promise
_MAN = 10_000


@dataclass(frozen=True, slots=True)
class PublicSection:
    """One section of the card; `key` is its anchor."""

    key: str
    title: str | Promise
    facts: list[Fact]
    note: str | Promise = ""


@dataclass(frozen=True, slots=True)
class PublicCard:
    """A posting as one visitor may read it; every text that leaves the house goes through `text`.

    `version` is the card that was seen, where that is not the one of today.
    """

    posting: Posting
    sight: Sight
    shows_contact: bool = False
    version: JobCard | None = None

    @property
    def card(self) -> JobCard:
        return self.version or self.posting.card  # type: ignore[return-value]

    @property
    def establishment(self) -> Establishment:
        return self.posting.establishment

    @property
    def is_named(self) -> bool:
        """Whether this visitor sees whose posting it is."""
        return self.sight is Sight.FULL

    @property
    def title(self) -> str:
        return self.text(self.card.title)

    @property
    def employer(self) -> str:
        """事業所名; empty where this visitor must not see it."""
        return self.establishment.name if self.is_named else ""

    @property
    def workplace(self) -> str:
        """The municipality of the workplace, which every level tells."""
        return self.card.municipality.full_name if self.card.municipality else ""

    @property
    def description(self) -> str:
        return self.text(self.card.description)

    def text(self, text: str) -> str:
        """A text of the employer's own, without their name where it must not be seen."""
        return text if self.is_named else masked(text, self.card, self.establishment)

    def value(self, name: str) -> str:
        """What the card says in a column, as a reader sees it."""
        return self.text(value_text(self.card, name))

    @property
    def days_off(self) -> str:
        """休日等: the days of every week and what was written beside them, nothing twice."""
        weekdays, text = self.value("weekdays_off"), self.value("days_off_text")
        return text if weekdays in text else "、".join(filter(None, (weekdays, text)))

    def sections(self) -> list[PublicSection]:
        """The eight sections; rows without an answer are left out."""
        return [
            PublicSection(
                key, title, [fact for fact in make(self) if fact.value not in ("", None)], _note(self, key)
            )
            for key, title, make in _SECTIONS
        ]


_NOTE_HIDDEN = gettext_lazy(
    "事業所名、所在地、電話番号などは、事業所の希望により公開していません。くわしくは、窓口でお尋ねください。"
)
_NOTE_SEEKERS = gettext_lazy("事業所名などは、求職者として登録し、登録が有効な方だけがご覧になれます。")


def _note(public: PublicCard, key: str) -> str | Promise:
    if key != "employer" or public.is_named:
        return ""
    return _NOTE_SEEKERS if public.posting.publication_level == 2 else _NOTE_HIDDEN


def _fields(public: PublicCard, *names: str) -> Iterator[Fact]:
    """Plain columns under their official names."""
    for name in names:
        if is_asked(public.card, name):
            yield Fact(name=label_of(name), value=public.value(name))


def _ticked(public: PublicCard, name: str) -> list[str]:
    """A column that the paper names only where it was ticked."""
    return [name] if getattr(public.card, name) else []


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _employer(public: PublicCard) -> Iterator[Fact]:
    place = public.establishment
    if public.is_named:
        yield Fact(name=_("事業所名"), value=_lines(place.name, place.kana))
        yield Fact(name=_("事業所番号"), value=place.number or "")
        yield Fact(name=_("所在地"), value=_lines(postal_code(place.postal_code), place.full_address))
        if place.homepage:
            link = format_html('<a href="{}" rel="noopener nofollow">{}</a>', place.homepage, place.homepage)
            yield Fact(name=_("ホームページ"), value=link)
        yield Fact(name=_("法人番号"), value=place.corporate_number)
    yield Fact(name=_("産業分類"), value=str(Industry(place.industry).label))


def _work(public: PublicCard) -> Iterator[Fact]:
    yield from _fields(public, "title")
    occupation = _lines(public.value("occupation"), public.value("occupation_middle"))
    yield Fact(name=label_of("occupation"), value=occupation)
    yield from _fields(public, "description", "duties_change", "working_time")
    yield Fact(
        name=label_of("employment_form"),
        value=_lines(public.value("employment_form"), public.value("employment_form_name")),
    )
    yield from _fields(public, "becomes_regular", *_ticked(public, "with_trial_employment"))
    yield from _fields(public, "contract_work", *(["dispatch_licence"] if public.is_named else []))
    yield Fact(name=label_of("term"), value=_lines(public.value("term"), public.value("term_text")))
    yield from _fields(public, "renewal", "renewal_criteria", "renewal_limit")
    yield Fact(name=label_of("has_trial"), value=_trial(public))
    yield Fact(name=_("就業場所"), value=_workplace(public))
    if public.is_named:
        yield from _fields(public, "access")
    yield from _fields(public, "station_minutes", "may_be_transferred", "workplace_change")
    yield Fact(name=label_of("smoking"), value=_lines(public.value("smoking"), public.value("smoking_note")))
    yield from _fields(public, "can_work_from_home", "car_commuting", *_ticked(public, "welcomes_uij"))
    yield Fact(name=_("年齢"), value=_age(public))
    yield from _fields(public, "education")
    yield Fact(
        name=label_of("experience"), value=_lines(public.value("experience"), public.value("experience_text"))
    )
    yield Fact(name=label_of("licences"), value=public.value("licences") or _("不問"))
    yield from _fields(public, "driving_licence")


def _workplace(public: PublicCard) -> str:
    card = public.card
    if not public.is_named:
        return _("%(place)s（くわしい場所は、窓口でお尋ねください）") % {"place": public.workplace}
    return _lines(card.workplace_name, postal_code(card.postal_code), f"{public.workplace}{card.street}")


def _trial(public: PublicCard) -> str:
    if not public.card.has_trial:
        return _("なし")
    same = _("労働条件は同じ") if public.card.trial_same_conditions else public.value("trial_conditions")
    return _lines(_("あり（%(length)s）") % {"length": public.value("trial_text")}, same)


def _age(public: PublicCard) -> str:
    card = public.card
    if not card.has_age_limit:
        return _("不問")
    return _lines(
        _("制限あり：%(ages)s") % {"ages": ages_text(card)},
        card.get_age_reason_display(),
        public.value("age_reason_text"),
    )


def ages_text(card: JobCard) -> str:
    """18歳以上 59歳以下, of a card with an age limit."""
    ends = []
    if card.age_from is not None:
        ends.append(_("%(age)s歳以上") % {"age": card.age_from})
    if card.age_until is not None:
        ends.append(_("%(age)s歳以下") % {"age": card.age_until})
    return " ".join(ends)


def _wages(public: PublicCard) -> Iterator[Fact]:
    card, pay = public.card, pay_of(public.card)
    yield Fact(name=_("賃金（手当等を含む）"), value=pay.html)
    yield Fact(name=_("月額の目安"), value=pay.month_text)
    if pay.year_text:
        yield Fact(name=_("年収の目安"), value=_lines(pay.year_text, pay.sum_text))
    yield Fact(name=_("a 基本給"), value=range_text(card.base_min or 0, card.base_max or 0))
    rows = [f"{row.name} {range_text(row.min, row.max)}" for row in allowances_of(card)]
    yield Fact(name=_("b 定額的に支払われる手当"), value=public.text("\n".join(rows)) or _("なし"))
    yield Fact(name=_("c 固定残業代"), value=_fixed_overtime(card))
    yield from _fields(public, "other_allowances", "wage_form")
    commuting = (
        _("月額 %(yen)s") % {"yen": yen_text(card.commuting_pay_yen)} if card.commuting_pay_yen else ""
    )
    yield Fact(name=label_of("commuting_pay"), value=_lines(public.value("commuting_pay"), commuting))
    yield from _fields(public, "pay_day_text", "raise_text", "has_bonus", "bonus_text")


def _fixed_overtime(card: JobCard) -> str:
    if not card.has_fixed_overtime:
        return _("なし")
    excess = _("時間を超えた分は追加で支給します") if card.fixed_overtime_excess_is_paid else ""
    return _lines(
        range_text(card.fixed_overtime_min or 0, card.fixed_overtime_max or card.fixed_overtime_min or 0),
        _("%(hours)s時間分") % {"hours": card.fixed_overtime_hours},
        excess,
    )


def hours_text(card: JobCard) -> str:
    """9時00分から18時00分まで"""
    if card.starts_at is None or card.ends_at is None:
        return ""
    return _("%(start)sから%(end)sまで") % {
        "start": time_text(card.starts_at),
        "end": time_text(card.ends_at),
    }


def _hours(public: PublicCard) -> Iterator[Fact]:
    card = public.card
    yield Fact(
        name=_("就業時間"),
        value=_lines(hours_text(card), public.value("hours_system"), public.value("hours_text")),
    )
    yield from _fields(public, "break_minutes")
    yield Fact(name=label_of("has_overtime"), value=_overtime(public))
    yield from _fields(public, "days_a_week")
    yield Fact(name=_("休日等"), value=public.days_off)
    yield from _fields(public, "two_day_weekend", "days_off_a_year", "paid_leave_days")


def _overtime(public: PublicCard) -> str:
    if not public.card.has_overtime:
        return _("なし")
    special = public.value("overtime_special")
    return _lines(
        _("あり（月平均%(hours)s時間）") % {"hours": public.card.overtime_hours},
        _("36協定の特別条項：%(text)s") % {"text": special} if special else "",
    )


def _conditions(public: PublicCard) -> Iterator[Fact]:
    yield from _fields(public, "insurances", "has_severance_pay")
    yield Fact(name=_("定年"), value=public.value("retirement_age") or _("なし"))
    yield from _fields(public, "employed_until_age", "housing", "has_nursery")


def _company(public: PublicCard) -> Iterator[Fact]:
    place = public.establishment
    if public.is_named:
        # The same words stand on every posting of theirs: looked for, they would tell whose this one is.
        yield Fact(name=_("事業内容"), value=place.business)
        yield Fact(name=_("会社の特長"), value=place.features)
    yield Fact(
        name=_("従業員数"),
        value=_lines(
            _("企業全体 %(n)s人") % {"n": f"{place.employees_company:,}"},
            _("就業場所 %(n)s人（うち女性 %(women)s人、うちパート %(part)s人）")
            % {
                "n": f"{place.employees_here:,}",
                "women": f"{place.employees_women:,}",
                "part": f"{place.employees_part_time:,}",
            },
        ),
    )
    if public.is_named:
        representative = " ".join(filter(None, (place.representative_title, place.representative_name)))
        yield Fact(name=_("代表者"), value=representative)
        yield Fact(
            name=_("設立年"),
            value=_("%(year)s年") % {"year": place.founded_year} if place.founded_year else "",
        )
        yield Fact(name=_("資本金"), value=_capital(place))
    yield Fact(name=_("労働組合"), value=_("あり") if place.has_labour_union else _("なし"))


def _capital(place: Establishment) -> str:
    yen = place.capital_yen
    return "" if yen is None else f"{yen // _MAN:,}万円" if yen >= _MAN and not yen % _MAN else f"{yen:,}円"


def result_words(card: JobCard) -> str:
    """When the employer promises to tell the result; empty where the card promises nothing."""
    within = card.result_within_days
    if within is None:
        return ""
    methods = card.selection_methods
    if SelectionMethod.DOCUMENTS in methods and SelectionMethod.INTERVIEW not in methods:
        return _("応募書類の到着後%(days)s日以内") % {"days": within}
    return _("面接後%(days)s日以内") % {"days": within}


def _selection(public: PublicCard) -> Iterator[Fact]:
    card = public.card
    yield from _fields(public, "openings", "hiring_reason", "selection_methods")
    yield Fact(name=_("選考結果の通知"), value=result_words(card))
    yield from _fields(public, "documents", "document_route", "document_return")
    if not public.is_named:
        return
    if public.shows_contact:
        who = " ".join(filter(None, (card.contact_department, card.contact_name)))
        yield Fact(name=_("選考の担当者"), value=who)
        yield Fact(name=_("担当者の電話番号"), value=tel_link(card.contact_telephone))


def _notes(public: PublicCard) -> Iterator[Fact]:
    yield from _fields(public, "special_notes", "message")


_SECTIONS = (
    ("employer", gettext_lazy("求人事業所"), _employer),
    ("work", gettext_lazy("仕事内容"), _work),
    ("wages", gettext_lazy("賃金・手当"), _wages),
    ("hours", gettext_lazy("労働時間"), _hours),
    ("conditions", gettext_lazy("その他の労働条件等"), _conditions),
    ("company", gettext_lazy("会社の情報"), _company),
    ("selection", gettext_lazy("選考等"), _selection),
    ("notes", gettext_lazy("求人に関する特記事項"), _notes),
)


def whole_card(posting: Posting, card: JobCard) -> list[PublicSection]:
    """A card for the one it was sent to, whatever the publication level; what stands above it says whose it is."""
    public = PublicCard(posting, Sight.FULL, shows_contact=True, version=card)
    return [section for section in public.sections() if section.key != "employer"]


def head_facts(acceptance: Acceptance) -> list[Fact]:
    """求人番号, the two dates and the accepting office, as they stand on top of the paper."""
    return [
        Fact(name=_("求人番号"), value=acceptance.number),
        Fact(name=_("受付年月日"), value=jdate(acceptance.accepted_on)),
        Fact(name=_("紹介期限日"), value=jdate(acceptance.refer_until)),
        Fact(name=_("受理安定所"), value=acceptance.office.name),
    ]
