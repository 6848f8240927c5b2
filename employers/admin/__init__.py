"""Employers on the desk of the staff."""

from employers.admin.establishments import EstablishmentAdmin
from employers.admin.postings import PostingAdmin
from employers.admin.synonyms import SynonymGroupAdmin

__all__ = ["EstablishmentAdmin", "PostingAdmin", "SynonymGroupAdmin"]
