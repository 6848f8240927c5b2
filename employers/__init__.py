"""Establishments, their members, postings and job cards, acceptance, telephone calls, the search index."""
