"""How long the words of a referral are kept. Its letter goes with the application (`applications.retention`)."""

from django.conf import settings

from hellowork.retention import RetentionClass, Then
from referrals.models import Referral

DRAFTS_KEPT = settings.DRAFTS_KEPT
REFERRALS = RetentionClass(
    name="referrals",
    title="紹介の理由と担当者、応募しない理由",
    kept=settings.PERSONS_KEPT,
    since="the end of the referral",
    then=Then.EMPTIED,
    fields={Referral: {"staff": None, "why": "", "decline_note": ""}},
    jobs=("referrals.tasks.empty_referrals", "referrals.tasks.forget_drafts"),
    note=(
        f"The fact of the referral stays; its seeker is emptied by a class of their own. A draft that was never sent is "
        f"deleted after {DRAFTS_KEPT.days} days."
    ),
)
