from employers.models.acceptance import Acceptance
from employers.models.establishment import Establishment
from employers.models.job_card import JobCard
from employers.models.member import Member
from employers.models.posting import Posting
from employers.models.remark import Remark

__all__ = ["Acceptance", "Establishment", "JobCard", "Member", "Posting", "Remark"]
