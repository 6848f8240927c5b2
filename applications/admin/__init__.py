"""Applications on the desk of the staff."""

from applications.admin.applications import ApplicationAdmin

__all__ = ["ApplicationAdmin"]
