"""Applications on the desk of the staff."""

from applications.admin.applications import ApplicationAdmin
from applications.admin.referrals import WindowReferralAdmin

__all__ = ["ApplicationAdmin", "WindowReferralAdmin"]
