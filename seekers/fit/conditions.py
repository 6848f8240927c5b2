"""応募の条件: what a card asks of everybody who applies, said beside a fit and never part of it.

A lawful age limit is a hard condition at the desk. It is told to every reader in the same words, whatever their own
age: nothing here knows whom it tells, and no ranking reads it (ADR 0015).
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from employers.choices import DrivingLicence, Experience
from employers.public_card import PublicCard, ages_text


def conditions_of(public: PublicCard) -> Iterator[str]:
    """Whole sentences, as this visitor may read them."""
    card = public.card
    if card.has_age_limit:
        said = {"ages": ages_text(card), "reason": card.get_age_reason_display()}
        yield _("年齢の制限があります：%(ages)s（%(reason)s）。応募の前にご確認ください。") % said
    if card.experience == Experience.REQUIRED:
        what = public.value("experience_text")
        yield _("経験が必要です：%(what)s") % {"what": what} if what else _("経験が必要です。")
    if licences := public.value("licences"):
        yield _("免許・資格：%(licences)s") % {"licences": licences}
    if card.driving_licence in (DrivingLicence.REQUIRED, DrivingLicence.REQUIRED_AT):
        yield _("普通自動車運転免許：%(asked)s") % {"asked": card.get_driving_licence_display()}
