"""What several scenes do: propose, telephone, send, apply, decide; postings are named by their title."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from applications.actions import applying, outcomes, selecting
from applications.actions.outcomes import Decision
from applications.choices import Result, Told
from applications.models import Application, Outcome
from employers.actions import calls
from employers.models import CallResult, Posting
from hellowork.accounts.actor import Actor, known
from hellowork.demo import catalogue, loading
from hellowork.demo.loading import Cast
from referrals.actions import proposing
from referrals.models import Referral

MOTIVE = "これまでの経験を生かし、長く働きたいと考えて応募しました。仕事の内容に関心があります。"


def propose(cast: Cast, who: str, title: str, why: str) -> Referral:
    """A draft by 佐藤."""
    return proposing.propose(
        by=cast.officer,
        seeker_id=known(cast.seekers[who].seeker_id),
        posting_id=cast.postings[title].pk,
        why=why,
    )


def confirm(cast: Cast, title: str, places: int = 2) -> int:
    """A telephone confirmation; its id."""
    return calls.record_call(
        by=cast.officer,
        posting_id=cast.postings[title].pk,
        result=CallResult.ACCEPTING,
        answered_by="ご担当の方",
        places_left=places,
        note="応募可。書類はマイページから。",
    ).pk


def send(cast: Cast, who: str, title: str, why: str, **values: Any) -> Referral:
    """Proposed and sent; with neither a call nor a reason for none, after a call."""
    draft = propose(cast, who, title, why)
    if not values.keys() & {"call_id", "no_call_reason"}:
        values["call_id"] = confirm(cast, title)
    return proposing.send(by=cast.officer, referral_id=draft.pk, why=why, **values)


def apply(cast: Cast, who: str, title: str, motive: str = MOTIVE) -> Application:
    return applying.apply(by=cast.seekers[who], posting_id=cast.postings[title].pk, motive=motive)


def select(cast: Cast, application: Application) -> Actor:
    """Opened, and selection begun; gives the employer."""
    employer = employer_of(cast, application)
    selecting.open_application(by=employer, application_id=application.pk)
    selecting.start_selection(by=employer, application_id=application.pk)
    return employer


def hire(cast: Cast, application: Application, told: Told = Told.MYPAGE) -> Outcome:
    """採用 as on the job card."""
    return outcomes.record_outcome(
        by=employer_of(cast, application), application_id=application.pk, decision=hired(cast, told)
    )


def hired(cast: Cast, told: Told = Told.MYPAGE) -> Decision:
    start = cast.timeline.today + dt.timedelta(days=14)
    return Decision(result=Result.HIRED, told=told, starts_on=start, differs_from_card=False)


def employer_of(cast: Cast, application: Application) -> Actor:
    return cast.employer_of(Posting.objects.select_related("establishment").get(pk=application.posting_id))


def receiver_of(cast: Cast, application: Application) -> Actor:
    """Who receives postings at the office that accepted this one."""
    posting = Posting.objects.select_related("acceptance").get(pk=application.posting_id)
    return cast.receivers[str(posting.standing.office_id)]


def another(
    cast: Cast, kana: str, title: str, values: Mapping[str, Any] = MappingProxyType({}), **accepting: Any
) -> Posting:
    """One more accepted posting of a company; `values` are columns of its card that only the scene knows."""
    company = catalogue.company(kana)
    card = loading.card_of(cast, company, company.offer(title)) | dict(values)
    accepted = loading.accept(cast, loading.handed_in(cast, company, card), **accepting)
    cast.postings[title] = accepted
    return accepted
