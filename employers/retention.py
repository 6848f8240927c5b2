"""How long employers' data about persons are kept."""

from django.conf import settings

from employers.models import (
    Acceptance,
    Establishment,
    JobCard,
    Member,
    MemberInvitation,
    PhoneCall,
    Remark,
    StandingConsent,
    SynonymGroup,
)
from hellowork.retention import RetentionClass, Then

CALLS = RetentionClass(
    name="calls",
    title="事業所への電話の応対者と内容",
    kept=settings.PERSONS_KEPT,
    since="the call",
    then=Then.EMPTIED,
    fields={PhoneCall: {"staff": None, "answered_by": "", "note": ""}},
    jobs=("employers.tasks.empty_calls",),
)
CARDS = RetentionClass(
    name="job-cards",
    title="求人票の選考担当者",
    kept=settings.DRAFT_POSTINGS_KEPT,
    since="the last typing, of a posting that was never handed in",
    then=Then.DELETED,
    fields={
        JobCard: [
            *("contact_name", "contact_department", "contact_telephone"),
            *("special_notes", "message", "note_to_office"),
        ],
        Remark: ["text"],
    },
    jobs=("employers.tasks.forget_drafts",),
    note="A card that was accepted never changes (ADR 0006), and is not swept yet: referrals and applications cite it.",
)
ESTABLISHMENTS = RetentionClass(
    name="establishments",
    title="事業所の代表者と連絡先",
    kept=None,
    since="the end of the establishment's use of the service",
    then=Then.EMPTIED,
    fields={
        Establishment: {
            "representative_title": "",
            "representative_name": "",
            "telephone": "",
            "fax": "",
            "street": "",
            "postal_code": "",
        }
    },
    note="Public facts of a business; a sole proprietor is a person. Nothing tells yet that an establishment has left.",
)
MEMBERS = RetentionClass(
    name="members",
    title="事業所の利用者",
    kept=settings.PERSONS_KEPT,
    since="the end of the member's use",
    then=Then.DELETED,
    fields={Member: ["user", "name", "kana", "department"]},
    jobs=("employers.tasks.forget_members",),
)
INVITATIONS = RetentionClass(
    name="member-invitations",
    title="利用者の招待コード",
    kept=MemberInvitation.KEPT_FOR,
    since="the issue of the code, which ends then",
    then=Then.DELETED,
    fields={MemberInvitation: ["code_hash"]},
    jobs=("employers.tasks.forget_invitations",),
)
OFFICERS = RetentionClass(
    name="acts-on-postings",
    title="受理した職員、事前の了承をした方、検索の同義語を決めた職員",
    kept=None,
    since="the end of the account of the one who acted",
    then=Then.EMPTIED,
    fields={
        Acceptance: {"accepted_by": None},
        StandingConsent: {"given_by": None},
        SynonymGroup: {"proposed_by": None, "reviewed_by": None},
    },
    note="Emptied by the database when the account is deleted; who accepted is part of the acceptance until then.",
)
