"""The gate of オンライン自主応募: which postings may take direct self-applications, and why others may not.

The mission's rule: switched on by the employer per posting; closed to dispatch, contracting and workplaces that
cannot be named; publication level 1 or 2; posting open. One function for form, action and page.
"""

import enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.choices import SELF_APPLICATION_LEVELS, ContractWork
from employers.models import Acceptance, JobCard

# Told the employer at the switch and beside every application that came this way.
NOTICE_TO_EMPLOYER = _(
    "オンライン自主応募で採用した場合、特定求職者雇用開発助成金、トライアル雇用助成金、地域雇用開発助成金は対象になりません。"
    "応募条件に合わない方から応募がある場合があります。"
)


class Locked(enum.Enum):
    """Why a posting cannot take self-applications. The value is what the employer reads."""

    DISPATCH = _("派遣・請負の求人のため")
    UNNAMED = _("就業先の事業所を明示できないため")
    LEVEL = _("公開範囲が3または4のため")

    @property
    def words(self) -> str | Promise:
        return self.value


def reasons_against(card: JobCard, acceptance: Acceptance | None = None) -> list[Locked]:
    """Every reason that locks the switch for this card; empty while it may be on.

    What is not filled in yet locks nothing, so that the switch does not flicker while the employer writes.
    """
    reasons = []
    if card.contract_work not in ("", ContractWork.NONE) or (
        acceptance and acceptance.is_performed_at_client
    ):
        reasons.append(Locked.DISPATCH)
    if card.workplace_is_named is False:
        reasons.append(Locked.UNNAMED)
    if card.publication_level is not None and card.publication_level not in SELF_APPLICATION_LEVELS:
        reasons.append(Locked.LEVEL)
    return reasons
