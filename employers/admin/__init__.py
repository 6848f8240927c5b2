"""Employers on the desk of the staff."""

from employers.admin.establishments import EstablishmentAdmin
from employers.admin.postings import PostingAdmin

__all__ = ["EstablishmentAdmin", "PostingAdmin"]
