"""Every side effect: events upward, notices in MyPage, mails. All leave by the outbox (ADR 0003)."""
