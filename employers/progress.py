"""How far a job card is: what stands beside each field, and the state of each section."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from employers.findings import Finding, find
from employers.models import JobCard, Remark
from employers.presentation import column_of
from employers.sections import SECTION_OF, SECTIONS, Section
from hellowork.web.components import TaskState

# What only the office can do something about.
FOR_THE_OFFICE = frozenset({"old_table"})
# The machine's word for a required field that is empty: asked for, but nothing wrong was written.
MISSING = "missing"
_PLACES = {name: place for place, name in enumerate(SECTION_OF)}


@dataclass
class Notes:
    """What stands beside one field: remarks of the office, and findings of the machine."""

    remarks: list[Remark] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.remarks or self.findings)

    @property
    def is_wrong(self) -> bool:
        """Whether the field must be changed before the card can be handed in or accepted."""
        return bool(self.remarks) or any(finding.blocks for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Progress:
    """One section of one card."""

    section: Section
    is_empty: bool
    # Its typed text holds something unreadable.
    is_unread: bool
    missing: int
    wrong: int
    doubtful: int
    remarks: int

    @property
    def state(self) -> TaskState:
        if self.is_unread or self.wrong or self.remarks:
            return TaskState.WRONG
        if self.is_empty:
            return TaskState.EMPTY
        return TaskState.STARTED if self.missing else TaskState.DONE

    @property
    def hint(self) -> str | Promise:
        """What is left to do, counted."""
        said = [
            _("ハローワークからのお願い：%(n)s件") % {"n": self.remarks} if self.remarks else "",
            _("読み取れない欄があります") if self.is_unread else "",
            _("修正が必要な欄：%(n)s件") % {"n": self.wrong} if self.wrong else "",
            _("未入力の必須の欄：%(n)s件") % {"n": self.missing}
            if self.missing and not self.is_empty
            else "",
            _("ご確認いただきたい欄：%(n)s件") % {"n": self.doubtful} if self.doubtful else "",
        ]
        return "、".join(part for part in said if part)


class Review:
    """Everything the machine and the office say about a card.

    `unread` are the sections with a kept draft; `without` are codes of findings that are not this reader's affair.
    """

    def __init__(
        self,
        card: JobCard,
        on: dt.date,
        *,
        remarks: Iterable[Remark] = (),
        unread: Collection[str] = (),
        without: Collection[str] = (),
    ) -> None:
        self.card, self.unread = card, unread
        self.remarks = list(remarks)
        found = [each for each in find(card, on) if each.code not in without]
        # In the order of the form, so that whoever fills in the gaps goes through it once.
        self.findings: list[Finding] = sorted(found, key=lambda each: _PLACES.get(each.field, len(_PLACES)))

    @property
    def whole(self) -> list[Remark]:
        """Remarks on the card as a whole, or on a column that no section shows."""
        return [remark for remark in self.remarks if remark.field not in SECTION_OF]

    def notes_of(self, section: Section, *, asks: bool = False) -> Mapping[str, Notes]:
        """By field: what is said about a section. Gaps are pointed out once it was begun, or if `asks` says so."""
        notes: dict[str, Notes] = defaultdict(Notes)
        for remark in self.remarks:
            notes[remark.field].remarks.append(remark)
        shows_gaps = asks or not is_empty(self.card, section)
        for finding in self.findings:
            if shows_gaps or finding.code != MISSING:
                notes[finding.field].findings.append(finding)
        return {name: notes[name] for name in section.fields if name in notes}

    @property
    def sections(self) -> list[Progress]:
        return [self._progress(section) for section in SECTIONS]

    def _progress(self, section: Section) -> Progress:
        own = [finding for finding in self.findings if SECTION_OF.get(finding.field) is section]
        return Progress(
            section=section,
            is_empty=is_empty(self.card, section),
            is_unread=section.slug in self.unread,
            missing=sum(finding.code == MISSING for finding in own),
            wrong=sum(finding.blocks and finding.code != MISSING for finding in own),
            doubtful=sum(not finding.blocks for finding in own),
            remarks=sum(SECTION_OF.get(remark.field) is section for remark in self.remarks),
        )

    @property
    def blocking(self) -> list[Finding]:
        """Why the card cannot be handed in yet; a low wage can, so that the office can help."""
        return [finding for finding in self.findings if finding.blocks and finding.code != "minimum_wage"]

    @property
    def low_wage(self) -> Finding | None:
        """The minimum wage is not reached: handed in, but not accepted as it is."""
        return next((finding for finding in self.findings if finding.code == "minimum_wage"), None)

    @property
    def doubtful(self) -> list[Finding]:
        """What deserves a look and blocks nothing."""
        return [finding for finding in self.findings if not finding.blocks]

    @property
    def is_ready(self) -> bool:
        """Whether the card can be handed in."""
        return not self.blocking and not self.unread


def is_empty(card: JobCard, section: Section) -> bool:
    """Whether nothing was written in a section yet."""
    return all(_is_untouched(card, name) for name in section.fields)


def _is_untouched(card: JobCard, name: str) -> bool:
    column = column_of(name)
    value = getattr(card, column.attname)
    return value is None or value == column.get_default()


def seen_before(findings: Sequence[Finding], section: Section) -> frozenset[tuple[str, str]]:
    """What was said of a section, to tell what a save has added."""
    return frozenset(
        (finding.code, finding.field)
        for finding in findings
        if SECTION_OF.get(finding.field) is section and finding.code != MISSING
    )
