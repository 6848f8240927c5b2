"""Seekers: registration, profile, wishes, documents, consultations."""
