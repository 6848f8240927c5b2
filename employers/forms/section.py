"""One section of a job card as a form: saved with gaps, each field for itself, the unreadable kept as typed."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from employers import gate
from employers.forms import allowances
from employers.forms.address import AddressForm, PrefectureField
from employers.forms.fields import REQUIRED, field_for
from employers.models import JobCard
from employers.presentation import CONDITIONAL, column_of
from employers.progress import Notes
from employers.sections import Group, Section
from hellowork.offices.reference.occupations import group_of, occupation_name
from hellowork.web.forms import HouseBoundField, error_links

# Ranges: the second must not be less than the first.
_ASCENDING = (
    ("base_min", "base_max"),
    ("fixed_overtime_min", "fixed_overtime_max"),
    ("age_from", "age_until"),
)


class SectionBoundField(HouseBoundField):
    """A field with notes beside it, which screen readers hear too."""

    form: "SectionForm"

    @cached_property
    def notes(self) -> Notes:
        return Notes() if self.errors else self.form.notes.get(self.name, Notes())

    @property
    def notes_id(self) -> str:
        return f"{self.auto_id}_notes"

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        if not self.notes or self.is_hidden:
            return described
        return f"{described} {self.notes_id}" if described else self.notes_id


class SectionForm(AddressForm):
    """The fields of one section. Nothing is required of a draft: what is missing is a finding, not an error."""

    bound_field_class = SectionBoundField
    conditional = CONDITIONAL

    def __init__(
        self, card: JobCard, data: QueryDict | None = None, *, suggestions: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=_initial(card, self.base_fields) | dict(suggestions))
        self.notes: Mapping[str, Notes] = {}
        self.locked = gate.reasons_against(card)
        if self.locked:
            self.fields.pop("wants_self_application", None)
        if "municipality" in self.fields:
            self.offer_municipalities()

    def _clean_fields(self) -> None:
        """A gap is no error here; the mark ※必須 stays on the page."""
        needed = [each for each in self.fields.values() if each.required]
        for each in needed:
            each.required = False
        super()._clean_fields()  # type: ignore[misc]
        for each in needed:
            each.required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for lower, upper in _ASCENDING:
            if None not in (cleaned.get(lower), cleaned.get(upper)) and cleaned[upper] < cleaned[lower]:
                words = {"upper": self.fields[upper].label, "lower": self.fields[lower].label}
                self.add_error(upper, _("%(upper)sは、%(lower)s以上で入力してください。") % words)
        self._settle_occupation(cleaned)
        return cleaned

    def _settle_occupation(self, cleaned: dict[str, Any]) -> None:
        """The 中分類 tells the 大分類 where that was left open; of another one it is a mistake."""
        middle, group = cleaned.get("occupation_middle"), cleaned.get("occupation")
        if not middle or "occupation" in self.errors:
            return
        own = group_of(middle)
        if not group:
            cleaned["occupation"] = own.value
        elif group != own:
            words = _("「%(middle)s」は「%(group)s」の中の分類です。どちらかを選び直してください。")
            self.add_error(
                "occupation_middle", words % {"middle": occupation_name(middle), "group": own.label}
            )

    @property
    def is_unfinished(self) -> bool:
        """Whether something was chosen that no column can keep yet: a prefecture without its municipality."""
        cleaned = self.cleaned_data
        return bool(cleaned.get("prefecture") and not cleaned.get("municipality"))

    @property
    def values(self) -> dict[str, Any]:
        """Columns of the card. What could not be read leaves its column empty, so that nobody hands it in unseen."""
        return {
            name: self.cleaned_data[name] if name in self.cleaned_data else _empty_column(name)
            for name in self.fields
            if name != "prefecture"
        }


@cache
def form_class(section: Section) -> type[SectionForm]:
    """The form of a section, with a field for each of its columns."""
    fields: dict[str, forms.Field] = {}
    for name in section.fields:
        if name == "municipality":
            fields["prefecture"] = PrefectureField(required=name in REQUIRED)
        if name != "allowances":
            fields[name] = field_for(name)
    return type(f"{section.slug.title()}Form", (SectionForm,), fields)


def _initial(card: JobCard, names: Iterable[str]) -> dict[str, Any]:
    initial = {name: getattr(card, name) for name in names if name not in ("municipality", "prefecture")}
    if "municipality" in names and card.municipality_id:
        initial |= {"municipality": card.municipality_id, "prefecture": card.municipality_id[:2]}
    return initial


def _empty_column(name: str) -> Any:
    column = column_of(name)
    return None if column.null else column.get_default()


class Entry:
    """A section as a page shows it: its form, the rows of allowances where it has them, and the notes."""

    def __init__(
        self,
        section: Section,
        card: JobCard,
        data: QueryDict | None = None,
        *,
        suggestions: Mapping[str, Any] | None = None,
        rows: int = 0,
    ) -> None:
        self.section, self.card = section, card
        self.is_refused = False
        self.form = form_class(section)(card, data, suggestions=suggestions or {})
        has_rows = "allowances" in section.fields
        self.rows = allowances.rows_of(data, card.allowances, at_least=rows) if has_rows else []

    @property
    def is_bound(self) -> bool:
        return self.form.is_bound

    @property
    def errors(self) -> bool:
        """Whether anything typed cannot be read, or the whole was refused."""
        return bool(self.form.errors) or any(row.errors for row in self.rows if self.is_bound)

    def refuse(self, why: str | Promise) -> None:
        """The section cannot be saved at all; what was typed stays on the page."""
        self.is_refused = True
        self.form.add_error(None, str(why))

    def non_field_errors(self) -> ErrorList:
        return self.form.non_field_errors()

    def __iter__(self) -> Iterator[BoundField]:
        """Every field in the order of the page, for the error summary."""
        for group in self.section.groups:
            for name in group.fields:
                if name == "allowances":
                    for row in self.rows:
                        yield from row
                else:
                    yield from self._fields(name)

    @property
    def municipality(self) -> BoundField:
        """The list of municipalities, which the page puts beside the prefecture's."""
        return self.form["municipality"]

    def _fields(self, name: str) -> list[BoundField]:
        names = ("prefecture", name) if name == "municipality" else (name,)
        return [self.form[each] for each in names if each in self.form.fields]

    def annotate(self, notes: Mapping[str, Notes]) -> None:
        """Put remarks and findings beside their fields."""
        self.form.notes = notes

    @property
    def groups(self) -> list["EntryGroup"]:
        return [EntryGroup(group, self) for group in self.section.groups]

    @property
    def must_be_kept(self) -> bool:
        """Whether the page holds something that the card cannot keep yet."""
        return self.errors or self.form.is_unfinished

    @property
    def values(self) -> dict[str, Any]:
        """Columns of the card to be saved."""
        self.form.full_clean()
        values = self.form.values
        if self.rows:
            values["allowances"] = [row.value for row in self.rows if row.value is not None]
        return values

    @property
    def links(self) -> list[tuple[str, str]]:
        return error_links(self)  # type: ignore[arg-type]


class EntryGroup:
    """One heading of the page with its fields."""

    def __init__(self, group: Group, entry: Entry) -> None:
        self.title: str | Promise = group.title
        self.note: str | Promise = group.note
        self.fields = [bound for name in group.fields for bound in entry._fields(name)]
        self.rows = entry.rows if "allowances" in group.fields else []
        self.can_grow = bool(self.rows) and len(self.rows) < allowances.MOST_ROWS
        is_switch = "wants_self_application" in group.fields
        self.locked = entry.form.locked if is_switch else []
