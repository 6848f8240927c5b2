"""Referrals on the desk of the staff."""

from referrals.admin.joined import propose_it, propose_to, referrals_of, referrals_to
from referrals.admin.referrals import ReferralAdmin

__all__ = ["ReferralAdmin", "propose_it", "propose_to", "referrals_of", "referrals_to"]
