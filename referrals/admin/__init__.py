"""Referrals on the desk of the staff."""

from referrals.admin.referrals import ReferralAdmin

__all__ = ["ReferralAdmin"]
