"""Who may be referred to what (design section 3, Referral); asked again under lock whenever it matters."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from employers.choices import PostingState
from employers.models import Member, Posting
from hellowork.accounts.errors import Refused
from referrals.models import Referral
from seekers.models import Seeker


def refuse_unfit(seeker: Seeker, posting: Posting, on: dt.date) -> None:
    """What stops every referral on this day, whatever its way: registration, consultation, the posting.

    By the days themselves too, since the jobs that end registrations and postings may be late.
    """
    _refuse_unprepared(seeker, on)
    if posting.state != PostingState.OPEN:
        raise Refused(_("この求人は、いま紹介を受け付けていません。"), code="posting_not_open")
    if posting.standing.refer_until < on:
        raise Refused(_("この求人は、紹介期限日を過ぎています。"), code="posting_past")


def _refuse_unprepared(seeker: Seeker, on: dt.date) -> None:
    """What stops every referral of this person, whatever the posting."""
    refuse_unregistered(seeker, on)
    if not seeker.consultations.exists():
        raise Refused(
            _("職業相談の記録がありません。希望条件を確認してから紹介してください。"), code="no_consultation"
        )


def reason_against_proposing_to(seeker: Seeker, on: dt.date) -> str:
    """Why no posting can be proposed to this person on this day, for the desk; empty where one can."""
    try:
        _refuse_unprepared(seeker, on)
    except Refused as refusal:
        return str(refusal.message)
    return ""


def refuse_unregistered(seeker: Seeker, on: dt.date) -> None:
    """Referrals are for 利用登録者 whose registration is valid."""
    if not seeker.is_office_registered or not seeker.is_valid or seeker.valid_until < on:
        raise Refused(_("利用登録が有効な方だけに、求人を紹介できます。"), code="registration")


def refuse_without_mypage(seeker: Seeker, posting: Posting) -> None:
    """オンラインハローワーク紹介 needs a MyPage on both sides; at the window nobody needs one."""
    if seeker.user_id is None:
        raise Refused(
            _("この方はまだマイページを使っていません。窓口で紹介するか、マイページの案内をお渡しください。"),
            code="no_mypage",
        )
    if not Member.objects.active().filter(establishment_id=posting.establishment_id).exists():
        raise Refused(
            _("この事業所は求人者マイページを使っていません。窓口で紹介してください。"),
            code="no_employer_mypage",
        )


def reason_against_sending(referral: Referral) -> str:
    """Why this draft cannot go to a MyPage, for the desk; empty where it can."""
    try:
        refuse_without_mypage(referral.seeker, referral.posting)
    except Refused as refusal:
        return str(refusal.message)
    return ""
