"""Employers on the desk of the staff."""

from employers.admin.postings import PostingAdmin

__all__ = ["PostingAdmin"]
