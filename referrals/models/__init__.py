from referrals.models.letter import Letter
from referrals.models.referral import Referral

__all__ = ["Letter", "Referral"]
