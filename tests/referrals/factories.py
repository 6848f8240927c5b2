"""Proposals for tests, made through the actions."""

import uuid
from dataclasses import dataclass
from typing import Any

from employers.actions import calls
from employers.models import CallResult, Posting
from hellowork.accounts.actor import Actor, OfficeRole
from referrals.actions import proposing
from referrals.models import Referral
from tests.employers import factories as employers
from tests.seekers import factories as seekers


@dataclass(frozen=True)
class Proposal:
    """Everybody in one proposal."""

    officer: Actor
    employer: Actor
    seeker: Actor
    posting: Posting
    referral: Referral


def called(posting: Posting, by: Actor, places_left: int | None = 2) -> int:
    """A confirmation by telephone; its id."""
    return calls.record_call(
        by=by, posting_id=posting.pk, result=CallResult.ACCEPTING, answered_by="田村", places_left=places_left
    ).pk


def drafted(*, days_given: int | None = None, **card: Any) -> Proposal:
    officer = employers.staff(OfficeRole.CONSULTATION)
    employer = employers.member()
    posting = employers.open_posting(employer, **card)
    seeker = seekers.office_seeker(by=officer)
    referral = proposing.propose(by=officer, seeker_id=seeker.seeker_id, posting_id=posting.pk)
    return Proposal(officer, employer, seeker, posting, referral)


def sent(*, days_given: int | None = None, **card: Any) -> Proposal:
    """A proposal in the seeker's MyPage, confirmed by telephone."""
    proposal = drafted(**card)
    call_id = called(proposal.posting, proposal.officer)
    referral = send(proposal.officer, proposal.referral.pk, call_id=call_id, days_given=days_given)
    return Proposal(proposal.officer, proposal.employer, proposal.seeker, proposal.posting, referral)


def send(by: Actor, referral_id: uuid.UUID, **values: Any) -> Referral:
    return proposing.send(by=by, referral_id=referral_id, why="事務の経験を生かせます。", **values)
