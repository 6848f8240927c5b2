"""Seekers on the desk of the staff."""

from seekers.admin.seekers import SeekerAdmin

__all__ = ["SeekerAdmin"]
