"""Seekers on the desk of the staff."""

from seekers.admin.reports import CardReportAdmin
from seekers.admin.seekers import SeekerAdmin

__all__ = ["CardReportAdmin", "SeekerAdmin"]
