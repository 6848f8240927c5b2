"""How long what is known about people is kept. Our rules: the real service publishes none for these.

What happens after each of these times stands in the `retention.py` of every app, and in docs/retention.md.
"""

import datetime as dt

from hellowork.settings.mode import env


def _days(name: str, days: int) -> dt.timedelta:
    return dt.timedelta(days=env.int(name, days))


# What was typed and never sent.
DRAFTS_KEPT = _days("RETENTION_DRAFTS_DAYS", 90)
# A posting that was never handed in; employers come back to theirs with the season.
DRAFT_POSTINGS_KEPT = _days("RETENTION_DRAFT_POSTINGS_DAYS", 365)
# Documents that were sent, after the application has ended.
DOCUMENTS_KEPT = _days("RETENTION_DOCUMENTS_DAYS", 90)
# Documents that their seeker took out of MyPage.
REMOVED_DOCUMENTS_KEPT = _days("RETENTION_REMOVED_DOCUMENTS_DAYS", 30)
# What was found and mailed for saved searches; a posting lives for two or three months.
FINDINGS_KEPT = _days("RETENTION_FINDINGS_DAYS", 62)
# Which postings a seeker has opened; longer, and it is a diary.
VIEWED_POSTINGS_KEPT = _days("RETENTION_VIEWED_POSTINGS_DAYS", 90)
# Files that nothing points to any more.
UNUSED_FILES_KEPT = dt.timedelta(days=1)
# Persons and what is written about them, after the last use. Two full years: 職業安定法32条の15 asks licensed
# operators to keep their 求人・求職管理簿 that long, so a shorter time would break the law for them.
PERSONS_KEPT = _days("RETENTION_PERSONS_DAYS", 731)
# Who looked, who acted, what was edited.
RECORDS_KEPT = _days("RETENTION_RECORDS_DAYS", 731)
