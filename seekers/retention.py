"""How long seekers' data are kept."""

from typing import Any

from django.conf import settings
from django.db.models.functions import TruncYear

from hellowork.retention import RetentionClass, Then
from seekers.models import (
    CardReport,
    Consultation,
    HiddenEstablishment,
    HiddenPosting,
    Invitation,
    KeptPosting,
    SavedSearch,
    SearchFinding,
    Seeker,
    SeekerDocument,
    ViewedPosting,
)

# Of the wishes the statistics need occupations, prefectures and working time alone.
_WISHES: dict[str, Any] = {
    "wish_municipalities": [],
    "wish_monthly_yen": None,
    "wish_hourly_yen": None,
    "wish_days_off": None,
    "wish_overtime_hours": None,
    "wish_ticks": [],
    "wish_musts": [],
    "wish_note": "",
}
SEEKERS = RetentionClass(
    name="seekers",
    title="求職者の登録と相談の記録",
    kept=settings.PERSONS_KEPT,
    since="the end of the registration or the last sign-in, whichever is later",
    then=Then.EMPTIED,
    fields={
        Seeker: {
            "user": None,
            "name": "",
            "kana": "",
            # The year of birth is enough for the statistics.
            "birth_date": TruncYear("birth_date"),
            "telephone": "",
            "postal_code": "",
            "street": "",
            "career": "",
            "education": "",
            "licences": "",
            "strengths": "",
            **_WISHES,
        },
        Consultation: {"staff": None, "note": "", **_WISHES},
    },
    jobs=("seekers.tasks.empty_seekers",),
    note="Municipality, year of birth, occupations and prefectures wished for, and the dates stay as statistics.",
)
DOCUMENTS = RetentionClass(
    name="seeker-documents",
    title="マイページの応募書類",
    kept=settings.REMOVED_DOCUMENTS_KEPT,
    since="the moment the seeker removed it; else with the seeker",
    then=Then.DELETED,
    fields={SeekerDocument: ["title"]},
    jobs=("seekers.tasks.forget_removed_documents", "seekers.tasks.empty_seekers"),
)
CARD_REPORTS = RetentionClass(
    name="card-reports",
    title="求人票と違うとの申出",
    kept=settings.RECORDS_KEPT,
    since="the day it was made; at the latest with the seeker",
    then=Then.DELETED,
    fields={CardReport: ["differences", "text", "handled_by", "note"]},
    jobs=("seekers.tasks.forget_card_reports", "seekers.tasks.empty_seekers"),
)
INVITATIONS = RetentionClass(
    name="invitations",
    title="マイページ開設のご案内",
    kept=None,
    since="the end of the seeker's record; unusable after 14 days",
    then=Then.DELETED,
    fields={Invitation: ["code_hash"]},
    jobs=("seekers.tasks.empty_seekers",),
)
SEARCHES = RetentionClass(
    name="saved-searches",
    title="保存した検索条件",
    kept=None,
    since="until the seeker deletes it; else with the seeker",
    then=Then.DELETED,
    fields={
        SavedSearch: ["name", "query", "conditions", "mail", "looked_at", "question"],
    },
    jobs=("seekers.tasks.empty_seekers",),
)
FINDINGS = RetentionClass(
    name="search-findings",
    title="保存した検索条件の新着の記録",
    kept=settings.FINDINGS_KEPT,
    since="the night that found them; else with the search",
    then=Then.DELETED,
    fields={SearchFinding: ["search", "day", "count", "posting_ids", "told_on"]},
    jobs=("seekers.tasks.forget_findings", "seekers.tasks.empty_seekers"),
)
SHELF = RetentionClass(
    name="seeker-shelf",
    title="お気に入りの求人と、表示しない求人・事業所",
    kept=None,
    since="the moment the seeker took it back; else with the seeker",
    then=Then.DELETED,
    fields={
        KeptPosting: ["posting", "note", "at"],
        HiddenPosting: ["posting", "at"],
        HiddenEstablishment: ["establishment", "name", "at"],
    },
    jobs=("seekers.tasks.empty_seekers",),
)
VIEWED = RetentionClass(
    name="viewed-postings",
    title="最近見た求人",
    kept=settings.VIEWED_POSTINGS_KEPT,
    since="the last opening of the posting's page; else with the seeker",
    then=Then.DELETED,
    fields={ViewedPosting: ["posting", "at"]},
    jobs=("seekers.tasks.forget_viewed", "seekers.tasks.empty_seekers"),
    note="The newest 200 of a person at most.",
)
