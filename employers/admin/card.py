"""A posting's card as an officer reads it: section by section, with what was found beside each field."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from employers import gate
from employers.findings import Finding
from employers.models import JobCard, Posting
from employers.presentation import is_asked, label_of, low_wage_words, value_text
from employers.progress import Notes, Review
from employers.sections import SECTIONS
from hellowork.offices.models import StaffMember
from hellowork.text.dates import date_text
from hellowork.web.components import Fact, Text


@dataclass(frozen=True, slots=True)
class Row:
    """One column of the card with what the machine and the office say about it."""

    name: str
    label: Text
    value: Text
    notes: Notes


class CardPage:
    """What the page of a posting shows of its card on a day."""

    def __init__(self, posting: Posting, today: dt.date) -> None:
        self.posting, self._today = posting, today
        # The public card once there is one; what the employer writes on after that is the employer's alone.
        self.card: JobCard | None = posting.card or posting.draft_card
        remarks = self.card.remarks.order_by("id") if self.card else ()
        self._review = Review(self.card, today, remarks=remarks) if self.card else None

    @property
    def sections(self) -> Iterator[tuple[Text, list[Row]]]:
        """The card by section; columns that another answer makes needless are left out."""
        if self.card is None or self._review is None:
            return
        for section in SECTIONS:
            notes = self._review.notes_of(section, asks=True)
            yield (
                section.title,
                [
                    Row(name, label_of(name), value_text(self.card, name), notes.get(name, Notes()))
                    for name in section.fields
                    if name in notes or is_asked(self.card, name)
                ],
            )

    @cached_property
    def red(self) -> list[Finding]:
        """What stands against acceptance, while the card still waits for it."""
        if self._review is None or self.posting.card_id:
            return []
        return [finding for finding in self._review.findings if finding.blocks]

    @property
    def low_wage(self) -> str:
        """A minimum wage that was published since the acceptance and is more than the posting pays."""
        return low_wage_words(self.posting, self._today)

    @property
    def orange(self) -> list[Finding]:
        """What asks for a look."""
        return self._review.doubtful if self._review else []

    @property
    def whole(self) -> list[Text]:
        """Remarks of the office on the whole card."""
        return [remark.text for remark in self._review.whole] if self._review else []

    @property
    def acceptance(self) -> list[Fact]:
        """受理: number, days, office, officer, and what holds for self-applications."""
        accepted = self.posting.acceptance
        if accepted is None:
            return []
        officer = (
            StaffMember.objects.filter(user=accepted.accepted_by_id).values_list("name", flat=True).first()
        )
        return [
            Fact(name=_("求人番号"), value=accepted.number),
            Fact(name=_("受付年月日"), value=date_text(accepted.accepted_on)),
            Fact(name=_("紹介期限日"), value=date_text(accepted.refer_until)),
            Fact(name=_("受理安定所"), value=f"{accepted.office.name} {officer or ''}".strip()),
            Fact(
                name=_("就業先"),
                value=_("発注者等の事業所") if accepted.is_performed_at_client else _("求人者の事業所"),
            ),
            Fact(name=_("オンライン自主応募"), value=self._self_application()),
            Fact(name=_("電話なしで紹介を受ける了承"), value=self._consent()),
        ]

    def _consent(self) -> str:
        """事前の了承 in force: until when, for how many."""
        given = self.posting.consents.in_force(self._today).first()
        if given is None:
            return _("なし")
        words = _("あり（%(day)sまで、%(n)s人まで）")
        return words % {"day": date_text(given.until), "n": given.most_referrals}

    def _self_application(self) -> str:
        if self.posting.self_application:
            return _("受け付けている")
        reasons = (
            gate.reasons_against(self.posting.card, self.posting.acceptance) if self.posting.card else []
        )
        return (
            _("受け付けない（%(why)s）") % {"why": "、".join(str(each.words) for each in reasons)}
            if reasons
            else _("受け付けない")
        )
