"""How well one posting fits: the one judgement by which lists are ordered and reasons are told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from seekers.choices import WishKey
from seekers.fit.criteria import Criterion, Outcome, wished
from seekers.fit.facts import Facts
from seekers.fit.wanted import WishList

# What a card leaves open counts half.
_SHARE = {Outcome.MET: 2, Outcome.UNKNOWN: 1, Outcome.UNMET: 0}

# Hard conditions not met, and the score below zero: the lowest stands first.
Standing = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One wish and what the card says to it."""

    key: WishKey
    outcome: Outcome
    is_hard: bool
    words: str

    @property
    def is_met(self) -> bool:
        return self.outcome is Outcome.MET

    @property
    def is_open(self) -> bool:
        return self.outcome is Outcome.UNKNOWN


@dataclass(frozen=True)
class Judgement:
    """All findings about one card in the order of the criteria."""

    score: int
    findings: tuple[Finding, ...]

    @cached_property
    def hard(self) -> list[Finding]:
        """必ずの条件."""
        return [each for each in self.findings if each.is_hard]

    @property
    def hard_failures(self) -> list[Finding]:
        return [each for each in self.hard if each.outcome is Outcome.UNMET]

    @property
    def reasons_for(self) -> list[Finding]:
        """Soft wishes that are met."""
        return [each for each in self.findings if not each.is_hard and each.is_met]

    @property
    def reasons_against(self) -> list[Finding]:
        return [each for each in self.findings if not each.is_hard and each.outcome is Outcome.UNMET]

    @property
    def unknown(self) -> list[Finding]:
        """Soft wishes of which the card says nothing."""
        return [each for each in self.findings if not each.is_hard and each.is_open]

    @property
    def has_soft(self) -> bool:
        return len(self.hard) < len(self.findings)

    @property
    def met_count(self) -> int:
        return sum(each.is_met for each in self.findings)


def judge(wishes: WishList, facts: Facts) -> Judgement:
    """The judgement with its sentences; empty where nothing is wished for."""
    criteria = wished(wishes)
    findings = []
    for each in criteria:
        outcome = each.outcome(wishes, facts)
        words = each.words(wishes, facts, outcome)
        findings.append(Finding(each.key, outcome, wishes.is_must(each.key), words))
    _failures, below = standing(criteria, wishes, facts)
    return Judgement(-below, tuple(findings))


def standing(criteria: Sequence[Criterion], wishes: WishList, facts: Facts) -> Standing:
    """Where the posting stands in a list, without the sentences; `criteria` are those wished for."""
    failures = score = 0
    for each in criteria:
        outcome = each.outcome(wishes, facts)
        score += each.weight * _SHARE[outcome]
        failures += outcome is Outcome.UNMET and each.key.value in wishes.musts
    return failures, -score


def in_order(wishes: WishList, postings: Iterable[tuple[int, Facts]]) -> list[tuple[Standing, int, Facts]]:
    """Postings by their id, those that fit best first; equal ones stay as they come."""
    criteria = wished(wishes)
    found = [(standing(criteria, wishes, facts), posting_id, facts) for posting_id, facts in postings]
    return sorted(found, key=itemgetter(0))
