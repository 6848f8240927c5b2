from employers.models.acceptance import Acceptance
from employers.models.establishment import Establishment
from employers.models.job_card import JobCard
from employers.models.member import Member
from employers.models.member_invitation import MemberInvitation
from employers.models.phone_call import CallResult, PhoneCall
from employers.models.posting import Posting
from employers.models.remark import Remark
from employers.models.standing_consent import StandingConsent
from employers.search.models import PostingSearch, PostingText, SynonymGroup

__all__ = [
    "Acceptance",
    "CallResult",
    "Establishment",
    "JobCard",
    "Member",
    "MemberInvitation",
    "PhoneCall",
    "Posting",
    "PostingSearch",
    "PostingText",
    "Remark",
    "StandingConsent",
    "SynonymGroup",
]
