"""Figures of a posting that its own floor cannot know and that higher floors keep up."""

from collections.abc import Mapping

from employers.models import Posting


def record_applicants(persons: Mapping[int, int]) -> None:
    """By posting: how many persons have applied so far. The caller holds the locks of these postings."""
    for posting_id, count in persons.items():
        Posting.objects.filter(pk=posting_id).exclude(applicants=count).update(applicants=count)
