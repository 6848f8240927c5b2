"""Applications on the desk of the staff."""

from applications.admin.applications import ApplicationAdmin
from applications.admin.joined import applications_of, applications_to
from applications.admin.referrals import WindowReferralAdmin

__all__ = ["ApplicationAdmin", "WindowReferralAdmin", "applications_of", "applications_to"]
