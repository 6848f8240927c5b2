"""Threads and messages between employers and applicants."""
